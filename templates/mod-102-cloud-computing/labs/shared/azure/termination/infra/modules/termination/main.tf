# Ends the machine when its time is over, also where nobody runs destroy: Azure
# shuts it down (and so deallocates it) at that time of the day, every day, and a
# runbook deletes it, with its disk, once.

resource "azurerm_dev_test_global_vm_shutdown_schedule" "machine" {
  virtual_machine_id    = var.virtual_machine_id
  location              = var.location
  enabled               = true
  daily_recurrence_time = formatdate("hhmm", var.ends_at)
  timezone              = "UTC"
  tags                  = var.tags

  notification_settings {
    enabled = false
  }
}

# Not closed to the public network: Azure's own machines, on which the runbook runs,
# come by it. There is no webhook, and no key opens the account.
resource "azurerm_automation_account" "lab" {
  name                          = "${var.name}-end"
  location                      = var.location
  resource_group_name           = var.resource_group_name
  sku_name                      = "Basic"
  local_authentication_enabled  = false
  public_network_access_enabled = true
  tags                          = var.tags

  identity {
    type = "SystemAssigned"
  }
}

# No more than it takes to look a machine up and delete it, with the disk that it
# leaves: Azure detaches that, keeps it and bills it.
resource "azurerm_role_definition" "terminate" {
  name        = "${var.name}-end"
  scope       = var.resource_group_id
  description = "Lets the runbook end the machine of one lab"

  permissions {
    actions = [
      "Microsoft.Compute/virtualMachines/read",
      "Microsoft.Compute/virtualMachines/delete",
      "Microsoft.Compute/disks/read",
      "Microsoft.Compute/disks/delete",
    ]
  }

  assignable_scopes = [var.resource_group_id]
}

resource "azurerm_role_assignment" "terminate" {
  scope              = var.resource_group_id
  role_definition_id = azurerm_role_definition.terminate.role_definition_resource_id
  principal_id       = azurerm_automation_account.lab.identity[0].principal_id
  principal_type     = "ServicePrincipal"
}

resource "azurerm_automation_runbook" "terminate" {
  name                    = "${var.name}-end"
  location                = var.location
  resource_group_name     = var.resource_group_name
  automation_account_name = azurerm_automation_account.lab.name
  runbook_type            = "PowerShell"
  log_verbose             = false
  log_progress            = true
  description             = "Ends a lab"
  tags                    = var.tags

  content = <<-POWERSHELL
    param([string] $ResourceId)
    $ErrorActionPreference = 'Stop'
    Connect-AzAccount -Identity | Out-Null
    $disk = (Get-AzVM -ResourceId $ResourceId).StorageProfile.OsDisk.ManagedDisk.Id
    Remove-AzVM -Id $ResourceId -ForceDeletion $true -Force
    # By the API itself, which asks for nothing of the subscription.
    $answer = Invoke-AzRestMethod -Method DELETE -Path "$($disk)?api-version=2024-03-02"
    if ($answer.StatusCode -ge 400) { throw "Deleting $disk failed: $($answer.StatusCode) $($answer.Content)" }
  POWERSHELL
}

resource "azurerm_automation_schedule" "terminate" {
  name                    = "${var.name}-end"
  resource_group_name     = var.resource_group_name
  automation_account_name = azurerm_automation_account.lab.name
  frequency               = "OneTime"
  start_time              = var.ends_at
  timezone                = "Etc/UTC"
  description             = "When the time of the lab is over"
}

resource "azurerm_automation_job_schedule" "terminate" {
  resource_group_name     = var.resource_group_name
  automation_account_name = azurerm_automation_account.lab.name
  runbook_name            = azurerm_automation_runbook.terminate.name
  schedule_name           = azurerm_automation_schedule.terminate.name
  parameters              = { resourceid = var.virtual_machine_id }

  depends_on = [azurerm_role_assignment.terminate]
}
