# Ends the cluster when its time is over, also where nobody runs destroy. Nodes end by
# themselves (max_run_duration), but a pod that still waits would get a new one.

data "google_project" "current" {}

resource "google_service_account" "end" {
  account_id   = "${var.name}-end"
  display_name = "Ends the cluster of a lab"
}

# Deleted roles keep their name for weeks: each start of the lab has one of its own.
resource "google_project_iam_custom_role" "end" {
  role_id     = replace("${var.name}-end-${var.edition}", "-", "_")
  title       = "End the cluster of a lab"
  permissions = ["container.clusters.delete"]
}

resource "google_project_iam_member" "end" {
  project = trimprefix(data.google_project.current.id, "projects/")
  role    = google_project_iam_custom_role.end.id
  member  = google_service_account.end.member
}

# Cron knows no year: a destroyed or expired lab has no cluster that the next year's
# call could find.
resource "google_cloud_scheduler_job" "end" {
  name             = "${var.name}-end"
  region           = var.region
  description      = "Ends a lab"
  schedule         = "${tonumber(formatdate("mm", var.ends_at))} ${tonumber(formatdate("hh", var.ends_at))} ${formatdate("D M", var.ends_at)} *"
  time_zone        = "Etc/UTC"
  attempt_deadline = "60s"

  http_target {
    http_method = "DELETE"
    uri         = "https://container.googleapis.com/v1/${var.cluster_id}"

    oauth_token {
      service_account_email = google_service_account.end.email
      scope                 = "https://www.googleapis.com/auth/cloud-platform"
    }
  }

  retry_config {
    retry_count = 5
  }

  depends_on = [google_project_iam_member.end]
}
