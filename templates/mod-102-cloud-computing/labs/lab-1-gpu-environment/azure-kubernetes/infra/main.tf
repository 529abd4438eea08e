module "network" {
  source = "./modules/network"

  name                = local.name
  location            = azurerm_resource_group.lab.location
  resource_group_name = azurerm_resource_group.lab.name
  tags                = local.tags
}

module "cluster" {
  source = "./modules/cluster"

  name                = local.name
  location            = azurerm_resource_group.lab.location
  resource_group_name = azurerm_resource_group.lab.name
  tenant_id           = data.azurerm_client_config.current.tenant_id
  object_id           = data.azurerm_client_config.current.object_id
  subnet_id           = module.network.subnet_id
  kubernetes_version  = var.kubernetes_version
  system_size         = "Standard_D2s_v5"
  tags                = local.tags
}

module "gpu_nodes" {
  source = "./modules/gpu-nodes"

  cluster_id  = module.cluster.id
  location    = azurerm_resource_group.lab.location
  subnet_id   = module.network.subnet_id
  size        = var.instance_type
  purchase    = var.purchase
  nodes       = var.gpu_nodes
  disk_gb     = var.disk_gb
  quota_vcpus = var.quota_vcpus
  ends_at     = local.ends_at
  tags        = local.tags
}

module "workload" {
  source = "./modules/workload"

  name                = local.name
  location            = azurerm_resource_group.lab.location
  resource_group_name = azurerm_resource_group.lab.name
  oidc_issuer_url     = module.cluster.oidc_issuer_url
  tags                = local.tags
}

module "storage" {
  source = "./modules/storage"

  name                = local.name
  location            = azurerm_resource_group.lab.location
  resource_group_name = azurerm_resource_group.lab.name
  principal_id        = module.workload.principal_id
  tags                = local.tags
}

module "budget" {
  source = "./modules/budget"

  name                = local.name
  resource_group_name = azurerm_resource_group.lab.name
  resource_group_id   = azurerm_resource_group.lab.id
  workspace           = var.workspace
  budget              = var.budget
  started_at          = terraform_data.started.output
  alert_emails        = var.alert_emails
  tags                = local.tags
}

# Azure keeps the nodes in a group of their own, which the budget of the lab's group
# does not see.
module "node_budget" {
  source = "./modules/budget"

  name                = "${local.name}-nodes"
  resource_group_name = azurerm_resource_group.lab.name
  resource_group_id   = module.cluster.node_resource_group_id
  workspace           = var.workspace
  budget              = var.budget
  started_at          = terraform_data.started.output
  alert_emails        = var.alert_emails
  tags                = local.tags
}

module "termination" {
  source = "./modules/termination"

  name                = local.name
  location            = azurerm_resource_group.lab.location
  resource_group_name = azurerm_resource_group.lab.name
  resource_group_id   = azurerm_resource_group.lab.id
  cluster_id          = module.cluster.id
  ends_at             = local.ends_at
  tags                = local.tags
}
