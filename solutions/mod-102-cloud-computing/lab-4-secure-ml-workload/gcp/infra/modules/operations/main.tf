# Who did what, who is called when something breaks, and where one starts again.

# --- Who did what -------------------------------------------------------------

resource "google_project_iam_audit_config" "storage" {
  project = var.project
  service = "storage.googleapis.com"

  audit_log_config {
    log_type = "DATA_READ"
  }

  audit_log_config {
    log_type = "DATA_WRITE"
  }
}

# --- Who is called --------------------------------------------------------------

resource "google_monitoring_alert_policy" "errors" {
  display_name          = "${var.name}: the service answers with errors"
  combiner              = "OR"
  notification_channels = var.channels

  conditions {
    display_name = "Any answer of 5xx within five minutes"

    condition_threshold {
      filter          = "resource.type=\"cloud_run_revision\" AND resource.labels.service_name=\"${var.service_name}\" AND metric.type=\"run.googleapis.com/request_count\" AND metric.labels.response_code_class=\"5xx\""
      comparison      = "COMPARISON_GT"
      threshold_value = 0
      duration        = "0s"

      aggregations {
        alignment_period   = "300s"
        per_series_aligner = "ALIGN_DELTA"
      }
    }
  }

  documentation {
    content   = "Look into the log of the service first, then at the last model that was published."
    mime_type = "text/markdown"
  }
}

# --- Where one starts again -------------------------------------------------------

resource "google_compute_resource_policy" "snapshots" {
  name   = "${var.name}-daily"
  region = var.region

  snapshot_schedule_policy {
    schedule {
      daily_schedule {
        days_in_cycle = 1
        start_time    = "01:00"
      }
    }

    retention_policy {
      max_retention_days    = 14
      on_source_disk_delete = "APPLY_RETENTION_POLICY"
    }

    # Snapshots outlive disk and schedule: by these labels they are found then.
    snapshot_properties {
      labels = var.labels
    }
  }
}

resource "google_compute_disk_resource_policy_attachment" "training" {
  name = google_compute_resource_policy.snapshots.name
  disk = var.disk
  zone = var.zone
}
