# `terraform test` needs Terraform 1.7 or newer (mock_provider). Nothing is
# created and no account is needed.

mock_provider "google" {
  mock_data "google_project" {
    defaults = {
      number          = "123456789012"
      billing_account = "000000-000000-000000"
    }
  }

  mock_data "google_compute_zones" {
    defaults = { names = ["us-central1-a"] }
  }

  mock_data "google_cloud_quotas_quota_info" {
    defaults = {
      dimensions_infos = [{
        dimensions           = {}
        details              = [{ value = "1" }]
        applicable_locations = ["us-central1", "global"]
      }]
    }
  }

  mock_data "google_compute_image" {
    defaults = { self_link = "projects/deeplearning-platform-release/global/images/test" }
  }
}

variables {
  module     = "mod-102"
  lab        = "lab-2"
  learner    = "test"
  workspace  = "019ab3c4-5d6e-7f80-9a1b-2c3d2e8b0001"
  region     = "us-central1"
  repository = "acme/ada-lab-2"
  budget     = "10"
  hours      = 4
  expires_at = "2999-01-01T00:00:00Z"
}

run "plans_the_whole_lab" {
  command = plan

  assert {
    condition     = local.name == "lab-2e8b0001"
    error_message = "Names must carry the end of the workspace's id."
  }

  assert {
    condition     = local.tags["workspace"] == var.workspace
    error_message = "Everything must carry the workspace."
  }
}

run "ends_with_the_lease_where_that_is_sooner" {
  command = plan

  variables {
    expires_at = timeadd(timestamp(), "1h")
  }

  assert {
    condition     = local.ends_at == var.expires_at
    error_message = "The lab must not outlive the lease."
  }
}

run "refuses_a_repository_without_an_owner" {
  command = plan

  variables {
    repository = "ada-lab-2"
  }

  expect_failures = [var.repository]
}

run "tells_when_the_secret_is_to_be_rotated" {
  command = plan

  module {
    source = "./modules/secret"
  }

  variables {
    name   = "lab-test"
    labels = {}
  }

  assert {
    condition     = google_secret_manager_secret.token.secret_id == "lab-test-registry-token"
    error_message = "The secret must be named after the lab."
  }

  assert {
    condition     = length(google_secret_manager_secret.token.topics) == 1
    error_message = "Somebody must be told."
  }
}

run "lets_the_pipeline_in_by_its_identity" {
  command = plan

  module {
    source = "./modules/pipeline-identity"
  }

  variables {
    name    = "lab-test"
    edition = "202611241800"
    bucket  = "data"
  }

  assert {
    condition     = google_iam_workload_identity_pool.pipelines.workload_identity_pool_id == "lab-test-202611241800"
    error_message = "A pool must not have the name of one that was destroyed."
  }

  assert {
    condition     = google_iam_workload_identity_pool_provider.github.oidc[0].issuer_uri == "https://token.actions.githubusercontent.com"
    error_message = "The provider must be GitHub."
  }
}
