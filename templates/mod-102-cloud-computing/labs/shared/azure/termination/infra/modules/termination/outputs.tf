output "terminates_at" {
  description = "When the runbook deletes the machine."
  value       = azurerm_automation_schedule.terminate.start_time
}
