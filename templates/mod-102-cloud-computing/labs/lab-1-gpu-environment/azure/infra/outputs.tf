output "virtual_machine_name" {
  description = "The GPU machine."
  value       = module.gpu_instance.virtual_machine_name
}

output "check_gpu" {
  description = "Runs the smoke test on the machine, without an open port or a key."
  value       = "az vm run-command invoke --resource-group ${azurerm_resource_group.lab.name} --name ${module.gpu_instance.virtual_machine_name} --command-id RunShellScript --scripts gpu-smoke-test"
}

output "data" {
  description = "Where data and results go."
  value       = module.storage.url
}

output "terminates_at" {
  description = "When the machine ends at the latest."
  value       = module.termination.terminates_at
}

output "budget_name" {
  description = "The budget of the resource group in Cost Management."
  value       = module.budget.budget_name
}
