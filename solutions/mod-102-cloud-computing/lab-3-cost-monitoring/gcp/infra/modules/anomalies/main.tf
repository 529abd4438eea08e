# Each morning a job reads from the export what the workspace cost the day before,
# and writes it to the log; a metric takes it from there, and an alert tells of
# days that cost more than a whole lab should.

resource "google_service_account" "job" {
  account_id   = "${var.name}-cost"
  display_name = "Reads the cost of a lab"
}

resource "google_project_iam_member" "job" {
  for_each = toset(["roles/bigquery.jobUser", "roles/logging.logWriter", "roles/run.invoker"])

  project = var.project
  role    = each.key
  member  = google_service_account.job.member
}

resource "google_bigquery_dataset_iam_member" "job" {
  dataset_id = var.dataset_id
  role       = "roles/bigquery.dataViewer"
  member     = google_service_account.job.member
}

resource "google_cloud_run_v2_job" "daily_cost" {
  name                = "${var.name}-daily-cost"
  location            = var.region
  deletion_protection = false

  template {
    template {
      service_account = google_service_account.job.email
      max_retries     = 1
      timeout         = "300s"

      containers {
        # By digest: it runs under an account that reads the bill.
        image   = "gcr.io/google.com/cloudsdktool/google-cloud-cli:562.0.0-slim@sha256:0da2de42ae51cd6092b5caf7c96d25003659fd15548760eb4c50c2623e7bf9c2"
        command = ["bash", "-eo", "pipefail", "-c"]
        args = [<<-SHELL
          cost=$(bq query --quiet --format=csv --use_legacy_sql=false "
            SELECT IFNULL(SUM(cost), 0)
            FROM \`$DATASET.$EXPORT_TABLE\`, UNNEST(labels) AS label
            WHERE label.key = 'workspace' AND label.value = '$WORKSPACE'
              AND DATE(usage_start_time) = DATE_SUB(CURRENT_DATE(), INTERVAL 1 DAY)" | tail -1)
          gcloud logging write "$LOG" "{\"cost\": $cost}" --payload-type=json
        SHELL
        ]

        env {
          name  = "DATASET"
          value = var.dataset_id
        }

        env {
          name  = "EXPORT_TABLE"
          value = var.export_table
        }

        env {
          name  = "WORKSPACE"
          value = var.workspace
        }

        env {
          name  = "LOG"
          value = "${var.name}-daily-cost"
        }
      }
    }
  }
}

resource "google_cloud_scheduler_job" "daily_cost" {
  name      = "${var.name}-daily-cost"
  region    = var.region
  schedule  = "0 9 * * *"
  time_zone = "Etc/UTC"

  http_target {
    http_method = "POST"
    uri         = "https://run.googleapis.com/v2/${google_cloud_run_v2_job.daily_cost.id}:run"

    oauth_token {
      service_account_email = google_service_account.job.email
    }
  }
}

resource "google_logging_metric" "daily_cost" {
  name            = "${var.name}/daily-cost"
  description     = "What the lab cost on a day, in the currency of the bill"
  filter          = "logName:\"logs/${var.name}-daily-cost\""
  value_extractor = "EXTRACT(jsonPayload.cost)"

  metric_descriptor {
    metric_kind = "DELTA"
    value_type  = "DISTRIBUTION"
    unit        = "1"
  }
}

resource "google_monitoring_alert_policy" "unusual_day" {
  display_name          = "${var.name}: a day unlike others"
  combiner              = "OR"
  enabled               = true
  notification_channels = var.channels

  conditions {
    display_name = "More than 5 on one day"

    condition_threshold {
      filter          = "metric.type=\"logging.googleapis.com/user/${google_logging_metric.daily_cost.name}\" AND resource.type=\"global\""
      comparison      = "COMPARISON_GT"
      threshold_value = 5
      duration        = "0s"

      aggregations {
        alignment_period = "86400s"

        # The mean of the day's one value is the value; a percentile of a distribution
        # is no more exact than its buckets.
        per_series_aligner   = "ALIGN_DELTA"
        cross_series_reducer = "REDUCE_MEAN"
      }
    }
  }

  documentation {
    content   = "Who works on the lab looks first for a machine that was left running, then at the report of the month."
    mime_type = "text/markdown"
  }
}
