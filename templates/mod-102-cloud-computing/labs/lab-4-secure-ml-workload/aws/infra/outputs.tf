output "data_bucket" {
  description = "Where training data comes in."
  value       = module.ingestion.data_bucket
}

output "models_bucket" {
  description = "Where models are kept."
  value       = module.ingestion.models_bucket
}

output "training_role" {
  description = "As whom training reads and writes."
  value       = module.training.role_arn
}

output "serving_role" {
  description = "As whom serving reads models."
  value       = module.serving.role_arn
}

output "key" {
  description = "What opens data, models, disks and logs."
  value       = module.key.arn
}

output "network" {
  description = "Network of the project."
  value       = module.network.vpc_id
}

output "subnets" {
  description = "Its private subnets."
  value       = module.network.subnet_ids
}

output "security_group" {
  description = "What may talk to the endpoints of the network."
  value       = module.network.security_group_id
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
