output "virtual_machine_id" {
  description = "What trains."
  value       = azurerm_linux_virtual_machine.training.id
}
