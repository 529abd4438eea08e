output "budget_name" {
  description = "The budget in Cloud Billing."
  value       = google_billing_budget.lab.display_name
}
