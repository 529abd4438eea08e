output "team_role" {
  description = "What the people of the team may do in the project."
  value       = module.team_access.role
}

output "pipeline_account" {
  description = "As whom the pipeline acts."
  value       = module.pipeline_identity.service_account
}

output "workload_account" {
  description = "As whom a machine of the workload acts."
  value       = module.workload.service_account
}

output "secret" {
  description = "Where the token lies; its value is nowhere in Terraform."
  value       = module.secret.id
}
