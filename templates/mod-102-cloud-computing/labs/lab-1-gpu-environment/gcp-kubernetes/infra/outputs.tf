output "cluster_name" {
  description = "The cluster."
  value       = module.cluster.name
}

output "cluster_location" {
  description = "Its zone."
  value       = local.zone
}

output "check_gpu" {
  description = "Runs the smoke test on a GPU node."
  value       = "make smoke-test"
}

output "data" {
  description = "Where data and results go."
  value       = module.storage.url
}

output "terminates_at" {
  description = "When the cluster ends at the latest."
  value       = local.ends_at
}

output "budget_name" {
  description = "The budget in Cloud Billing."
  value       = module.budget.budget_name
}
