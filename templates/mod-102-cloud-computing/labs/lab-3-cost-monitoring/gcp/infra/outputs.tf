output "budget_name" {
  description = "The budget in Cloud Billing."
  value       = module.budget.budget_name
}

output "dataset" {
  description = "What the export is switched on for, in the console."
  value       = module.export.dataset_id
}
