# A training machine has an identity of its own: Google hands it to it, for hours,
# and no key of it lies on a disk. It reads the training data, and its token.

resource "google_service_account" "workload" {
  account_id   = "${var.name}-workload"
  display_name = "Training machine of a lab"
}

resource "google_storage_bucket_iam_member" "workload" {
  bucket = var.bucket
  role   = "roles/storage.objectViewer"
  member = google_service_account.workload.member
}

resource "google_secret_manager_secret_iam_member" "workload" {
  secret_id = var.secret_id
  role      = "roles/secretmanager.secretAccessor"
  member    = google_service_account.workload.member
}
