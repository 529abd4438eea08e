# A training machine has an identity of its own: Azure hands it to it, for hours,
# and no key of it lies on a disk. As it stands it may change everything in the
# group: your task is to narrow it. What it really does: read the training data,
# and read its token.

resource "azurerm_user_assigned_identity" "workload" {
  name                = "${var.name}-workload"
  location            = var.location
  resource_group_name = var.resource_group_name
  tags                = var.tags
}

resource "azurerm_role_assignment" "workload" {
  scope                = var.resource_group_id
  role_definition_name = "Contributor"
  principal_id         = azurerm_user_assigned_identity.workload.principal_id
  principal_type       = "ServicePrincipal"
}
