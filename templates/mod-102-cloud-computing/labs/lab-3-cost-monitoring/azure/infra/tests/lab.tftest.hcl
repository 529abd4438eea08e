# `terraform test` needs Terraform 1.7 or newer (mock_provider). Nothing is
# created and no account is needed.

mock_provider "azurerm" {
  mock_data "azurerm_client_config" {
    defaults = {
      tenant_id = "00000000-0000-4000-8000-000000000001"
      object_id = "00000000-0000-4000-8000-000000000002"
    }
  }

  mock_data "azurerm_subscription" {
    defaults = { id = "/subscriptions/00000000-0000-4000-8000-000000000000" }
  }
}

variables {
  module     = "mod-102"
  lab        = "lab-3"
  learner    = "test"
  workspace  = "019ab3c4-5d6e-7f80-9a1b-2c3d2e8b0001"
  region     = "eastus"
  budget     = "10"
  hours      = 4
  expires_at = "2999-01-01T00:00:00Z"
}

run "plans_the_whole_lab" {
  command = plan

  assert {
    condition     = local.name == "lab-2e8b0001"
    error_message = "Names must carry the end of the workspace's id."
  }

  assert {
    condition     = local.tags["workspace"] == var.workspace
    error_message = "Everything must carry the workspace."
  }
}

run "ends_with_the_lease_where_that_is_sooner" {
  command = plan

  variables {
    expires_at = timeadd(timestamp(), "1h")
  }

  assert {
    condition     = local.ends_at == var.expires_at
    error_message = "The lab must not outlive the lease."
  }
}

run "tells_who_is_named" {
  command = plan

  module {
    source = "./modules/budget"
  }

  variables {
    name                = "lab-test"
    resource_group_name = "lab-test"
    resource_group_id   = "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/lab-test"
    started_at          = "2026-11-23T12:00:00Z"
    alert_emails        = ["ada@example.com"]
    tags                = {}
  }

  assert {
    condition     = length(azurerm_monitor_action_group.budget.email_receiver) == 1
    error_message = "Who is named must be told."
  }
}

run "delivers_the_bill_to_storage" {
  command = plan

  module {
    source = "./modules/export"
  }

  variables {
    name                = "lab-test"
    location            = "eastus"
    resource_group_name = "lab-test"
    resource_group_id   = "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/lab-test"
    started_at          = "2026-11-23T12:00:00Z"
    tags                = {}
  }

  assert {
    condition     = azurerm_resource_group_cost_management_export.actual.recurrence_type == "Daily"
    error_message = "The bill must come every day."
  }

  assert {
    condition     = azurerm_storage_account.bill.shared_access_key_enabled
    error_message = "Cost Management delivers by a key of the account, and refuses one without keys."
  }
}

run "exports_in_columns_of_focus" {
  command = apply

  module {
    source = "./modules/export"
  }

  variables {
    name                = "lab-test"
    location            = "eastus"
    resource_group_name = "lab-test"
    resource_group_id   = "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/lab-test"
    started_at          = "2026-11-23T12:00:00Z"
    tags                = {}
  }

  assert {
    condition     = jsondecode(azurerm_resource_group_template_deployment.focus.template_content).resources[0].properties.definition.type == "FocusCost"
    error_message = "The export must be of FOCUS."
  }

  assert {
    condition     = jsondecode(azurerm_resource_group_template_deployment.focus.template_content).resources[0].properties.deliveryInfo.destination.container == "exports"
    error_message = "The export must go where the others go."
  }
}
