output "instance_id" {
  description = "The GPU instance."
  value       = aws_instance.gpu.id
}

output "role" {
  description = "Name of its role, for what else it may do."
  value       = aws_iam_role.instance.name
}
