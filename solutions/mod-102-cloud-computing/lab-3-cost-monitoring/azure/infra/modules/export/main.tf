# The bill itself, once a day, into storage of one's own: in columns of FOCUS, and as
# Azure itself counts it, to hold the one against the other: actual is what FOCUS
# calls billed cost, amortized is its effective cost.

# An export delivers by a key of the account, which Cost Management asks Azure for,
# and is refused where there is none; one that has an identity instead, the provider
# cannot make. People and machines come by identities all the same: nothing here
# hands a key out.
resource "azurerm_storage_account" "bill" {
  name                            = "${replace(var.name, "-", "")}bill"
  location                        = var.location
  resource_group_name             = var.resource_group_name
  account_tier                    = "Standard"
  account_replication_type        = "LRS"
  min_tls_version                 = "TLS1_2"
  shared_access_key_enabled       = true
  allow_nested_items_to_be_public = false
  tags                            = var.tags
}

resource "azurerm_storage_management_policy" "bill" {
  storage_account_id = azurerm_storage_account.bill.id

  rule {
    name    = "let-old-months-go"
    enabled = true

    filters {
      blob_types = ["blockBlob"]
    }

    actions {
      base_blob {
        delete_after_days_since_modification_greater_than = 400
      }
    }
  }
}

resource "azurerm_storage_container" "bill" {
  name                  = "exports"
  storage_account_id    = azurerm_storage_account.bill.id
  container_access_type = "private"
}

# FOCUS is both in one, and Azure's own. The provider has no type for it (its
# exports know actual and amortized cost alone), so it is asked for as Azure's own
# template has it.
resource "azurerm_resource_group_template_deployment" "focus" {
  name                = "${var.name}-focus"
  resource_group_name = var.resource_group_name
  deployment_mode     = "Incremental"
  tags                = var.tags

  template_content = jsonencode({
    "$schema"      = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"
    contentVersion = "1.0.0.0"

    resources = [{
      type       = "Microsoft.CostManagement/exports"
      apiVersion = "2025-03-01"
      name       = "${var.name}-focus"

      properties = {
        format                = "Csv"
        compressionMode       = "gzip"
        partitionData         = true
        dataOverwriteBehavior = "OverwritePreviousReport"

        definition = {
          type      = "FocusCost"
          timeframe = "MonthToDate"

          dataSet = {
            granularity   = "Daily"
            configuration = { dataVersion = "1.0" }
          }
        }

        schedule = {
          status     = "Active"
          recurrence = "Daily"

          recurrencePeriod = {
            from = timeadd(var.started_at, "24h")
            to   = timeadd(var.started_at, "8760h")
          }
        }

        deliveryInfo = {
          destination = {
            type           = "AzureBlob"
            resourceId     = azurerm_storage_account.bill.id
            container      = azurerm_storage_container.bill.name
            rootFolderPath = "focus"
          }
        }
      }
    }]
  })
}

resource "azurerm_resource_group_cost_management_export" "actual" {
  name                         = "${var.name}-actual"
  resource_group_id            = var.resource_group_id
  recurrence_type              = "Daily"
  recurrence_period_start_date = timeadd(var.started_at, "24h")
  recurrence_period_end_date   = timeadd(var.started_at, "8760h")

  export_data_storage_location {
    container_id     = azurerm_storage_container.bill.id
    root_folder_path = "/actual"
  }

  export_data_options {
    type       = "ActualCost"
    time_frame = "MonthToDate"
  }
}

resource "azurerm_resource_group_cost_management_export" "amortized" {
  name                         = "${var.name}-amortized"
  resource_group_id            = var.resource_group_id
  recurrence_type              = "Daily"
  recurrence_period_start_date = timeadd(var.started_at, "24h")
  recurrence_period_end_date   = timeadd(var.started_at, "8760h")

  export_data_storage_location {
    container_id     = azurerm_storage_container.bill.id
    root_folder_path = "/amortized"
  }

  export_data_options {
    type       = "AmortizedCost"
    time_frame = "MonthToDate"
  }
}
