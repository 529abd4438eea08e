output "snapshots" {
  description = "What a restore starts from."
  value       = google_compute_resource_policy.snapshots.name
}
