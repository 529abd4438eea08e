output "subnet_ids" {
  description = "Private subnets, in two zones."
  value       = aws_subnet.private[*].id
  depends_on  = [aws_route.nat, aws_route_table_association.private]
}

output "gpu_subnet_ids" {
  description = "Those of them whose zone has the GPU."
  value       = [for subnet in aws_subnet.private : subnet.id if contains(local.gpu_zones, subnet.availability_zone)]
  depends_on  = [aws_route.nat, aws_route_table_association.private]
}
