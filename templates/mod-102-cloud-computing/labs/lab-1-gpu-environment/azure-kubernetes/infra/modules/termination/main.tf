# Deletes the cluster with all its nodes when its time is over, also where nobody runs
# destroy.

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

# No more than it takes to look the cluster up and delete it.
resource "azurerm_role_definition" "end" {
  name        = "${var.name}-end"
  scope       = var.resource_group_id
  description = "Lets the runbook end the cluster of one lab"

  permissions {
    actions = [
      "Microsoft.ContainerService/managedClusters/read",
      "Microsoft.ContainerService/managedClusters/delete",
    ]
  }

  assignable_scopes = [var.resource_group_id]
}

resource "azurerm_role_assignment" "end" {
  scope              = var.cluster_id
  role_definition_id = azurerm_role_definition.end.role_definition_resource_id
  principal_id       = azurerm_automation_account.lab.identity[0].principal_id
  principal_type     = "ServicePrincipal"
}

resource "azurerm_automation_runbook" "end" {
  name                    = "${var.name}-end"
  location                = var.location
  resource_group_name     = var.resource_group_name
  automation_account_name = azurerm_automation_account.lab.name
  runbook_type            = "PowerShell"
  log_verbose             = false
  log_progress            = true
  description             = "Ends a lab"
  tags                    = var.tags

  # By the API itself, which needs no module for clusters.
  content = <<-POWERSHELL
    param([string] $ResourceId)
    $ErrorActionPreference = 'Stop'
    Connect-AzAccount -Identity | Out-Null
    $answer = Invoke-AzRestMethod -Method DELETE -Path "$($ResourceId)?api-version=2025-05-01"
    if ($answer.StatusCode -ge 400) { throw "Deleting $ResourceId failed: $($answer.StatusCode) $($answer.Content)" }
  POWERSHELL
}

resource "azurerm_automation_schedule" "end" {
  name                    = "${var.name}-end"
  resource_group_name     = var.resource_group_name
  automation_account_name = azurerm_automation_account.lab.name
  frequency               = "OneTime"
  start_time              = var.ends_at
  timezone                = "Etc/UTC"
  description             = "When the time of the lab is over"
}

resource "azurerm_automation_job_schedule" "end" {
  resource_group_name     = var.resource_group_name
  automation_account_name = azurerm_automation_account.lab.name
  runbook_name            = azurerm_automation_runbook.end.name
  schedule_name           = azurerm_automation_schedule.end.name
  parameters              = { resourceid = var.cluster_id }

  depends_on = [azurerm_role_assignment.end]
}
