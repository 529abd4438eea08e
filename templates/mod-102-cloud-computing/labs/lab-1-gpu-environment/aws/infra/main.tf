module "network" {
  source = "./modules/network"

  name          = local.name
  instance_type = var.instance_type
  zone          = var.zone
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
  smoke_test        = file("${path.module}/files/gpu-smoke-test.sh")
}

module "storage" {
  source = "./modules/storage"

  name = local.name
  role = module.gpu_instance.role
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
  instance_id = module.gpu_instance.instance_id
  ends_at     = local.ends_at
}
