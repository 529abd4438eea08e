locals {
  # Google keeps the names of a pool and a role for weeks after a destroy: the minute of
  # the start keeps them apart.
  edition = formatdate("YYYYMMDDhhmm", terraform_data.started.input)
}

# What the team trains on. Its own bucket, so that access can be given on it and
# need not be given on the project.
resource "google_storage_bucket" "data" {
  name                        = "${local.name}-data-${data.google_project.current.number}"
  location                    = var.region
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  force_destroy               = true

  # Google would keep what was deleted for a week, and the bill for it.
  soft_delete_policy {
    retention_duration_seconds = 0
  }

  lifecycle_rule {
    condition {
      age = 30
    }

    action {
      type = "Delete"
    }
  }
}

module "secret" {
  source = "./modules/secret"

  name   = local.name
  labels = local.labels
}

module "team_access" {
  source = "./modules/team-access"

  name      = local.name
  edition   = local.edition
  project   = data.google_project.current.number
  team      = var.team
  bucket    = google_storage_bucket.data.name
  secret_id = module.secret.id
}

module "pipeline_identity" {
  source = "./modules/pipeline-identity"

  name       = local.name
  edition    = local.edition
  repository = var.repository
  bucket     = google_storage_bucket.data.name
}

module "workload" {
  source = "./modules/workload"

  name      = local.name
  project   = data.google_project.current.number
  bucket    = google_storage_bucket.data.name
  secret_id = module.secret.id
}

module "budget" {
  source = "./modules/budget"

  name         = local.name
  workspace    = local.labels.workspace
  budget       = var.budget
  alert_emails = var.alert_emails
}

# Policy Analyzer answers who can do what; the recommender says which roles
# nobody uses; the audit log says who read a secret.
resource "google_project_service" "analysis" {
  for_each = toset(["policyanalyzer.googleapis.com", "recommender.googleapis.com"])

  service            = each.key
  disable_on_destroy = false
}

resource "google_project_iam_audit_config" "secrets" {
  project = data.google_project.current.number
  service = "secretmanager.googleapis.com"

  audit_log_config {
    log_type = "DATA_READ"
  }

  audit_log_config {
    log_type = "DATA_WRITE"
  }
}
