# One key for everything that the workload keeps: to take the key away is to take
# the data away, wherever copies of it lie. Google keeps the names of key rings and
# keys for ever: each time has its own ring, and destroying takes away what its key
# opens.

resource "google_kms_key_ring" "workload" {
  name     = "${var.name}-${var.edition}"
  location = var.region
}

resource "google_kms_crypto_key" "workload" {
  name            = "data"
  key_ring        = google_kms_key_ring.workload.id
  rotation_period = "7776000s"
}

# Asking for the agent of Cloud Storage makes it where a project has none yet.
data "google_storage_project_service_account" "agent" {}

# The services that encrypt with it, each by its own agent; those of Compute Engine and
# Cloud Run come with their APIs (docs/cloud.md).
locals {
  agents = {
    storage = data.google_storage_project_service_account.agent.email_address
    compute = "service-${var.project}@compute-system.iam.gserviceaccount.com"
    run     = "service-${var.project}@serverless-robot-prod.iam.gserviceaccount.com"
  }
}

resource "google_kms_crypto_key_iam_member" "agent" {
  for_each = local.agents

  crypto_key_id = google_kms_crypto_key.workload.id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = "serviceAccount:${each.value}"
}
