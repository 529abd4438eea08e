output "virtual_machine_id" {
  description = "The GPU machine."
  value       = azurerm_linux_virtual_machine.gpu.id
}

output "virtual_machine_name" {
  description = "Its name."
  value       = azurerm_linux_virtual_machine.gpu.name
}

output "principal_id" {
  description = "Its identity."
  value       = azurerm_linux_virtual_machine.gpu.identity[0].principal_id
}
