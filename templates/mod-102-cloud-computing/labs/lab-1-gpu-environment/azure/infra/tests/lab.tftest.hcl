# `terraform test` needs Terraform 1.7 or newer (mock_provider). Nothing is
# created and no account is needed.

mock_provider "azurerm" {
  mock_resource "azurerm_resource_group" {
    defaults = { id = "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/lab-2e8b0001" }
  }
}

variables {
  module        = "mod-102"
  lab           = "lab-1"
  learner       = "test"
  workspace     = "019ab3c4-5d6e-7f80-9a1b-2c3d2e8b0001"
  region        = "eastus"
  instance_type = "Standard_NC4as_T4_v3"
  budget        = "12.50"
  hours         = 4
  expires_at    = "2999-01-01T00:00:00Z"
}

run "plans_a_hardened_gpu_machine" {
  command = plan

  module {
    source = "./modules/gpu-instance"
  }

  variables {
    name                = "lab-test"
    location            = "eastus"
    resource_group_name = "lab-test"
    size                = "Standard_NC4as_T4_v3"
    purchase            = "on-demand"
    disk_gb             = 128
    ends_at             = "2999-01-01T00:00:00Z"
    quota_vcpus         = 4
    subnet_id           = "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/lab-test/providers/Microsoft.Network/virtualNetworks/lab-test/subnets/private"
    ssh_public_key      = "ssh-ed25519 AAAA test"
    smoke_test          = "true"
    tags                = {}
  }

  assert {
    condition     = azurerm_linux_virtual_machine.gpu.disable_password_authentication
    error_message = "No password must open the machine."
  }

  assert {
    condition     = azurerm_linux_virtual_machine.gpu.encryption_at_host_enabled
    error_message = "Disks must be encrypted on the host too."
  }

  assert {
    condition     = azurerm_network_interface.gpu.ip_configuration[0].public_ip_address_id == null
    error_message = "The machine must have no public address."
  }
}

run "buys_spot_where_it_is_asked_to" {
  command = plan

  module {
    source = "./modules/gpu-instance"
  }

  variables {
    name                = "lab-test"
    location            = "eastus"
    resource_group_name = "lab-test"
    size                = "Standard_NC4as_T4_v3"
    purchase            = "spot"
    disk_gb             = 128
    ends_at             = "2999-01-01T00:00:00Z"
    quota_vcpus         = 4
    subnet_id           = "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/lab-test/providers/Microsoft.Network/virtualNetworks/lab-test/subnets/private"
    ssh_public_key      = "ssh-ed25519 AAAA test"
    smoke_test          = "true"
    tags                = {}
  }

  assert {
    condition     = azurerm_linux_virtual_machine.gpu.priority == "Spot" && azurerm_linux_virtual_machine.gpu.eviction_policy == "Delete"
    error_message = "Spot must be asked for as such, and leave nothing when it is taken back."
  }
}

run "ends_the_machine" {
  command = plan

  module {
    source = "./modules/termination"
  }

  variables {
    name                = "lab-test"
    location            = "eastus"
    resource_group_name = "lab-test"
    resource_group_id   = "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/lab-test"
    virtual_machine_id  = "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/lab-test/providers/Microsoft.Compute/virtualMachines/lab-test"
    ends_at             = "2999-01-01T18:30:00Z"
    tags                = {}
  }

  assert {
    condition     = azurerm_automation_schedule.terminate.start_time == "2999-01-01T18:30:00Z"
    error_message = "The runbook must run when the time is over."
  }

  assert {
    condition     = azurerm_dev_test_global_vm_shutdown_schedule.machine.daily_recurrence_time == "1830"
    error_message = "The shutdown must be at that time of the day."
  }
}

run "budgets_what_was_agreed" {
  command = plan

  module {
    source = "./modules/budget"
  }

  variables {
    name                = "lab-test"
    resource_group_name = "lab-test"
    resource_group_id   = "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/lab-test"
    started_at          = "2026-11-23T12:00:00Z"
    alert_emails        = []
    tags                = {}
  }

  assert {
    condition     = azurerm_consumption_budget_resource_group.lab.amount == 12.5
    error_message = "The budget must be what was agreed."
  }

  assert {
    condition     = azurerm_consumption_budget_resource_group.lab.time_period[0].start_date == "2026-11-01T00:00:00Z"
    error_message = "The budget must start with the month."
  }
}

run "plans_the_whole_lab" {
  command = plan

  assert {
    condition     = output.budget_name == "lab-2e8b0001-budget"
    error_message = "Names must carry the end of the workspace's id."
  }
}

run "ends_with_the_lease_where_that_is_sooner" {
  command = plan

  variables {
    expires_at = timeadd(timestamp(), "1h")
  }

  assert {
    condition     = local.ends_at == var.expires_at
    error_message = "The machine must not outlive the lease."
  }
}

run "refuses_a_size_without_a_gpu" {
  command = plan

  variables {
    instance_type = "Standard_D4s_v5"
  }

  expect_failures = [var.instance_type]
}

run "refuses_more_than_the_quota" {
  command = plan

  module {
    source = "./modules/gpu-instance"
  }

  variables {
    name                = "lab-test"
    location            = "eastus"
    resource_group_name = "lab-test"
    size                = "Standard_NC8as_T4_v3"
    purchase            = "on-demand"
    disk_gb             = 128
    ends_at             = "2999-01-01T00:00:00Z"
    quota_vcpus         = 4
    subnet_id           = "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/lab-test/providers/Microsoft.Network/virtualNetworks/lab-test/subnets/private"
    ssh_public_key      = "ssh-ed25519 AAAA test"
    smoke_test          = "true"
    tags                = {}
  }

  expect_failures = [azurerm_linux_virtual_machine.gpu]
}

run "refuses_a_time_that_is_over" {
  command = plan

  module {
    source = "./modules/gpu-instance"
  }

  variables {
    name                = "lab-test"
    location            = "eastus"
    resource_group_name = "lab-test"
    size                = "Standard_NC4as_T4_v3"
    purchase            = "on-demand"
    disk_gb             = 128
    ends_at             = "2020-01-01T00:00:00Z"
    quota_vcpus         = 4
    subnet_id           = "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/lab-test/providers/Microsoft.Network/virtualNetworks/lab-test/subnets/private"
    ssh_public_key      = "ssh-ed25519 AAAA test"
    smoke_test          = "true"
    tags                = {}
  }

  expect_failures = [azurerm_linux_virtual_machine.gpu]
}
