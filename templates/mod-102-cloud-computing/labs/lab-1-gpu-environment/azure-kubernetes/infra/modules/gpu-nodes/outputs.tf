output "pool" {
  description = "Name of the pool of GPU nodes."
  value       = azurerm_kubernetes_cluster_node_pool.gpu.name
}
