output "id" {
  description = "What serves."
  value       = azurerm_container_app.this.id
}

output "principal_id" {
  description = "As whom it reads models."
  value       = azurerm_user_assigned_identity.serving.principal_id
}

output "fqdn" {
  description = "Where it answers."
  value       = azurerm_container_app.this.ingress[0].fqdn
}

output "name" {
  description = "Its name."
  value       = azurerm_container_app.this.name
}
