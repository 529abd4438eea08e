# Where data comes in, and where models are kept: encrypted with keys of
# Microsoft's, closed to the public, opened by identities alone. Versions make a
# deletion something that can be undone.

resource "azurerm_storage_account" "data" {
  name                            = replace(var.place.name, "-", "")
  location                        = var.place.location
  resource_group_name             = var.place.resource_group_name
  account_tier                    = "Standard"
  account_replication_type        = "LRS"
  min_tls_version                 = "TLS1_2"
  https_traffic_only_enabled      = true
  shared_access_key_enabled       = false
  allow_nested_items_to_be_public = false
  public_network_access_enabled   = false
  tags                            = merge(var.place.tags, { stage = "ingestion" })

  identity {
    type         = "UserAssigned"
    identity_ids = [var.identity_id]
  }

  blob_properties {
    versioning_enabled = true

    delete_retention_policy {
      days = 14
    }
  }
}

resource "azurerm_storage_container" "this" {
  for_each = toset(["data", "models"])

  name                  = each.key
  storage_account_id    = azurerm_storage_account.data.id
  container_access_type = "private"
}

resource "azurerm_storage_management_policy" "data" {
  storage_account_id = azurerm_storage_account.data.id

  rule {
    name    = "let-old-versions-go"
    enabled = true

    filters {
      blob_types = ["blockBlob"]
    }

    actions {
      version {
        delete_after_days_since_creation = 30
      }
    }
  }
}
