# A training machine has an identity of its own: Google hands it to it, for hours,
# and no key of it lies on a disk. As it stands it may edit the whole project:
# your task is to narrow it. What it really does: read the training data, and
# read its token.

resource "google_service_account" "workload" {
  account_id   = "${var.name}-workload"
  display_name = "Training machine of a lab"
}

resource "google_project_iam_member" "workload" {
  project = var.project
  role    = "roles/editor"
  member  = google_service_account.workload.member
}
