output "storage" {
  description = "Where training data comes in and models are kept."
  value       = module.ingestion.storage_name
}

output "data_container" {
  description = "Its container for data."
  value       = "data"
}

output "models_container" {
  description = "Its container for models."
  value       = "models"
}

output "training_principal" {
  description = "As whom training reads and writes."
  value       = module.training.principal_id
}

output "serving_principal" {
  description = "As whom serving reads models."
  value       = module.serving.principal_id
}

output "key" {
  description = "What opens data and models."
  value       = module.key.id
}

output "resource_group" {
  description = "Group of the project."
  value       = azurerm_resource_group.lab.name
}

output "network" {
  description = "Network of the project."
  value       = module.network.network_id
}

output "subnets" {
  description = "Its private subnets for machines and for what serves."
  value       = [module.network.machines_subnet_id, module.network.serving_subnet_id]
}

output "machine_name" {
  description = "What trains."
  value       = module.training.machine_name
}

output "endpoint" {
  description = "Where what serves answers, to the network of the project alone."
  value       = "https://${module.serving.fqdn}"
}

output "service" {
  description = "What serves, to the network of the project alone."
  value       = module.serving.name
}

output "backup_vault" {
  description = "What a restore starts from."
  value       = module.operations.backup_vault
}
