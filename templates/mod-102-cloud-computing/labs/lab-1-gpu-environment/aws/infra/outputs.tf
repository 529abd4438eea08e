output "instance_id" {
  description = "The GPU instance."
  value       = module.gpu_instance.instance_id
}

output "connect" {
  description = "Opens a shell on the instance, without an open port or a key."
  value       = "aws ssm start-session --region ${var.region} --target ${module.gpu_instance.instance_id}"
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
  description = "When the instance ends at the latest."
  value       = module.termination.terminates_at
}

output "budget_name" {
  description = "The budget in AWS Billing."
  value       = module.budget.budget_name
}
