module "budget" {
  source = "./modules/budget"

  name         = local.name
  workspace    = local.labels.workspace
  budget       = var.budget
  alert_emails = var.alert_emails
}

module "export" {
  source = "./modules/export"

  name            = local.name
  region          = var.region
  billing_account = data.google_project.current.billing_account
}

module "anomalies" {
  source = "./modules/anomalies"

  name         = local.name
  region       = var.region
  project      = data.google_project.current.number
  dataset_id   = module.export.dataset_id
  export_table = module.export.export_table
  workspace    = local.labels.workspace
  channels     = module.budget.channels
}
