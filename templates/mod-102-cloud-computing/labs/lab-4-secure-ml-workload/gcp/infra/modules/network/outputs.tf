output "network_id" {
  description = "The network."
  value       = google_compute_network.this.id
}

output "subnetwork_id" {
  description = "Its private subnet."
  value       = google_compute_subnetwork.private.id
}
