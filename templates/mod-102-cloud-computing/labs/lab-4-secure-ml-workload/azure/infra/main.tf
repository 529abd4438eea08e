# What every module is told: where, in which group, and what it carries.
locals {
  place = {
    name                = local.name
    location            = azurerm_resource_group.lab.location
    resource_group_name = azurerm_resource_group.lab.name
    tags                = local.tags
  }

  # Commands of the training machine, the only one that reaches the storage;
  # docs/cloud.md says how they are called.
  machine_script = templatefile("${path.module}/workload/machine.sh.tftpl", {
    files = { for name in ["inference.py", "landing.py", "train.py"] : name => file("${path.module}/workload/${name}") }

    commands = {
      land = <<-SHELL
        export AZCOPY_AUTO_LOGIN_TYPE=MSI
        python3 /opt/workload/landing.py "$folder" "$@"
        azcopy copy "$folder/landing" "${local.blobs}/data" --recursive --output-level essential
      SHELL

      train = <<-SHELL
        export AZCOPY_AUTO_LOGIN_TYPE=MSI
        mkdir "$folder/data" "$folder/models"
        azcopy copy "${local.blobs}/data/landing" "$folder/data" --recursive --output-level essential
        python3 /opt/workload/train.py "$folder/data" "$folder/models"
        azcopy copy "$folder/models/*" "${local.blobs}/models" --recursive --output-level essential
      SHELL

      ask = <<-SHELL
        curl --silent --show-error --data "$2" "$1"
      SHELL
    }
  })

  blobs = "https://${module.ingestion.storage_name}.blob.core.windows.net"
}

module "key" {
  source = "./modules/key"

  place     = local.place
  tenant_id = data.azurerm_client_config.current.tenant_id
  object_id = data.azurerm_client_config.current.object_id
}

module "network" {
  source = "./modules/network"

  place           = local.place
  network_watcher = var.network_watcher
  storage_id      = module.ingestion.storage_id
  key_id          = module.key.id
  identity_id     = module.key.identity_id
}

module "ingestion" {
  source = "./modules/ingestion"

  place       = local.place
  key_id      = module.key.id
  identity_id = module.key.identity_id
}

module "training" {
  source = "./modules/training"

  place          = local.place
  size           = var.instance_type
  quota_vcpus    = var.quota_vcpus
  machine_script = local.machine_script
  ends_at        = local.ends_at
  subnet_id      = module.network.machines_subnet_id
  ssh_public_key = var.ssh_public_key
  storage_id     = module.ingestion.storage_id
}

module "serving" {
  source = "./modules/serving"

  place        = local.place
  image        = var.serving_image
  program      = join("\n", [for name in ["inference.py", "serve.py"] : file("${path.module}/workload/${name}")])
  seed_model   = file("${path.module}/workload/seed-model.json")
  network_id   = module.network.network_id
  subnet_id    = module.network.serving_subnet_id
  storage_id   = module.ingestion.storage_id
  storage_name = module.ingestion.storage_name
  log_id       = module.operations.log_id
}

module "operations" {
  source = "./modules/operations"

  place              = local.place
  vault_id           = module.key.vault_id
  storage_id         = module.ingestion.storage_id
  virtual_machine_id = module.training.virtual_machine_id
  alert_emails       = var.alert_emails
}

module "alert" {
  source = "./modules/alert"

  place           = local.place
  service_id      = module.serving.id
  action_group_id = module.operations.action_group_id
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
  virtual_machine_id  = module.training.virtual_machine_id
  ends_at             = local.ends_at
  tags                = local.tags
}
