output "team_role" {
  description = "What the people of the team may do."
  value       = module.team_access.role
}

output "pipeline_client_id" {
  description = "As whom the pipeline signs in."
  value       = module.pipeline_identity.client_id
}

output "workload_identity" {
  description = "What a machine of the workload is started with."
  value       = module.workload.identity_id
}

output "vault" {
  description = "Where the token lies."
  value       = module.secret.vault_name
}
