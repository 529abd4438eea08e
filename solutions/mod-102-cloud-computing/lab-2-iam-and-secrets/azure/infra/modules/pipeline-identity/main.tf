# A pipeline gets in with a token that GitHub signs for each job, so that there
# is no key to lose: the main branch of this repository, to write models.

resource "azurerm_user_assigned_identity" "pipeline" {
  name                = "${var.name}-pipeline"
  location            = var.location
  resource_group_name = var.resource_group_name
  tags                = var.tags
}

resource "azurerm_federated_identity_credential" "pipeline" {
  name                = "github"
  resource_group_name = var.resource_group_name
  parent_id           = azurerm_user_assigned_identity.pipeline.id
  issuer              = "https://token.actions.githubusercontent.com"
  subject             = "repo:${var.repository}:ref:refs/heads/main"
  audience            = ["api://AzureADTokenExchange"]
}

resource "azurerm_role_assignment" "publish" {
  scope                = var.storage_id
  role_definition_name = "Storage Blob Data Contributor"
  principal_id         = azurerm_user_assigned_identity.pipeline.principal_id
  principal_type       = "ServicePrincipal"
}
