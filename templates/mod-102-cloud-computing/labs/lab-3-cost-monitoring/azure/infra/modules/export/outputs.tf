output "container" {
  description = "Where the bill is delivered."
  value       = "${azurerm_storage_account.bill.primary_blob_endpoint}${azurerm_storage_container.bill.name}"
}
