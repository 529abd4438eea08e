# A token that ends by itself, and a vault that says 30 days before that it is
# time.

resource "azurerm_key_vault" "lab" {
  name                       = "${var.name}-kv"
  location                   = var.location
  resource_group_name        = var.resource_group_name
  tenant_id                  = var.tenant_id
  sku_name                   = "standard"
  rbac_authorization_enabled = true
  soft_delete_retention_days = 7
  tags                       = var.tags
}

# Owning a subscription does not mean writing into its vaults: whoever makes the
# secret may, whatever the team may.
resource "azurerm_role_assignment" "maker" {
  scope                = azurerm_key_vault.lab.id
  role_definition_name = "Key Vault Secrets Officer"
  principal_id         = var.maker_object_id
}

# What stands here is random, and opens nothing: the first rotation writes the
# first value that does, so what is in use is in no code, no plan and no state.
resource "azurerm_key_vault_secret" "token" {
  name            = "registry-token"
  key_vault_id    = azurerm_key_vault.lab.id
  value           = uuid()
  content_type    = "token of the model registry"
  expiration_date = timeadd(var.started_at, "1440h")
  tags            = var.tags

  lifecycle {
    ignore_changes = [value, expiration_date]
  }

  depends_on = [azurerm_role_assignment.maker]
}

# Near expiry the vault tells a queue, which whoever rotates reads. The account of
# the queue takes no keys, so the topic has an identity, by which it delivers.
resource "azurerm_eventgrid_system_topic" "vault" {
  name                = "${var.name}-vault"
  location            = var.location
  resource_group_name = var.resource_group_name
  source_resource_id  = azurerm_key_vault.lab.id
  topic_type          = "Microsoft.KeyVault.vaults"
  tags                = var.tags

  identity {
    type = "SystemAssigned"
  }
}

resource "azurerm_storage_account" "events" {
  name                            = "${replace(var.name, "-", "")}events"
  location                        = var.location
  resource_group_name             = var.resource_group_name
  account_tier                    = "Standard"
  account_replication_type        = "LRS"
  min_tls_version                 = "TLS1_2"
  shared_access_key_enabled       = false
  allow_nested_items_to_be_public = false
  tags                            = var.tags
}

resource "azurerm_storage_management_policy" "events" {
  storage_account_id = azurerm_storage_account.events.id

  rule {
    name    = "let-old-data-go"
    enabled = true

    filters {
      blob_types = ["blockBlob"]
    }

    actions {
      base_blob {
        delete_after_days_since_modification_greater_than = 30
      }
    }
  }
}

resource "azurerm_storage_queue" "rotation" {
  name               = "rotation"
  storage_account_id = azurerm_storage_account.events.id
}

resource "azurerm_role_assignment" "rotation" {
  scope                = azurerm_storage_account.events.id
  role_definition_name = "Storage Queue Data Message Sender"
  principal_id         = azurerm_eventgrid_system_topic.vault.identity[0].principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_eventgrid_system_topic_event_subscription" "rotation" {
  name                 = "rotation"
  system_topic         = azurerm_eventgrid_system_topic.vault.name
  resource_group_name  = var.resource_group_name
  included_event_types = ["Microsoft.KeyVault.SecretNearExpiry", "Microsoft.KeyVault.SecretExpired"]

  delivery_identity {
    type = "SystemAssigned"
  }

  storage_queue_endpoint {
    storage_account_id = azurerm_storage_account.events.id
    queue_name         = azurerm_storage_queue.rotation.name
  }

  depends_on = [azurerm_role_assignment.rotation]
}

# Who read the secret, and who gave whom a role on it.
resource "azurerm_log_analytics_workspace" "audit" {
  name                = "${var.name}-audit"
  location            = var.location
  resource_group_name = var.resource_group_name
  sku                 = "PerGB2018"
  retention_in_days   = 30
  tags                = var.tags
}

resource "azurerm_monitor_diagnostic_setting" "vault" {
  name                       = "audit"
  target_resource_id         = azurerm_key_vault.lab.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.audit.id

  enabled_log {
    category = "AuditEvent"
  }
}
