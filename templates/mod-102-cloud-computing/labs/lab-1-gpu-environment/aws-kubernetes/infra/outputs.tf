output "cluster_name" {
  description = "The cluster."
  value       = module.cluster.name
}

output "cluster_endpoint" {
  description = "Of its API, inside the network; the tunnel of `make smoke-test` leads there."
  value       = module.cluster.endpoint
}

output "check_gpu" {
  description = "Installs what the nodes lack, and runs the smoke test on a GPU node."
  value       = "make gpu-operator smoke-test"
}

output "data" {
  description = "Where data and results go."
  value       = module.storage.url
}

output "terminates_at" {
  description = "When the nodes end at the latest."
  value       = module.termination.terminates_at
}

output "budget_name" {
  description = "The budget in AWS Billing."
  value       = module.budget.budget_name
}
