data "azurerm_subscription" "current" {}

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

module "anomalies" {
  source = "./modules/anomalies"

  name            = local.name
  subscription_id = data.azurerm_subscription.current.id
  alert_emails    = var.alert_emails
}

module "export" {
  source = "./modules/export"

  name                = local.name
  location            = azurerm_resource_group.lab.location
  resource_group_name = azurerm_resource_group.lab.name
  resource_group_id   = azurerm_resource_group.lab.id
  started_at          = terraform_data.started.output
  tags                = local.tags
}
