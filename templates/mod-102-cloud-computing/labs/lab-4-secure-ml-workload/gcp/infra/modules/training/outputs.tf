output "zone" {
  description = "Where it runs."
  value       = google_compute_instance.training.zone
}

output "disk" {
  description = "Its disk, which is named after it."
  value       = google_compute_instance.training.name
}
