output "role_arn" {
  description = "What the people of the team assume."
  value       = aws_iam_role.team.arn
}
