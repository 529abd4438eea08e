output "machine_name" {
  description = "Its name."
  value       = azurerm_linux_virtual_machine.training.name
}

output "principal_id" {
  description = "As whom it reads and writes."
  value       = azurerm_linux_virtual_machine.training.identity[0].principal_id
}

output "virtual_machine_id" {
  description = "What trains."
  value       = azurerm_linux_virtual_machine.training.id
}
