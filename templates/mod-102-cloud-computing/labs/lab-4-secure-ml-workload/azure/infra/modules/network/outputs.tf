output "network_id" {
  description = "The network."
  value       = azurerm_virtual_network.this.id
}

output "machines_subnet_id" {
  description = "For the machine that trains."
  value       = azurerm_subnet.machines.id
  depends_on  = [azurerm_subnet_network_security_group_association.machines]
}

output "serving_subnet_id" {
  description = "For what serves."
  value       = azurerm_subnet.serving.id
}
