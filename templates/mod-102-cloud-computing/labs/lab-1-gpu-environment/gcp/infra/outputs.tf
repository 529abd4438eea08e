output "instance_name" {
  description = "The GPU machine."
  value       = module.gpu_instance.instance_name
}

output "connect" {
  description = "Opens a shell on the machine through Google's tunnel, without a public address."
  value       = "gcloud compute ssh ${module.gpu_instance.instance_name} --zone ${module.gpu_instance.zone} --tunnel-through-iap"
}

output "check_gpu" {
  description = "What to run in that shell."
  value       = "gpu-smoke-test"
}

output "data" {
  description = "Where data and results go."
  value       = module.storage.url
}

output "terminates_at" {
  description = "When the machine ends at the latest."
  value       = local.ends_at
}

output "budget_name" {
  description = "The budget in Cloud Billing."
  value       = module.budget.budget_name
}
