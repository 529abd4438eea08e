output "client_id" {
  description = "As whom the pipeline signs in."
  value       = azurerm_user_assigned_identity.pipeline.client_id
}

output "subject" {
  description = "Whose tokens it trusts."
  value       = azurerm_federated_identity_credential.pipeline.subject
}
