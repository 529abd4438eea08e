module "network" {
  source = "./modules/network"

  name                = local.name
  location            = azurerm_resource_group.lab.location
  resource_group_name = azurerm_resource_group.lab.name
  tags                = local.tags
}

module "gpu_instance" {
  source = "./modules/gpu-instance"

  name                = local.name
  location            = azurerm_resource_group.lab.location
  resource_group_name = azurerm_resource_group.lab.name
  size                = var.instance_type
  purchase            = var.purchase
  disk_gb             = var.disk_gb
  ends_at             = local.ends_at
  quota_vcpus         = var.quota_vcpus
  subnet_id           = module.network.subnet_id
  ssh_public_key      = var.ssh_public_key
  smoke_test          = file("${path.module}/files/gpu-smoke-test.sh")
  tags                = local.tags
}

module "storage" {
  source = "./modules/storage"

  name                = local.name
  location            = azurerm_resource_group.lab.location
  resource_group_name = azurerm_resource_group.lab.name
  principal_id        = module.gpu_instance.principal_id
  tags                = local.tags
}

module "budget" {
  source = "./modules/budget"

  name                = local.name
  resource_group_name = azurerm_resource_group.lab.name
  resource_group_id   = azurerm_resource_group.lab.id
  workspace           = var.workspace
  budget              = var.budget
  started_at          = terraform_data.started.output
  alert_emails        = var.alert_emails
  tags                = local.tags
}

module "termination" {
  source = "./modules/termination"

  name                = local.name
  location            = azurerm_resource_group.lab.location
  resource_group_name = azurerm_resource_group.lab.name
  resource_group_id   = azurerm_resource_group.lab.id
  virtual_machine_id  = module.gpu_instance.virtual_machine_id
  ends_at             = local.ends_at
  tags                = local.tags
}
