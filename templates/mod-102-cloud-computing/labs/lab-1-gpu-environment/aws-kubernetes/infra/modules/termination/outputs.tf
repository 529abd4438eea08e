output "terminates_at" {
  description = "When the schedules delete the nodes; the control plane follows half an hour later."
  value       = "at(${local.nodes_end})"
}
