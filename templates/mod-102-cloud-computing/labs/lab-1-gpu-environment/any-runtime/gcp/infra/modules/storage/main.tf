# Where data and results go: a disk is gone with its machine, a bucket is not.
# Old objects go by themselves, so that a forgotten checkpoint costs for weeks,
# not for years.

resource "google_storage_bucket" "data" {
  name                        = "${var.name}-data-${var.project_number}"
  location                    = var.region
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"

  # A lab has to leave nothing behind, its data included.
  force_destroy = true

  soft_delete_policy {
    retention_duration_seconds = 0
  }

  lifecycle_rule {
    condition {
      age = 7
    }

    action {
      type          = "SetStorageClass"
      storage_class = "NEARLINE"
    }
  }

  lifecycle_rule {
    condition {
      age = 30
    }

    action {
      type = "Delete"
    }
  }

  lifecycle_rule {
    condition {
      age = 1
    }

    action {
      type = "AbortIncompleteMultipartUpload"
    }
  }
}

resource "google_storage_bucket_iam_member" "instance" {
  bucket = google_storage_bucket.data.name
  role   = "roles/storage.objectUser"
  member = var.member
}
