# One key for everything that the workload keeps: to take the key away is to take
# the data away, wherever copies of it lie.

resource "azurerm_key_vault" "workload" {
  name                       = "${var.place.name}-kv"
  location                   = var.place.location
  resource_group_name        = var.place.resource_group_name
  tenant_id                  = var.tenant_id
  sku_name                   = "standard"
  rbac_authorization_enabled = true
  soft_delete_retention_days = 7

  # Storage takes no key from a vault that could lose it. The name of the vault
  # stays taken for the days of its soft delete.
  purge_protection_enabled = true
  tags                     = var.place.tags
}

# Owning a subscription does not mean using its keys: whoever makes the key may.
resource "azurerm_role_assignment" "maker" {
  scope                = azurerm_key_vault.workload.id
  role_definition_name = "Key Vault Crypto Officer"
  principal_id         = var.object_id
}

resource "azurerm_key_vault_key" "workload" {
  name         = "data"
  key_vault_id = azurerm_key_vault.workload.id
  key_type     = "RSA"
  key_size     = 3072
  key_opts     = ["wrapKey", "unwrapKey"]
  tags         = var.place.tags

  rotation_policy {
    expire_after         = "P120D"
    notify_before_expiry = "P29D"

    automatic {
      time_before_expiry = "P30D"
    }
  }

  depends_on = [azurerm_role_assignment.maker]
}

# As whom storage uses the key.
resource "azurerm_user_assigned_identity" "storage" {
  name                = "${var.place.name}-storage"
  location            = var.place.location
  resource_group_name = var.place.resource_group_name
  tags                = var.place.tags
}

resource "azurerm_role_assignment" "storage" {
  scope                = azurerm_key_vault.workload.id
  role_definition_name = "Key Vault Crypto Service Encryption User"
  principal_id         = azurerm_user_assigned_identity.storage.principal_id
  principal_type       = "ServicePrincipal"
}
