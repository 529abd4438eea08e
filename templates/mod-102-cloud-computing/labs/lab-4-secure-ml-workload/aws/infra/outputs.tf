output "data_bucket" {
  description = "Where training data comes in."
  value       = module.ingestion.data_bucket
}

output "models_bucket" {
  description = "Where models are kept."
  value       = module.ingestion.models_bucket
}

output "instance_id" {
  description = "What trains."
  value       = module.training.instance_id
}

output "endpoint_name" {
  description = "What serves, to the network of the project alone."
  value       = module.serving.endpoint_name
}

output "backup_vault" {
  description = "What a restore starts from."
  value       = module.operations.backup_vault
}
