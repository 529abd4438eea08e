output "subnet_id" {
  description = "Subnet for the instance."
  value       = aws_subnet.public.id
  depends_on  = [aws_route.internet, aws_route_table_association.public]
}

output "security_group_id" {
  description = "Security group for the instance."
  value       = aws_security_group.instance.id
}
