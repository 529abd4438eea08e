output "id" {
  description = "What serves."
  value       = azurerm_container_app.this.id
}

output "name" {
  description = "Its name."
  value       = azurerm_container_app.this.name
}
