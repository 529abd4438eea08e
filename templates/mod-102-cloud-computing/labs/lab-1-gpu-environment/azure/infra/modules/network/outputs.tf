output "subnet_id" {
  description = "Subnet for the machine."
  value       = azurerm_subnet.private.id
  depends_on  = [azurerm_subnet_nat_gateway_association.this, azurerm_subnet_network_security_group_association.private]
}
