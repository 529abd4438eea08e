# The control plane, and one small node for what every cluster runs (DNS and the
# like), so that nothing but GPU work lands on the GPU node.

resource "azurerm_user_assigned_identity" "cluster" {
  name                = "${var.name}-cluster"
  location            = var.location
  resource_group_name = var.resource_group_name
  tags                = var.tags
}

# The control plane joins nodes to the subnet.
resource "azurerm_role_assignment" "network" {
  scope                = var.subnet_id
  role_definition_name = "Network Contributor"
  principal_id         = azurerm_user_assigned_identity.cluster.principal_id
  principal_type       = "ServicePrincipal"
}

resource "azurerm_kubernetes_cluster" "this" {
  name                = var.name
  location            = var.location
  resource_group_name = var.resource_group_name
  dns_prefix          = var.name
  kubernetes_version  = var.kubernetes_version
  node_resource_group = "${var.name}-nodes"
  sku_tier            = "Free"
  tags                = var.tags

  # No address on the internet: people come in by `az aks command invoke`, with
  # their own account.
  private_cluster_enabled             = true
  private_cluster_public_fqdn_enabled = false
  run_command_enabled                 = true
  local_account_disabled              = true
  role_based_access_control_enabled   = true

  # Pods have identities of their own.
  oidc_issuer_enabled       = true
  workload_identity_enabled = true

  identity {
    type         = "UserAssigned"
    identity_ids = [azurerm_user_assigned_identity.cluster.id]
  }

  azure_active_directory_role_based_access_control {
    azure_rbac_enabled = true
    tenant_id          = var.tenant_id
  }

  key_management_service {
    key_vault_key_id         = azurerm_key_vault_key.secrets.id
    key_vault_network_access = "Public"
  }

  default_node_pool {
    name                        = "system"
    vm_size                     = var.system_size
    node_count                  = 1
    vnet_subnet_id              = var.subnet_id
    os_disk_size_gb             = 64
    host_encryption_enabled     = true
    temporary_name_for_rotation = "systemtemp"
    tags                        = var.tags

    upgrade_settings {
      max_surge = "10%"
    }
  }

  network_profile {
    network_plugin      = "azure"
    network_plugin_mode = "overlay"
    network_policy      = "cilium"
    network_data_plane  = "cilium"
    outbound_type       = "userAssignedNATGateway"
    pod_cidr            = "10.24.0.0/16"
    service_cidr        = "10.25.0.0/20"
    dns_service_ip      = "10.25.0.10"
  }

  depends_on = [azurerm_role_assignment.network, azurerm_role_assignment.key_user]
}

# Whoever makes the cluster may use it.
resource "azurerm_role_assignment" "cluster_admin" {
  scope                = azurerm_kubernetes_cluster.this.id
  role_definition_name = "Azure Kubernetes Service RBAC Cluster Admin"
  principal_id         = var.object_id
}

resource "azurerm_log_analytics_workspace" "control_plane" {
  name                = var.name
  location            = var.location
  resource_group_name = var.resource_group_name
  sku                 = "PerGB2018"
  retention_in_days   = 30
  tags                = var.tags
}

resource "azurerm_monitor_diagnostic_setting" "control_plane" {
  name                       = "control-plane"
  target_resource_id         = azurerm_kubernetes_cluster.this.id
  log_analytics_workspace_id = azurerm_log_analytics_workspace.control_plane.id

  dynamic "enabled_log" {
    for_each = ["kube-apiserver", "kube-audit-admin", "kube-controller-manager", "kube-scheduler", "guard"]

    content {
      category = enabled_log.value
    }
  }
}
