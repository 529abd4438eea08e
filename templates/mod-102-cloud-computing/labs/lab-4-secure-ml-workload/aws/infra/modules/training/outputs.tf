output "instance_id" {
  description = "What trains."
  value       = aws_instance.training.id
}
