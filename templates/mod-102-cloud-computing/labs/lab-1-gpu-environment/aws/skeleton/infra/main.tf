locals {
  name = "lab-${substr(var.workspace, 0, 8)}"

  tags = {
    module       = var.module
    lab          = var.lab
    learner      = var.learner
    workspace    = var.workspace
    "expires-at" = var.expires_at
    "managed-by" = "terraform"
  }
}

module "network" {
  source = "./modules/network"

  name          = local.name
  instance_type = var.instance_type
}

module "gpu_instance" {
  source = "./modules/gpu-instance"

  name              = local.name
  instance_type     = var.instance_type
  purchase          = var.purchase
  disk_gb           = var.disk_gb
  expires_at        = var.expires_at
  subnet_id         = module.network.subnet_id
  security_group_id = module.network.security_group_id
  volume_tags       = local.tags
}

module "guardrails" {
  source = "./modules/guardrails"

  name         = local.name
  workspace    = var.workspace
  instance_id  = module.gpu_instance.instance_id
  budget       = var.budget
  expires_at   = var.expires_at
  alert_emails = var.alert_emails
}
