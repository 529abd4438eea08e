# Remembers when the lab was first planned, so that its hours do not start anew
# with every plan; `make destroy` forgets it.
resource "terraform_data" "started" {
  input = plantimestamp()

  lifecycle {
    ignore_changes = [input]
  }
}

locals {
  # The end of the id: its start is a time, and so much the same in a cohort.
  name = "lab-${substr(var.workspace, -8, -1)}"

  hours_end = timeadd(terraform_data.started.input, "${var.hours}h")
  ends_at   = timecmp(local.hours_end, var.expires_at) < 0 ? local.hours_end : var.expires_at

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
  ends_at           = local.ends_at
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
  ends_at      = local.ends_at
  alert_emails = var.alert_emails
}
