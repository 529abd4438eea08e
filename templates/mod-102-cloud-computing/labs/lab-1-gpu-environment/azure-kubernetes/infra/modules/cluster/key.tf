# Secrets are encrypted with a key of the lab's own before they reach the cluster's
# database.

resource "azurerm_key_vault" "cluster" {
  name                       = "${var.name}-kv"
  location                   = var.location
  resource_group_name        = var.resource_group_name
  tenant_id                  = var.tenant_id
  sku_name                   = "standard"
  rbac_authorization_enabled = true
  soft_delete_retention_days = 7
  tags                       = var.tags

  # A lab has to leave nothing behind: with the protection the vault, and its name,
  # would stay for days.
  purge_protection_enabled = false
}

# Owning a subscription does not mean using its keys: whoever makes the key may.
resource "azurerm_role_assignment" "key_maker" {
  scope                = azurerm_key_vault.cluster.id
  role_definition_name = "Key Vault Crypto Officer"
  principal_id         = var.object_id
}

resource "azurerm_key_vault_key" "secrets" {
  name         = "secrets"
  key_vault_id = azurerm_key_vault.cluster.id
  key_type     = "RSA"
  key_size     = 3072
  key_opts     = ["encrypt", "decrypt"]
  tags         = var.tags

  depends_on = [azurerm_role_assignment.key_maker]
}

resource "azurerm_role_assignment" "key_user" {
  scope                = azurerm_key_vault.cluster.id
  role_definition_name = "Key Vault Crypto User"
  principal_id         = azurerm_user_assigned_identity.cluster.principal_id
  principal_type       = "ServicePrincipal"
}
