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

run "keeps_the_api_off_the_internet" {
  command = plan

  module {
    source = "./modules/cluster"
  }

  variables {
    name                = "lab-test"
    location            = "eastus"
    resource_group_name = "lab-test"
    tags                = {}
    tenant_id           = "00000000-0000-4000-8000-000000000001"
    object_id           = "00000000-0000-4000-8000-000000000002"
    subnet_id           = "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/lab-test/providers/Microsoft.Network/virtualNetworks/lab-test/subnets/nodes"
    kubernetes_version  = null
    system_size         = "Standard_D2s_v5"
  }

  assert {
    condition     = azurerm_kubernetes_cluster.this.private_cluster_enabled && !azurerm_kubernetes_cluster.this.private_cluster_public_fqdn_enabled
    error_message = "The API must answer inside the network alone."
  }

  assert {
    condition     = azurerm_kubernetes_cluster.this.local_account_disabled && azurerm_kubernetes_cluster.this.azure_active_directory_role_based_access_control[0].azure_rbac_enabled
    error_message = "People must come in with their own accounts."
  }

  assert {
    condition     = azurerm_kubernetes_cluster.this.workload_identity_enabled && azurerm_kubernetes_cluster.this.oidc_issuer_enabled
    error_message = "Pods must have identities of their own."
  }

  assert {
    condition     = length(azurerm_kubernetes_cluster.this.key_management_service) == 1
    error_message = "Secrets must be encrypted with the lab's key."
  }

  assert {
    condition     = contains(azurerm_monitor_diagnostic_setting.control_plane.enabled_log[*].category, "kube-audit-admin")
    error_message = "The control plane must write down who did what."
  }
}

run "plans_a_gpu_node_for_gpu_work_alone" {
  command = plan

  module {
    source = "./modules/gpu-nodes"
  }

  variables {
    cluster_id  = "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/lab-test/providers/Microsoft.ContainerService/managedClusters/lab-test"
    location    = "eastus"
    subnet_id   = "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/lab-test/providers/Microsoft.Network/virtualNetworks/lab-test/subnets/nodes"
    size        = "Standard_NC4as_T4_v3"
    purchase    = "on-demand"
    nodes       = 1
    disk_gb     = 128
    quota_vcpus = 4
    ends_at     = "2999-01-01T00:00:00Z"
    tags        = {}
  }

  assert {
    condition     = azurerm_kubernetes_cluster_node_pool.gpu.gpu_driver == "Install"
    error_message = "AKS must install the driver."
  }

  assert {
    condition     = azurerm_kubernetes_cluster_node_pool.gpu.node_taints == tolist(["nvidia.com/gpu=present:NoSchedule"])
    error_message = "What asks for no GPU must be kept away."
  }

  assert {
    condition     = azurerm_kubernetes_cluster_node_pool.gpu.host_encryption_enabled
    error_message = "The node's disks must be encrypted on the host."
  }

  assert {
    condition     = azurerm_kubernetes_cluster_node_pool.gpu.min_count == 0
    error_message = "Nothing may be paid for while no pod asks for a GPU."
  }
}

run "says_of_a_spot_node_what_azure_wants_said" {
  command = plan

  module {
    source = "./modules/gpu-nodes"
  }

  variables {
    cluster_id  = "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/lab-test/providers/Microsoft.ContainerService/managedClusters/lab-test"
    location    = "eastus"
    subnet_id   = "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/lab-test/providers/Microsoft.Network/virtualNetworks/lab-test/subnets/nodes"
    size        = "Standard_NC4as_T4_v3"
    purchase    = "spot"
    nodes       = 0
    disk_gb     = 128
    quota_vcpus = 4
    ends_at     = "2999-01-01T00:00:00Z"
    tags        = {}
  }

  assert {
    condition     = azurerm_kubernetes_cluster_node_pool.gpu.priority == "Spot" && azurerm_kubernetes_cluster_node_pool.gpu.eviction_policy == "Delete"
    error_message = "A spot node that is taken back must be gone."
  }

  assert {
    condition     = contains(azurerm_kubernetes_cluster_node_pool.gpu.node_taints, "kubernetes.azure.com/scalesetpriority=spot:NoSchedule")
    error_message = "Without Azure's own taint a second plan would change the pool."
  }
}

run "deletes_the_cluster_when_the_time_is_over" {
  command = plan

  module {
    source = "./modules/termination"
  }

  variables {
    name                = "lab-test"
    location            = "eastus"
    resource_group_name = "lab-test"
    resource_group_id   = "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/lab-test"
    cluster_id          = "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/lab-test/providers/Microsoft.ContainerService/managedClusters/lab-test"
    ends_at             = "2999-01-01T00:00:00Z"
    tags                = {}
  }

  assert {
    condition     = azurerm_automation_schedule.end.start_time == "2999-01-01T00:00:00Z" && azurerm_automation_job_schedule.end.parameters.resourceid == "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/lab-test/providers/Microsoft.ContainerService/managedClusters/lab-test"
    error_message = "The runbook must delete the cluster at the end."
  }
}

run "plans_the_whole_lab" {
  command = plan

  assert {
    condition     = output.budget_name == "lab-2e8b0001-budget" && output.cluster_name == "lab-2e8b0001"
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
    error_message = "The cluster must not outlive the lease."
  }
}

run "refuses_a_size_without_a_gpu" {
  command = plan

  variables {
    instance_type = "Standard_D2s_v5"
  }

  expect_failures = [var.instance_type]
}

run "refuses_more_than_the_quota" {
  command = plan

  module {
    source = "./modules/gpu-nodes"
  }

  variables {
    cluster_id  = "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/lab-test/providers/Microsoft.ContainerService/managedClusters/lab-test"
    location    = "eastus"
    subnet_id   = "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/lab-test/providers/Microsoft.Network/virtualNetworks/lab-test/subnets/nodes"
    size        = "Standard_NC4as_T4_v3"
    purchase    = "on-demand"
    nodes       = 1
    disk_gb     = 128
    quota_vcpus = 2
    ends_at     = "2999-01-01T00:00:00Z"
    tags        = {}
  }

  expect_failures = [azurerm_kubernetes_cluster_node_pool.gpu]
}

run "refuses_a_time_that_is_over" {
  command = plan

  module {
    source = "./modules/gpu-nodes"
  }

  variables {
    cluster_id  = "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/lab-test/providers/Microsoft.ContainerService/managedClusters/lab-test"
    location    = "eastus"
    subnet_id   = "/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/lab-test/providers/Microsoft.Network/virtualNetworks/lab-test/subnets/nodes"
    size        = "Standard_NC4as_T4_v3"
    purchase    = "on-demand"
    nodes       = 1
    disk_gb     = 128
    quota_vcpus = 4
    ends_at     = "2020-01-01T00:00:00Z"
    tags        = {}
  }

  expect_failures = [azurerm_kubernetes_cluster_node_pool.gpu]
}
