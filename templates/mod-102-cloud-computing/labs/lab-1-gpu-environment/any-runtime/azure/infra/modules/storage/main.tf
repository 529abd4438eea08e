# Where data and results go: a disk is gone with its machine, a container is not.
# Old blobs go by themselves, so that a forgotten checkpoint costs for weeks, not
# for years.

resource "azurerm_storage_account" "data" {
  name                            = replace(var.name, "-", "")
  location                        = var.location
  resource_group_name             = var.resource_group_name
  account_tier                    = "Standard"
  account_replication_type        = "LRS"
  min_tls_version                 = "TLS1_2"
  https_traffic_only_enabled      = true
  shared_access_key_enabled       = false
  allow_nested_items_to_be_public = false
  tags                            = var.tags
}

resource "azurerm_storage_container" "data" {
  name                  = "data"
  storage_account_id    = azurerm_storage_account.data.id
  container_access_type = "private"
}

resource "azurerm_storage_management_policy" "data" {
  storage_account_id = azurerm_storage_account.data.id

  rule {
    name    = "let-old-data-go"
    enabled = true

    filters {
      blob_types = ["blockBlob"]
    }

    actions {
      base_blob {
        tier_to_cool_after_days_since_modification_greater_than = 7
        delete_after_days_since_modification_greater_than       = 30
      }
    }
  }
}

data "azurerm_role_definition" "contributor" {
  name = "Storage Blob Data Contributor"
}

resource "azurerm_role_assignment" "machine" {
  scope              = azurerm_storage_account.data.id
  role_definition_id = data.azurerm_role_definition.contributor.id
  principal_id       = var.principal_id
  principal_type     = "ServicePrincipal"
}
