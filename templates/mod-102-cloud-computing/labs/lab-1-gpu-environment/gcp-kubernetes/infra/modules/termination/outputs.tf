output "schedule" {
  description = "When the job deletes the cluster, as cron writes it, in UTC."
  value       = google_cloud_scheduler_job.end.schedule
}
