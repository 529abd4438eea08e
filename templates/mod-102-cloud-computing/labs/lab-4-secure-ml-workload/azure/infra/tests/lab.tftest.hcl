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
  module        = "mod-102"
  lab           = "project"
  learner       = "test"
  workspace     = "019ab3c4-5d6e-7f80-9a1b-2c3d2e8b0001"
  region        = "eastus"
  instance_type = "Standard_NC4as_T4_v3"
  budget        = "10"
  hours         = 4
  expires_at    = "2999-01-01T00:00:00Z"
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

run "refuses_a_machine_without_a_gpu" {
  command = plan

  variables {
    instance_type = "Standard_D4s_v5"
  }

  expect_failures = [var.instance_type]
}

run "takes_the_watcher_that_the_region_has" {
  command = plan

  module {
    source = "./modules/network"
  }

  variables {
    place = {
      name                = "lab-test"
      location            = "eastus"
      resource_group_name = "lab-test"
      tags                = {}
    }
    network_watcher = { resource_group_name = "NetworkWatcherRG" }
    storage_id      = "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/lab-test/providers/Microsoft.Storage/storageAccounts/labtest"
    key_id          = "https://lab-test-kv.vault.azure.net/keys/data"
    identity_id     = "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/lab-test/providers/Microsoft.ManagedIdentity/userAssignedIdentities/lab-test-storage"
  }

  assert {
    condition     = azurerm_storage_account.flows.network_rules[0].default_action == "Deny" && azurerm_storage_account.flows.network_rules[0].bypass == toset(["AzureServices"])
    error_message = "The account of the flow log must let in Azure's own services alone."
  }

  assert {
    condition     = azurerm_network_watcher_flow_log.this.network_watcher_name == "NetworkWatcher_eastus"
    error_message = "The flow log must belong to the watcher that Azure makes."
  }
}

run "refuses_more_than_the_quota" {
  command = plan

  module {
    source = "./modules/training"
  }

  variables {
    place = {
      name                = "lab-test"
      location            = "eastus"
      resource_group_name = "lab-test"
      tags                = {}
    }
    size           = "Standard_NC8as_T4_v3"
    quota_vcpus    = 7
    machine_script = "#!/bin/sh"
    ends_at        = "2999-01-01T00:00:00Z"
    subnet_id      = "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/lab-test/providers/Microsoft.Network/virtualNetworks/lab-test/subnets/machines"
    ssh_public_key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEyNCHGwSM/zyHTGZhpWZhoh+lgoh9liljVdCORSffaC nobody"
    storage_id     = "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/lab-test/providers/Microsoft.Storage/storageAccounts/labtest"
  }

  expect_failures = [azurerm_linux_virtual_machine.training]
}
