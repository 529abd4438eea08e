# The bill itself, once a day, into storage of one's own. As it stands it has what
# was billed, but not what reservations are worth on the days they are used, and
# anybody with a link could read it for ever: your task is to have both halves of
# FOCUS (billed and effective cost), in private, and to let old months go.

resource "azurerm_storage_account" "bill" {
  name                            = "${replace(var.name, "-", "")}bill"
  location                        = var.location
  resource_group_name             = var.resource_group_name
  account_tier                    = "Standard"
  account_replication_type        = "LRS"
  min_tls_version                 = "TLS1_2"
  shared_access_key_enabled       = false
  allow_nested_items_to_be_public = true
  tags                            = var.tags
}

resource "azurerm_storage_container" "bill" {
  name                  = "exports"
  storage_account_id    = azurerm_storage_account.bill.id
  container_access_type = "private"
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
