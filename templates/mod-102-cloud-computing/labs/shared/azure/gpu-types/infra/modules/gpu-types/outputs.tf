output "needed_vcpus" {
  description = "What one machine of the size needs of the quota."
  value       = local.sizes[var.size].vcpus
}

output "quota_name" {
  description = "The quota, as Azure names it."
  value       = local.quota_name
}
