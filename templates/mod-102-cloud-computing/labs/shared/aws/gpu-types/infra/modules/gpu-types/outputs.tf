output "needed_vcpus" {
  description = "What one machine of the type needs of the quota."
  value       = local.vcpus[var.instance_type]
}

output "quota_code" {
  description = "The quota in Service Quotas."
  value       = local.quota_codes[var.purchase]
}
