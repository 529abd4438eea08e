output "storage_id" {
  description = "The account."
  value       = azurerm_storage_account.data.id
}

output "storage_name" {
  description = "Its name."
  value       = azurerm_storage_account.data.name
}
