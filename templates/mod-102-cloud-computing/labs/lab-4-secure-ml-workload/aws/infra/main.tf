data "aws_partition" "current" {}

# Commands of the training machine; docs/cloud.md says how they are called.
locals {
  machine_script = templatefile("${path.module}/workload/machine.sh.tftpl", {
    files = { for name in ["inference.py", "train.py"] : name => file("${path.module}/workload/${name}") }

    commands = {
      train = <<-SHELL
        export AWS_DEFAULT_REGION=${var.region}
        aws s3 cp --recursive --only-show-errors "s3://${module.ingestion.data_bucket}/landing" "$folder/data/landing"
        python3 /opt/workload/train.py "$folder/data" "$folder/models"
        aws s3 cp --recursive --only-show-errors "$folder/models" "s3://${module.ingestion.models_bucket}"
      SHELL
    }
  })
}

module "key" {
  source = "./modules/key"

  name = local.name
}

module "network" {
  source = "./modules/network"

  name    = local.name
  region  = var.region
  key_arn = module.key.arn
}

module "ingestion" {
  source = "./modules/ingestion"

  name    = local.name
  key_arn = module.key.arn
}

module "training" {
  source = "./modules/training"

  name              = local.name
  instance_type     = var.instance_type
  machine_script    = local.machine_script
  ends_at           = local.ends_at
  subnet_id         = module.network.subnet_ids[0]
  security_group_id = module.network.security_group_id
  key_arn           = module.key.arn
  data_bucket_arn   = module.ingestion.data_bucket_arn
  models_bucket_arn = module.ingestion.models_bucket_arn
  tags              = merge(local.tags, { stage = "training" })
}

module "serving" {
  source = "./modules/serving"

  name              = local.name
  region            = var.region
  serving_type      = var.serving_type
  serving_image     = var.serving_image
  ends_at           = local.ends_at
  subnet_ids        = module.network.subnet_ids
  security_group_id = module.network.security_group_id
  key_arn           = module.key.arn
  seed_model        = "${path.module}/workload/seed-model.tar.gz"
  model_key         = var.model_key
  models_bucket     = module.ingestion.models_bucket
  models_bucket_arn = module.ingestion.models_bucket_arn
}

module "operations" {
  source = "./modules/operations"

  name            = local.name
  key_arn         = module.key.arn
  data_bucket_arn = module.ingestion.data_bucket_arn
  endpoint_name   = module.serving.endpoint_name
  alert_emails    = var.alert_emails
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

  name        = local.name
  workspace   = var.workspace
  instance_id = module.training.instance_id
  ends_at     = local.ends_at
}
