output "id" {
  description = "The key, once the services may use it."
  value       = google_kms_crypto_key.workload.id
  depends_on  = [google_kms_crypto_key_iam_member.agent]
}
