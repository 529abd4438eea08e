output "identity_id" {
  description = "What a machine of the workload is started with."
  value       = azurerm_user_assigned_identity.workload.id
}
