module "key" {
  source = "./modules/key"

  name    = local.name
  region  = var.region
  project = data.google_project.current.number
}

module "network" {
  source = "./modules/network"

  name = local.name
}

module "ingestion" {
  source = "./modules/ingestion"

  name           = local.name
  region         = var.region
  project_number = data.google_project.current.number
  key_id         = module.key.id
}

module "training" {
  source = "./modules/training"

  name          = local.name
  zone          = var.zone
  machine_type  = var.instance_type
  hours         = var.hours
  ends_at       = local.ends_at
  subnetwork_id = module.network.subnetwork_id
  key_id        = module.key.id
  data_bucket   = module.ingestion.data_bucket
  models_bucket = module.ingestion.models_bucket
  labels        = local.labels
}

module "serving" {
  source = "./modules/serving"

  name          = local.name
  region        = var.region
  image         = var.serving_image
  network_id    = module.network.network_id
  subnetwork_id = module.network.subnetwork_id
  key_id        = module.key.id
  models_bucket = module.ingestion.models_bucket
}

module "operations" {
  source = "./modules/operations"

  name         = local.name
  region       = var.region
  project      = data.google_project.current.number
  zone         = module.training.zone
  disk         = module.training.disk
  service_name = module.serving.name
  channels     = module.budget.channels
}

module "budget" {
  source = "./modules/budget"

  name         = local.name
  workspace    = local.labels.workspace
  budget       = var.budget
  alert_emails = var.alert_emails
}
