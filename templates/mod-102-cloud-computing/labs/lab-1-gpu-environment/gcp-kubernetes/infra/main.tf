locals {
  # Some of Google's names stay taken after a destroy: the minute of the start keeps
  # them apart.
  edition = formatdate("YYYYMMDDhhmm", terraform_data.started.input)

  # Not every zone has every GPU; see the variable.
  zone = coalesce(var.zone, try(sort(data.google_compute_zones.up.names)[0], "none"))
}

data "google_compute_zones" "up" {
  status = "UP"
}

module "network" {
  source = "./modules/network"

  name = local.name
}

module "cluster" {
  source = "./modules/cluster"

  name                = local.name
  edition             = local.edition
  region              = var.region
  zone                = local.zone
  network_id          = module.network.network_id
  subnetwork_id       = module.network.subnetwork_id
  system_machine_type = "e2-standard-2"
  labels              = local.labels
}

module "gpu_nodes" {
  source = "./modules/gpu-nodes"

  cluster_id           = module.cluster.id
  node_service_account = module.cluster.node_service_account
  region               = var.region
  zone                 = local.zone
  machine_type         = var.instance_type
  purchase             = var.purchase
  nodes                = var.gpu_nodes
  disk_gb              = var.disk_gb
  hours                = var.hours
  ends_at              = local.ends_at
  labels               = local.labels
}

module "storage" {
  source = "./modules/storage"

  name           = local.name
  project_number = data.google_project.current.number
  region         = var.region
  member         = module.cluster.workload_member
}

module "budget" {
  source = "./modules/budget"

  name         = local.name
  workspace    = local.labels.workspace
  budget       = var.budget
  alert_emails = var.alert_emails
}

module "termination" {
  source = "./modules/termination"

  name       = local.name
  edition    = local.edition
  region     = var.region
  cluster_id = module.cluster.id
  ends_at    = local.ends_at
}
