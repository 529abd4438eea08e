output "instance_id" {
  description = "The GPU instance."
  value       = aws_instance.gpu.id
}
