output "budget_name" {
  description = "The budget of the resource group in Cost Management."
  value       = azurerm_consumption_budget_resource_group.lab.name
}
