output "url" {
  description = "Of the container."
  value       = "${azurerm_storage_account.data.primary_blob_endpoint}${azurerm_storage_container.data.name}"
}
