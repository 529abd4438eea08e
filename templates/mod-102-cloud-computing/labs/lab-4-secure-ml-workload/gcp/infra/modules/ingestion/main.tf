# Where data comes in, and where models are kept: encrypted with keys of Google's,
# closed to the public. Versions make a deletion something that can be
# undone.

resource "google_storage_bucket" "this" {
  for_each = toset(["data", "models"])

  name                        = "${var.name}-${each.key}-${var.project_number}"
  location                    = var.region
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"
  force_destroy               = true
  labels                      = { stage = "ingestion" }

  versioning {
    enabled = true
  }

  # Beside the versions, Google would keep what was deleted for a week, and the bill
  # for it.
  soft_delete_policy {
    retention_duration_seconds = 0
  }

  lifecycle_rule {
    condition {
      days_since_noncurrent_time = 30
    }

    action {
      type = "Delete"
    }
  }
}
