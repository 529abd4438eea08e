output "client_id" {
  description = "As whom the pipeline signs in."
  value       = azurerm_user_assigned_identity.pipeline.client_id
}
