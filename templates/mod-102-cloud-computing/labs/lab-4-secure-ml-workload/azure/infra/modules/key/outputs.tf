output "id" {
  description = "The key, whichever version is current."
  value       = azurerm_key_vault_key.workload.versionless_id
  depends_on  = [azurerm_role_assignment.storage]
}

output "vault_id" {
  description = "Where it lies."
  value       = azurerm_key_vault.workload.id
}

output "identity_id" {
  description = "As whom storage uses it."
  value       = azurerm_user_assigned_identity.storage.id
}
