output "endpoint_name" {
  description = "What serves."
  value       = aws_sagemaker_endpoint.this.name
}
