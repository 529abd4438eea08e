output "role" {
  description = "What the people of the team may do with machines."
  value       = azurerm_role_definition.machines.name
}
