output "subnetwork_id" {
  description = "Subnet for the machine."
  value       = google_compute_subnetwork.private.id
  depends_on  = [google_compute_router_nat.this]
}
