output "budget_name" {
  description = "The budget in AWS Billing."
  value       = aws_budgets_budget.lab.name
}

output "terminates_at" {
  description = "When the schedule terminates the instance."
  value       = aws_scheduler_schedule.terminate.schedule_expression
}
