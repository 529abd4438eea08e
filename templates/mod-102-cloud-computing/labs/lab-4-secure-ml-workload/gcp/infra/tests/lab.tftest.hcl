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
  module        = "mod-102"
  lab           = "project"
  learner       = "test"
  workspace     = "019ab3c4-5d6e-7f80-9a1b-2c3d2e8b0001"
  region        = "us-central1"
  instance_type = "g2-standard-4"
  budget        = "10"
  hours         = 4
  expires_at    = "2999-01-01T00:00:00Z"
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

run "refuses_a_machine_without_a_gpu" {
  command = plan

  variables {
    instance_type = "e2-standard-4"
  }

  expect_failures = [var.instance_type]
}

run "ends_the_machine_at_a_time_that_stays" {
  command = plan

  module {
    source = "./modules/training"
  }

  variables {
    name           = "lab-test"
    zone           = null
    machine_type   = "g2-standard-4"
    machine_script = "#!/bin/sh"
    ends_at        = "2999-01-01T00:00:00Z"
    subnetwork_id  = "projects/test/regions/us-central1/subnetworks/test"
    key_id         = "projects/test/locations/us-central1/keyRings/test/cryptoKeys/data"
    data_bucket    = "data"
    models_bucket  = "models"
    labels         = {}
  }

  assert {
    condition     = google_compute_instance.training.scheduling[0].termination_time == var.ends_at
    error_message = "The machine must end when the time of the project is over."
  }
}

run "refuses_more_than_the_quota_of_the_region" {
  command = plan

  module {
    source = "./modules/training"
  }

  variables {
    name           = "lab-test"
    zone           = null
    machine_type   = "g2-standard-4"
    machine_script = "#!/bin/sh"
    ends_at        = "2999-01-01T00:00:00Z"
    subnetwork_id  = "projects/test/regions/us-central1/subnetworks/test"
    key_id         = "projects/test/locations/us-central1/keyRings/test/cryptoKeys/data"
    data_bucket    = "data"
    models_bucket  = "models"
    labels         = {}
  }

  override_data {
    target = data.google_cloud_quotas_quota_info.gpu
    values = {
      dimensions_infos = [{
        dimensions           = {}
        details              = [{ value = "0" }]
        applicable_locations = ["us-central1"]
      }]
    }
  }

  expect_failures = [google_compute_instance.training]
}

run "labels_snapshots_that_outlive_the_disk" {
  command = plan

  module {
    source = "./modules/operations"
  }

  variables {
    name         = "lab-test"
    project      = "123456789012"
    zone         = "us-central1-a"
    disk         = "lab-test-training"
    service_name = "lab-test"
    labels       = { workspace = "test" }
    channels     = []
  }

  assert {
    condition     = google_compute_resource_policy.snapshots.snapshot_schedule_policy[0].snapshot_properties[0].labels["workspace"] == "test"
    error_message = "Teardown finds what is left by the label of the workspace."
  }
}
