output "needed_gpus" {
  description = "What one machine of the type needs of the quota."
  value       = local.gpus[var.machine_type]
}

output "quota_id" {
  description = "The quota in Cloud Quotas."
  value       = local.quota_ids[var.purchase]
}
