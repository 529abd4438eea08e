output "name" {
  description = "What serves."
  value       = google_cloud_run_v2_service.this.name
}
