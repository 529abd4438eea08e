output "member" {
  description = "As whom it reads models."
  value       = google_service_account.serving.member
}

output "uri" {
  description = "Where it answers."
  value       = google_cloud_run_v2_service.this.uri
}

output "name" {
  description = "What serves."
  value       = google_cloud_run_v2_service.this.name
}
