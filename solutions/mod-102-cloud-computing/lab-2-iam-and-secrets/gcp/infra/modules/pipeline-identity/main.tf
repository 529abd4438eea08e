# A pipeline gets in with a token that GitHub signs for each job, so that there
# is no key to lose. The provider takes tokens of the main branch of this
# repository alone, made out to this provider.

resource "google_iam_workload_identity_pool" "pipelines" {
  workload_identity_pool_id = "${var.name}-${var.edition}"
  display_name              = "Pipelines of a lab"
}

resource "google_iam_workload_identity_pool_provider" "github" {
  workload_identity_pool_id          = google_iam_workload_identity_pool.pipelines.workload_identity_pool_id
  workload_identity_pool_provider_id = "github"
  display_name                       = "GitHub"

  attribute_mapping = {
    "google.subject"       = "assertion.sub"
    "attribute.repository" = "assertion.repository"
  }

  # Not the subject: in newer repositories it has their numbers in it.
  attribute_condition = "assertion.repository == '${var.repository}' && assertion.ref == 'refs/heads/main'"

  oidc {
    issuer_uri        = "https://token.actions.githubusercontent.com"
    allowed_audiences = ["https://iam.googleapis.com/${google_iam_workload_identity_pool.pipelines.name}/providers/github"]
  }
}

resource "google_service_account" "pipeline" {
  account_id   = "${var.name}-pipeline"
  display_name = "Pipeline of a lab"
}

resource "google_service_account_iam_member" "pipeline" {
  service_account_id = google_service_account.pipeline.name
  role               = "roles/iam.workloadIdentityUser"
  member             = "principalSet://iam.googleapis.com/${google_iam_workload_identity_pool.pipelines.name}/attribute.repository/${var.repository}"
}

resource "google_storage_bucket_iam_member" "publish" {
  bucket = var.bucket
  role   = "roles/storage.objectCreator"
  member = google_service_account.pipeline.member
}
