# What the people of an ML team may do:
#
# - read the training data, and write results, in the lab's storage account;
# - read the token of the model registry (they never change it);
# - look at machines of the lab, and start and deallocate them.

resource "azurerm_role_definition" "machines" {
  name        = "${var.name}-machines"
  scope       = var.resource_group_id
  description = "What the ML team of a lab may do with machines"

  permissions {
    actions = [
      "Microsoft.Compute/virtualMachines/read",
      "Microsoft.Compute/virtualMachines/start/action",
      "Microsoft.Compute/virtualMachines/deallocate/action",
    ]
  }

  assignable_scopes = [var.resource_group_id]
}

resource "azurerm_role_assignment" "machines" {
  scope              = var.resource_group_id
  role_definition_id = azurerm_role_definition.machines.role_definition_resource_id
  principal_id       = var.principal_id
}

resource "azurerm_role_assignment" "data" {
  scope                = var.storage_id
  role_definition_name = "Storage Blob Data Contributor"
  principal_id         = var.principal_id
}

resource "azurerm_role_assignment" "token" {
  scope                = var.vault_id
  role_definition_name = "Key Vault Secrets User"
  principal_id         = var.principal_id
}
