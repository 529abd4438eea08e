output "instance_profile" {
  description = "What a machine of the workload is started with."
  value       = aws_iam_instance_profile.workload.name
}
