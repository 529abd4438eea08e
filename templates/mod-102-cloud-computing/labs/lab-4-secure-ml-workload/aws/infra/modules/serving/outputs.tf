output "role_arn" {
  description = "As whom it reads models."
  value       = aws_iam_role.serving.arn
}

output "endpoint_name" {
  description = "What serves."
  value       = aws_sagemaker_endpoint.this.name
}
