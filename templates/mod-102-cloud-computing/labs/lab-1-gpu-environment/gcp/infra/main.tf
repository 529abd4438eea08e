module "network" {
  source = "./modules/network"

  name = local.name
}

module "gpu_instance" {
  source = "./modules/gpu-instance"

  name          = local.name
  region        = var.region
  zone          = var.zone
  machine_type  = var.instance_type
  purchase      = var.purchase
  disk_gb       = var.disk_gb
  ends_at       = local.ends_at
  subnetwork_id = module.network.subnetwork_id
  labels        = local.labels
  smoke_test    = file("${path.module}/files/gpu-smoke-test.sh")
}

module "storage" {
  source = "./modules/storage"

  name           = local.name
  project_number = data.google_project.current.number
  region         = var.region
  member         = module.gpu_instance.service_account_member
}

module "budget" {
  source = "./modules/budget"

  name         = local.name
  workspace    = local.labels.workspace
  budget       = var.budget
  alert_emails = var.alert_emails
}
