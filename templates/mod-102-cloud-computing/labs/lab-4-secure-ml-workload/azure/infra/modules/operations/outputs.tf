output "log_id" {
  description = "Log Analytics workspace of the project."
  value       = azurerm_log_analytics_workspace.this.id
}

output "action_group_id" {
  description = "Who is called."
  value       = azurerm_monitor_action_group.incidents.id
}

output "backup_vault" {
  description = "What a restore starts from."
  value       = azurerm_recovery_services_vault.this.name
}
