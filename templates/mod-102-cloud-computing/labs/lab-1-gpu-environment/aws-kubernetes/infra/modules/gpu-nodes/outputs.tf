output "node_group" {
  description = "Name of the group of GPU nodes."
  value       = aws_eks_node_group.gpu.node_group_name
}
