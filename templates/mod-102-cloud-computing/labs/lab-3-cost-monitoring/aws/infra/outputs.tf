output "budget_name" {
  description = "The budget in AWS Billing."
  value       = module.budget.budget_name
}

output "export" {
  description = "Where the bill is delivered."
  value       = module.export.url
}
