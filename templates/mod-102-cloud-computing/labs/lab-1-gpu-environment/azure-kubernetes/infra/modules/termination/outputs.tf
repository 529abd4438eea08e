output "terminates_at" {
  description = "When the runbook deletes the cluster."
  value       = azurerm_automation_schedule.end.start_time
}
