output "budget_name" {
  description = "The budget in Cloud Billing."
  value       = google_billing_budget.lab.display_name
}

output "channels" {
  description = "Who is told by mail, for other alerts."
  value       = [for channel in google_monitoring_notification_channel.email : channel.id]
}
