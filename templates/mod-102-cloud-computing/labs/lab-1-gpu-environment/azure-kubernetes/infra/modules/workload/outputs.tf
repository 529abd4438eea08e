output "principal_id" {
  description = "The pods' identity, for what they may do."
  value       = azurerm_user_assigned_identity.workload.principal_id
}

output "client_id" {
  description = "The same, as the annotation of the service account names it."
  value       = azurerm_user_assigned_identity.workload.client_id
}
