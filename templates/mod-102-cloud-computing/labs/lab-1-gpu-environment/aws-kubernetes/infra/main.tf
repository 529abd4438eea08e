module "network" {
  source = "./modules/network"

  name          = local.name
  region        = var.region
  instance_type = var.instance_type
  zone          = var.zone
}

module "cluster" {
  source = "./modules/cluster"

  name                 = local.name
  kubernetes_version   = var.kubernetes_version
  subnet_ids           = module.network.subnet_ids
  system_instance_type = "t3.large"
  node_tags            = local.tags
}

module "gpu_nodes" {
  source = "./modules/gpu-nodes"

  name          = local.name
  cluster_name  = module.cluster.name
  node_role_arn = module.cluster.node_role_arn
  subnet_ids    = module.network.gpu_subnet_ids
  instance_type = var.instance_type
  purchase      = var.purchase
  nodes         = var.gpu_nodes
  disk_gb       = var.disk_gb
  ends_at       = local.ends_at
  node_tags     = local.tags
}

module "workload" {
  source = "./modules/workload"

  name         = local.name
  cluster_name = module.cluster.name
}

module "storage" {
  source = "./modules/storage"

  name = local.name
  role = module.workload.role
}

module "budget" {
  source = "./modules/budget"

  name         = local.name
  workspace    = var.workspace
  budget       = var.budget
  alert_emails = var.alert_emails
}

module "termination" {
  source = "./modules/termination"

  name         = local.name
  region       = var.region
  cluster_name = module.cluster.name
  node_groups  = ["gpu", "system"]
  ends_at      = local.ends_at
}
