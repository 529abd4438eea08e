output "dataset_id" {
  description = "Where the export goes."
  value       = google_bigquery_dataset.billing.dataset_id
}

output "export_table" {
  description = "What Google calls the table of the detailed export."
  value       = local.export_table
}
