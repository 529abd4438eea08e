output "budget_name" {
  description = "The budget in AWS Billing."
  value       = aws_budgets_budget.lab.name
}
