# What the people of an ML team may do. As it stands they got the roles that make
# every question go away, on the whole project: your task is to narrow them. What
# they really do:
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
    "compute.instances.create",
    "compute.instances.delete",
    "compute.instances.get",
    "compute.instances.list",
    "compute.instances.setMetadata",
    "compute.instances.setServiceAccount",
    "compute.instances.start",
    "compute.instances.stop",
    "compute.zones.list",
    "iam.serviceAccounts.actAs",
  ]
}

resource "google_project_iam_member" "machines" {
  project = var.project
  role    = google_project_iam_custom_role.machines.id
  member  = var.team
}

resource "google_project_iam_member" "data" {
  project = var.project
  role    = "roles/storage.admin"
  member  = var.team
}

resource "google_project_iam_member" "token" {
  project = var.project
  role    = "roles/secretmanager.admin"
  member  = var.team
}

resource "google_project_iam_member" "accounts" {
  project = var.project
  role    = "roles/iam.serviceAccountUser"
  member  = var.team
}
