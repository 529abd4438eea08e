output "instance_name" {
  description = "The GPU machine."
  value       = google_compute_instance.gpu.name
}

output "zone" {
  description = "Where it runs."
  value       = google_compute_instance.gpu.zone
}

output "service_account_member" {
  description = "Its identity, as IAM writes it."
  value       = google_service_account.instance.member
}
