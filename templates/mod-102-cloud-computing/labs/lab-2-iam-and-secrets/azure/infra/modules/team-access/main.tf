# What the people of an ML team may do. As it stands they got the roles that make
# every question go away, on the whole subscription: your task is to narrow them.
# What they really do:
#
# - read the training data, and write results, in the lab's storage account;
# - read the token of the model registry (they never change it);
# - look at machines of the lab, and start and deallocate them.

resource "azurerm_role_definition" "machines" {
  name        = "${var.name}-machines"
  scope       = var.resource_group_id
  description = "What the ML team of a lab may do with machines"

  permissions {
    actions = ["Microsoft.Compute/*"]
  }

  assignable_scopes = [var.resource_group_id]
}

resource "azurerm_role_assignment" "machines" {
  scope              = var.resource_group_id
  role_definition_id = azurerm_role_definition.machines.role_definition_resource_id
  principal_id       = var.principal_id
}

resource "azurerm_role_assignment" "everything" {
  scope                = var.subscription_id
  role_definition_name = "Contributor"
  principal_id         = var.principal_id
}

resource "azurerm_role_assignment" "token" {
  scope                = var.vault_id
  role_definition_name = "Key Vault Administrator"
  principal_id         = var.principal_id
}
