output "id" {
  description = "Where the token lies."
  value       = google_secret_manager_secret.token.id
}
