output "data_bucket" {
  description = "Where training data comes in."
  value       = module.ingestion.data_bucket
}

output "models_bucket" {
  description = "Where models are kept."
  value       = module.ingestion.models_bucket
}

output "service" {
  description = "What serves, to the network of the project alone."
  value       = module.serving.name
}

output "snapshots" {
  description = "What a restore starts from."
  value       = module.operations.snapshots
}
