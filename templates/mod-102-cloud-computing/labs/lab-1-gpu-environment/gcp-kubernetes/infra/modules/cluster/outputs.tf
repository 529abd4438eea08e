output "name" {
  description = "The cluster."
  value       = google_container_cluster.this.name
}

output "id" {
  description = "The cluster, as node pools name it."
  value       = google_container_cluster.this.id
}

output "node_service_account" {
  description = "As whom nodes act."
  value       = google_service_account.node.email
  depends_on  = [google_project_iam_member.node]
}

# No key, no annotation: IAM knows pods by the names of their namespace and account.
output "workload_member" {
  description = "Pods of the service account lab in the namespace lab, as IAM writes them."
  value       = "principal://iam.googleapis.com/projects/${data.google_project.current.number}/locations/global/workloadIdentityPools/${google_container_cluster.this.workload_identity_config[0].workload_pool}/subject/ns/lab/sa/lab"
}
