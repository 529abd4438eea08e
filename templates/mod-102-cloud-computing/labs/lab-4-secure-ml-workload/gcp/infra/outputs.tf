output "data_bucket" {
  description = "Where training data comes in."
  value       = module.ingestion.data_bucket
}

output "models_bucket" {
  description = "Where models are kept."
  value       = module.ingestion.models_bucket
}

output "training_member" {
  description = "As whom training reads and writes."
  value       = module.training.member
}

output "serving_member" {
  description = "As whom serving reads models."
  value       = module.serving.member
}

output "key" {
  description = "What opens data, models and disks."
  value       = module.key.id
}

output "network" {
  description = "Network of the project."
  value       = module.network.network_id
}

output "subnets" {
  description = "Its private subnets."
  value       = [module.network.subnetwork_id]
}

output "machine_name" {
  description = "What trains."
  value       = module.training.machine_name
}

output "machine_zone" {
  description = "Where it runs."
  value       = module.training.zone
}

output "endpoint" {
  description = "Where what serves answers, to the network of the project alone."
  value       = module.serving.uri
}

output "service" {
  description = "What serves, to the network of the project alone."
  value       = module.serving.name
}

output "snapshots" {
  description = "What a restore starts from."
  value       = module.operations.snapshots
}
