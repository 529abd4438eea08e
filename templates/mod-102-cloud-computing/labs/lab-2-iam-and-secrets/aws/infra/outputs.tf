output "team_role" {
  description = "What the people of the team assume."
  value       = module.team_access.role_arn
}

output "pipeline_role" {
  description = "What the pipeline assumes, with its own identity."
  value       = module.pipeline_identity.role_arn
}

output "instance_profile" {
  description = "What a machine of the workload is started with."
  value       = module.workload.instance_profile
}

output "secret" {
  description = "Where the token lies; its value is nowhere in Terraform."
  value       = module.secret.arn
}

output "analyser" {
  description = "Whose findings say who from outside gets in."
  value       = try(aws_accessanalyzer_analyzer.account[0].arn, var.existing_analyser_arn)
}
