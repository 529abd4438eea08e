output "vpc_id" {
  description = "The network."
  value       = aws_vpc.this.id
}

output "subnet_ids" {
  description = "Private subnets, in two zones."
  value       = aws_subnet.private[*].id
}

output "security_group_id" {
  description = "For everything of the workload."
  value       = aws_security_group.workload.id
}
