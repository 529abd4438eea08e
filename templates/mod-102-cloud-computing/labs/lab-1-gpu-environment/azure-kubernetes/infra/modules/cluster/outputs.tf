output "id" {
  description = "The cluster."
  value       = azurerm_kubernetes_cluster.this.id
}

output "name" {
  description = "Its name."
  value       = azurerm_kubernetes_cluster.this.name
}

output "oidc_issuer_url" {
  description = "Who vouches for its pods."
  value       = azurerm_kubernetes_cluster.this.oidc_issuer_url
}

output "node_resource_group_id" {
  description = "Group that Azure makes for the nodes."
  value       = azurerm_kubernetes_cluster.this.node_resource_group_id
}
