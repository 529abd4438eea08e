output "member" {
  description = "As whom it reads data, writes models and asks what serves."
  value       = google_service_account.training.member
}

output "machine_name" {
  description = "What trains."
  value       = google_compute_instance.training.name
}

output "zone" {
  description = "Where it runs."
  value       = google_compute_instance.training.zone
}

output "disk" {
  description = "Its disk, which is named after it."
  value       = google_compute_instance.training.name
}
