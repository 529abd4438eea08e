module "budget" {
  source = "./modules/budget"

  name         = local.name
  workspace    = var.workspace
  budget       = var.budget
  alert_emails = var.alert_emails
}

module "anomalies" {
  source = "./modules/anomalies"

  name         = local.name
  alert_emails = var.alert_emails
}

module "allocation" {
  source = "./modules/allocation"
}

module "export" {
  source = "./modules/export"

  name   = local.name
  region = var.region
}
