# Who did what, who is called when something breaks, and where one starts again.
# As it stands nobody sees who read keys and data, and nothing is backed up.

# --- Who did what -------------------------------------------------------------

resource "azurerm_log_analytics_workspace" "this" {
  name                = "${var.place.name}-log"
  location            = var.place.location
  resource_group_name = var.place.resource_group_name
  sku                 = "PerGB2018"
  retention_in_days   = 30
  tags                = var.place.tags
}

# --- Who is called --------------------------------------------------------------

resource "azurerm_monitor_action_group" "incidents" {
  name                = "${var.place.name}-incidents"
  resource_group_name = var.place.resource_group_name
  short_name          = "incidents"
  tags                = var.place.tags

  dynamic "email_receiver" {
    for_each = toset(var.alert_emails)

    content {
      name          = email_receiver.value
      email_address = email_receiver.value
    }
  }
}

# --- Where one starts again -------------------------------------------------------

resource "azurerm_recovery_services_vault" "this" {
  name                = "${var.place.name}-backup"
  location            = var.place.location
  resource_group_name = var.place.resource_group_name
  sku                 = "Standard"
  storage_mode_type   = "LocallyRedundant"
  tags                = var.place.tags
}

resource "azurerm_backup_policy_vm" "daily" {
  name                = "daily"
  resource_group_name = var.place.resource_group_name
  recovery_vault_name = azurerm_recovery_services_vault.this.name

  backup {
    frequency = "Daily"
    time      = "01:00"
  }

  retention_daily {
    count = 14
  }
}
