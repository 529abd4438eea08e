# What the team trains on. Its own account, so that access can be given on it and
# need not be given on the subscription.
resource "azurerm_storage_account" "data" {
  name                            = replace(local.name, "-", "")
  location                        = azurerm_resource_group.lab.location
  resource_group_name             = azurerm_resource_group.lab.name
  account_tier                    = "Standard"
  account_replication_type        = "LRS"
  min_tls_version                 = "TLS1_2"
  shared_access_key_enabled       = false
  allow_nested_items_to_be_public = false
  tags                            = local.tags
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
        delete_after_days_since_modification_greater_than = 30
      }
    }
  }
}

data "azurerm_subscription" "current" {}

module "secret" {
  source = "./modules/secret"

  name                = local.name
  location            = azurerm_resource_group.lab.location
  resource_group_name = azurerm_resource_group.lab.name
  tenant_id           = data.azurerm_client_config.current.tenant_id
  maker_object_id     = data.azurerm_client_config.current.object_id
  started_at          = terraform_data.started.output
  tags                = local.tags
}

module "team_access" {
  source = "./modules/team-access"

  name              = local.name
  subscription_id   = data.azurerm_subscription.current.id
  resource_group_id = azurerm_resource_group.lab.id
  principal_id      = coalesce(var.team_object_id, data.azurerm_client_config.current.object_id)
  storage_id        = azurerm_storage_account.data.id
  vault_id          = module.secret.vault_id
}

module "pipeline_identity" {
  source = "./modules/pipeline-identity"

  name                = local.name
  location            = azurerm_resource_group.lab.location
  resource_group_name = azurerm_resource_group.lab.name
  repository          = var.repository
  storage_id          = azurerm_storage_account.data.id
  tags                = local.tags
}

module "workload" {
  source = "./modules/workload"

  name                = local.name
  location            = azurerm_resource_group.lab.location
  resource_group_name = azurerm_resource_group.lab.name
  resource_group_id   = azurerm_resource_group.lab.id
  storage_id          = azurerm_storage_account.data.id
  vault_id            = module.secret.vault_id
  tags                = local.tags
}

module "budget" {
  source = "./modules/budget"

  name                = local.name
  resource_group_name = azurerm_resource_group.lab.name
  resource_group_id   = azurerm_resource_group.lab.id
  workspace           = var.workspace
  budget              = var.budget
  started_at          = terraform_data.started.output
  alert_emails        = var.alert_emails
  tags                = local.tags
}
