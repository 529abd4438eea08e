output "role_arn" {
  description = "As whom it reads data and writes models."
  value       = aws_iam_role.training.arn
}

output "instance_id" {
  description = "What trains."
  value       = aws_instance.training.id
}
