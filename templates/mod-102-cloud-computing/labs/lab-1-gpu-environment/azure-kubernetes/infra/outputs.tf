output "cluster_name" {
  description = "The cluster."
  value       = module.cluster.name
}

output "resource_group_name" {
  description = "Its group."
  value       = azurerm_resource_group.lab.name
}

output "workload_client_id" {
  description = "Identity of the pods of the service account lab."
  value       = module.workload.client_id
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
  description = "When the cluster ends at the latest."
  value       = module.termination.terminates_at
}

output "budget_name" {
  description = "The budget of the resource group in Cost Management."
  value       = module.budget.budget_name
}
