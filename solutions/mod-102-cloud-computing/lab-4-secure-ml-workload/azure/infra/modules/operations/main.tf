# Who did what, who is called when something breaks, and where one starts again.

# --- Who did what -------------------------------------------------------------

resource "azurerm_log_analytics_workspace" "this" {
  name                = "${var.place.name}-log"
  location            = var.place.location
  resource_group_name = var.place.resource_group_name
  sku                 = "PerGB2018"
  retention_in_days   = 30
  tags                = var.place.tags
}

resource "azurerm_monitor_diagnostic_setting" "vault" {
  name                       = "audit"
  target_resource_id         = var.vault_id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.this.id

  enabled_log {
    category = "AuditEvent"
  }
}

resource "azurerm_monitor_diagnostic_setting" "storage" {
  name                       = "audit"
  target_resource_id         = "${var.storage_id}/blobServices/default"
  log_analytics_workspace_id = azurerm_log_analytics_workspace.this.id

  enabled_log {
    category = "StorageRead"
  }

  enabled_log {
    category = "StorageWrite"
  }

  enabled_log {
    category = "StorageDelete"
  }
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

resource "azurerm_backup_protected_vm" "training" {
  resource_group_name = var.place.resource_group_name
  recovery_vault_name = azurerm_recovery_services_vault.this.name
  source_vm_id        = var.virtual_machine_id
  backup_policy_id    = azurerm_backup_policy_vm.daily.id
}
