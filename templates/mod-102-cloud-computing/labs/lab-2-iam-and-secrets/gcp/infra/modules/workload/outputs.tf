output "service_account" {
  description = "As whom a machine of the workload acts."
  value       = google_service_account.workload.email
}
