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
  lab        = "lab-3"
  learner    = "test"
  workspace  = "019ab3c4-5d6e-7f80-9a1b-2c3d2e8b0001"
  region     = "us-central1"
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

run "tells_who_is_named" {
  command = plan

  module {
    source = "./modules/budget"
  }

  variables {
    name         = "lab-test"
    alert_emails = ["ada@example.com"]
  }

  assert {
    condition     = length(google_monitoring_notification_channel.email) == 1
    error_message = "Who is named must be told."
  }
}

run "refuses_a_project_whose_billing_account_is_not_known" {
  command = plan

  module {
    source = "./modules/budget"
  }

  override_data {
    target = data.google_project.current
    values = { number = "123456789012", billing_account = "" }
  }

  variables {
    name         = "lab-test"
    alert_emails = []
  }

  expect_failures = [google_billing_budget.lab]
}

run "keeps_the_bill_in_a_dataset" {
  command = plan

  module {
    source = "./modules/export"
  }

  variables {
    name            = "lab-test"
    billing_account = "000000-000000-000000"
  }

  assert {
    condition     = google_bigquery_dataset.billing.dataset_id == "lab_test_billing"
    error_message = "The dataset must be named after the lab."
  }

  assert {
    condition     = output.export_table == "gcp_billing_export_resource_v1_000000_000000_000000"
    error_message = "The table must be the one that Google writes."
  }
}
