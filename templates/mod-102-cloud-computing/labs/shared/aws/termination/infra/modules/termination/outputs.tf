output "terminates_at" {
  description = "When the schedule terminates the instance."
  value       = aws_scheduler_schedule.terminate.schedule_expression
}
