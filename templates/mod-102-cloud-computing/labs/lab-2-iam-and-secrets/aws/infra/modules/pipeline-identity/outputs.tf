output "role_arn" {
  description = "What the pipeline assumes."
  value       = aws_iam_role.pipeline.arn
}
