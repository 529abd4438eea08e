module "budget" {
  source = "./modules/budget"

  name         = local.name
  workspace    = var.workspace
  budget       = var.budget
  alert_emails = var.alert_emails
}

module "anomalies" {
  source = "./modules/anomalies"

  name                 = local.name
  workspace            = var.workspace
  existing_monitor_arn = var.existing_monitor_arn
  alert_emails         = var.alert_emails
}

module "allocation" {
  source = "./modules/allocation"

  tags_account = var.tags_account
}

module "export" {
  source = "./modules/export"

  name   = local.name
  region = var.region
}
