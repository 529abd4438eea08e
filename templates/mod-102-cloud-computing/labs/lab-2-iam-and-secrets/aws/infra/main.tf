data "aws_partition" "current" {}

module "secret" {
  source = "./modules/secret"

  name = local.name
}

module "team_access" {
  source = "./modules/team-access"

  name            = local.name
  data_bucket_arn = "arn:${data.aws_partition.current.partition}:s3:::${var.data_bucket}"
  secret_arn      = module.secret.arn
}

module "pipeline_identity" {
  source = "./modules/pipeline-identity"

  name                  = local.name
  repository            = var.repository
  existing_provider_arn = var.existing_provider_arn
  data_bucket_arn       = "arn:${data.aws_partition.current.partition}:s3:::${var.data_bucket}"
}

module "workload" {
  source = "./modules/workload"

  name            = local.name
  data_bucket_arn = "arn:${data.aws_partition.current.partition}:s3:::${var.data_bucket}"
  secret_arn      = module.secret.arn
}

module "budget" {
  source = "./modules/budget"

  name         = local.name
  workspace    = var.workspace
  budget       = var.budget
  alert_emails = var.alert_emails
}

# Reads the trust of every role and resource of the account, and says who from
# outside gets in.
resource "aws_accessanalyzer_analyzer" "account" {
  count = var.existing_analyser_arn == null ? 1 : 0

  analyzer_name = local.name
  type          = "ACCOUNT"
}
