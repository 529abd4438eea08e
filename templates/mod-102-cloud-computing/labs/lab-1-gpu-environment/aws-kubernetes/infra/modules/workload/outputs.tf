output "role" {
  description = "Name of the pods' role, for what they may do."
  value       = aws_iam_role.workload.name
}
