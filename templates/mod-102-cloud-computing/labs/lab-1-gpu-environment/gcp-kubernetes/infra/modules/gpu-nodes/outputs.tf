output "pool" {
  description = "Name of the pool of GPU nodes."
  value       = google_container_node_pool.gpu.name
}
