output "vault_id" {
  description = "Where the token lies."
  value       = azurerm_key_vault.lab.id
}

output "vault_name" {
  description = "Its name."
  value       = azurerm_key_vault.lab.name
}
