output "budget_name" {
  description = "The budget of the resource group in Cost Management."
  value       = module.budget.budget_name
}

output "export" {
  description = "Where the bill is delivered."
  value       = module.export.container
}
