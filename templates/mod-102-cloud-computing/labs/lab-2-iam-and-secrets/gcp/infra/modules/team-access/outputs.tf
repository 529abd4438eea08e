output "role" {
  description = "What the people of the team may do in the project."
  value       = google_project_iam_custom_role.machines.id
}
