output "data_bucket" {
  description = "Where training data comes in."
  value       = google_storage_bucket.this["data"].name
}

output "models_bucket" {
  description = "Where models are kept."
  value       = google_storage_bucket.this["models"].name
}
