# Pods of the service account lab in the namespace lab act as this identity: Azure
# trusts what the cluster says of them, and no key lies in a secret.

resource "azurerm_user_assigned_identity" "workload" {
  name                = "${var.name}-pods"
  location            = var.location
  resource_group_name = var.resource_group_name
  tags                = var.tags
}

resource "azurerm_federated_identity_credential" "workload" {
  name                = "${var.name}-pods"
  resource_group_name = var.resource_group_name
  parent_id           = azurerm_user_assigned_identity.workload.id
  issuer              = var.oidc_issuer_url
  subject             = "system:serviceaccount:lab:lab"
  audience            = ["api://AzureADTokenExchange"]
}
