output "network_id" {
  description = "Network of the cluster."
  value       = google_compute_network.this.id
}

output "subnetwork_id" {
  description = "Subnet of the nodes."
  value       = google_compute_subnetwork.nodes.id
  depends_on  = [google_compute_router_nat.this]
}
