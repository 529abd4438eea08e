output "service_account" {
  description = "As whom the pipeline acts."
  value       = google_service_account.pipeline.email
}

output "provider" {
  description = "What the pipeline signs in to."
  value       = google_iam_workload_identity_pool_provider.github.name
}
