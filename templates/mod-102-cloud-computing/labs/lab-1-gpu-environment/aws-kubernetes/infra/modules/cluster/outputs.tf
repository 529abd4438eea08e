output "name" {
  description = "The cluster."
  value       = aws_eks_cluster.this.name
}

output "arn" {
  description = "Its ARN."
  value       = aws_eks_cluster.this.arn
}

output "endpoint" {
  description = "Of its API, inside the network."
  value       = aws_eks_cluster.this.endpoint
}

output "node_role_arn" {
  description = "As whom nodes act."
  value       = aws_iam_role.node.arn
  depends_on  = [aws_iam_role_policy_attachment.node]
}

output "system_node_group" {
  description = "Name of the group of the small node."
  value       = aws_eks_node_group.system.node_group_name
}

output "addons" {
  description = "Names of the add-ons, once they run."
  value       = concat([for addon in aws_eks_addon.before_nodes : addon.addon_name], [aws_eks_addon.coredns.addon_name])
}
