output "url" {
  description = "Of the bucket, as gcloud storage takes it."
  value       = google_storage_bucket.data.url
}
