output "storage" {
  description = "Where training data comes in and models are kept."
  value       = module.ingestion.storage_name
}

output "service" {
  description = "What serves, to the network of the project alone."
  value       = module.serving.name
}

output "backup_vault" {
  description = "What a restore starts from."
  value       = module.operations.backup_vault
}
