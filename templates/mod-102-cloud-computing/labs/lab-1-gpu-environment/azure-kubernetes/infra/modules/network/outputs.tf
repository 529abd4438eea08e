output "subnet_id" {
  description = "Subnet of the nodes."
  value       = azurerm_subnet.nodes.id
  depends_on  = [azurerm_subnet_nat_gateway_association.this, azurerm_subnet_network_security_group_association.nodes]
}
