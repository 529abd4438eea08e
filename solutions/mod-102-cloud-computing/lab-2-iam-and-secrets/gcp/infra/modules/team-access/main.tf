# What the people of an ML team may do:
#
# - read the training data, and write results, in the lab's bucket;
# - read the token of the model registry (they never change it);
# - look at machines, and start and stop them.

# A deleted role keeps its name for weeks: each start of the lab has one of its own.
resource "google_project_iam_custom_role" "machines" {
  role_id     = replace("${var.name}-machines-${var.edition}", "-", "_")
  title       = "Machines of a lab"
  description = "What the ML team of a lab may do with machines"
  stage       = "GA"

  permissions = [
    "compute.instances.get",
    "compute.instances.list",
    "compute.instances.start",
    "compute.instances.stop",
    "compute.zones.list",
  ]
}

resource "google_project_iam_member" "machines" {
  project = var.project
  role    = google_project_iam_custom_role.machines.id
  member  = var.team
}

resource "google_storage_bucket_iam_member" "data" {
  bucket = var.bucket
  role   = "roles/storage.objectUser"
  member = var.team
}

resource "google_secret_manager_secret_iam_member" "token" {
  secret_id = var.secret_id
  role      = "roles/secretmanager.secretAccessor"
  member    = var.team
}
