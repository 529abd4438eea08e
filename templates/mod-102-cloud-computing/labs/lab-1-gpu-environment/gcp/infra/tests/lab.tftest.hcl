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
    defaults = { names = ["us-central1-c", "us-central1-a"] }
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
  lab           = "lab-1"
  learner       = "test"
  workspace     = "019ab3c4-5d6e-7f80-9a1b-2c3d2e8b0001"
  region        = "us-central1"
  instance_type = "g2-standard-4"
  budget        = "12.5"
  hours         = 4
  expires_at    = "2999-01-01T00:00:00Z"
}

run "plans_a_hardened_gpu_machine" {
  command = plan

  module {
    source = "./modules/gpu-instance"
  }

  variables {
    name          = "lab-test"
    zone          = null
    machine_type  = "g2-standard-4"
    purchase      = "on-demand"
    disk_gb       = 100
    subnetwork_id = "projects/test-project/regions/us-central1/subnetworks/test"
    ends_at       = "2999-01-01T00:00:00Z"
    labels        = {}
    smoke_test    = "true"
  }

  assert {
    condition     = google_compute_instance.gpu.shielded_instance_config[0].enable_vtpm
    error_message = "The machine must be shielded."
  }

  assert {
    condition     = google_compute_instance.gpu.metadata["block-project-ssh-keys"] == "TRUE"
    error_message = "Keys of the project must not open the machine."
  }

  assert {
    condition     = length(google_compute_instance.gpu.network_interface[0].access_config) == 0
    error_message = "The machine must have no public address."
  }

  assert {
    condition     = google_compute_instance.gpu.zone == "us-central1-a"
    error_message = "The machine must be in the first zone of the region."
  }

  assert {
    condition     = google_compute_instance.gpu.scheduling[0].termination_time == "2999-01-01T00:00:00Z"
    error_message = "The machine must end when the time of the lab is over."
  }

  assert {
    condition     = google_compute_instance.gpu.scheduling[0].instance_termination_action == "DELETE"
    error_message = "Ending must delete the machine."
  }
}

run "buys_spot_where_it_is_asked_to" {
  command = plan

  module {
    source = "./modules/gpu-instance"
  }

  variables {
    name          = "lab-test"
    zone          = "us-central1-b"
    machine_type  = "g2-standard-4"
    purchase      = "spot"
    disk_gb       = 100
    subnetwork_id = "projects/test-project/regions/us-central1/subnetworks/test"
    ends_at       = "2999-01-01T00:00:00Z"
    labels        = {}
    smoke_test    = "true"
  }

  assert {
    condition     = google_compute_instance.gpu.scheduling[0].provisioning_model == "SPOT"
    error_message = "Spot must be asked for as such."
  }

  assert {
    condition     = google_compute_instance.gpu.zone == "us-central1-b"
    error_message = "The zone that is named must be taken."
  }
}

run "budgets_what_was_agreed" {
  command = plan

  module {
    source = "./modules/budget"
  }

  variables {
    name         = "lab-test"
    alert_emails = []
  }

  assert {
    condition = (
      google_billing_budget.lab.amount[0].specified_amount[0].units == "12" &&
      google_billing_budget.lab.amount[0].specified_amount[0].nanos == 500000000
    )
    error_message = "The budget must be what was agreed, to the cent."
  }
}

run "budgets_less_than_one_unit" {
  command = plan

  module {
    source = "./modules/budget"
  }

  variables {
    name         = "lab-test"
    budget       = "0.5"
    alert_emails = []
  }

  assert {
    condition = (
      google_billing_budget.lab.amount[0].specified_amount[0].units == null &&
      google_billing_budget.lab.amount[0].specified_amount[0].nanos == 500000000
    )
    error_message = "No whole unit must be left out, as Google leaves it out."
  }
}

run "plans_the_whole_lab" {
  command = plan

  assert {
    condition     = output.budget_name == "lab-2e8b0001-budget"
    error_message = "Names must carry the end of the workspace's id."
  }

  assert {
    condition     = local.labels["expires-at"] == "2999-01-01t00-00-00z"
    error_message = "Labels must be written as Google takes them."
  }
}

run "ends_with_the_lease_where_that_is_sooner" {
  command = plan

  variables {
    expires_at = timeadd(timestamp(), "1h")
  }

  assert {
    condition     = local.ends_at == var.expires_at
    error_message = "The machine must not outlive the lease."
  }
}

run "refuses_a_type_without_a_gpu" {
  command = plan

  variables {
    instance_type = "e2-standard-4"
  }

  expect_failures = [var.instance_type]
}

run "refuses_more_than_the_quota" {
  command = plan

  module {
    source = "./modules/gpu-instance"
  }

  variables {
    name          = "lab-test"
    zone          = null
    machine_type  = "g2-standard-24"
    purchase      = "on-demand"
    disk_gb       = 100
    subnetwork_id = "projects/test-project/regions/us-central1/subnetworks/test"
    ends_at       = "2999-01-01T00:00:00Z"
    labels        = {}
    smoke_test    = "true"
  }

  expect_failures = [google_compute_instance.gpu]
}

run "refuses_a_time_that_is_over" {
  command = plan

  module {
    source = "./modules/gpu-instance"
  }

  variables {
    name          = "lab-test"
    zone          = null
    machine_type  = "g2-standard-4"
    purchase      = "on-demand"
    disk_gb       = 100
    subnetwork_id = "projects/test-project/regions/us-central1/subnetworks/test"
    ends_at       = "2020-01-01T00:00:00Z"
    labels        = {}
    smoke_test    = "true"
  }

  expect_failures = [google_compute_instance.gpu]
}
