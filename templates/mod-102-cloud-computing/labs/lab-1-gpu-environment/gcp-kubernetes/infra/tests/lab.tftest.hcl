# `terraform test` needs Terraform 1.7 or newer (mock_provider). Nothing is
# created and no account is needed.

mock_provider "google" {
  mock_data "google_project" {
    defaults = {
      id              = "projects/lab-project"
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

run "keeps_the_api_off_the_internet" {
  command = plan

  module {
    source = "./modules/cluster"
  }

  variables {
    name                = "lab-test"
    edition             = "202611230900"
    zone                = "us-central1-a"
    network_id          = "network"
    subnetwork_id       = "subnetwork"
    system_machine_type = "e2-standard-2"
    labels              = { workspace = "test" }
  }

  assert {
    condition     = google_container_cluster.this.private_cluster_config[0].enable_private_nodes && !google_container_cluster.this.control_plane_endpoints_config[0].ip_endpoints_config[0].enabled
    error_message = "Neither nodes nor the API may have an address on the internet."
  }

  assert {
    condition     = google_container_cluster.this.database_encryption[0].state == "ENCRYPTED"
    error_message = "Secrets must be encrypted with the lab's key."
  }

  assert {
    condition     = google_container_cluster.this.workload_identity_config[0].workload_pool == "lab-project.svc.id.goog"
    error_message = "Pods must have identities of their own."
  }

  assert {
    condition     = !google_container_cluster.this.deletion_protection
    error_message = "A lab must be destroyed by destroy."
  }
}

run "plans_a_gpu_node_for_gpu_work_alone" {
  command = plan

  module {
    source = "./modules/gpu-nodes"
  }

  variables {
    cluster_id           = "projects/lab-project/locations/us-central1-a/clusters/lab-test"
    node_service_account = "node@lab-project.iam.gserviceaccount.com"
    zone                 = "us-central1-a"
    machine_type         = "g2-standard-4"
    purchase             = "spot"
    nodes                = 1
    disk_gb              = 100
    ends_at              = "2999-01-01T00:00:00Z"
    labels               = { workspace = "test" }
  }

  assert {
    condition     = google_container_node_pool.gpu.node_config[0].spot && data.google_cloud_quotas_quota_info.gpu.quota_id == "PREEMPTIBLE-NVIDIA-L4-GPUS-per-project-region"
    error_message = "A Spot node must count against the quota of Spot."
  }

  assert {
    condition     = google_container_node_pool.gpu.node_config[0].max_run_duration == "14400s"
    error_message = "The node must end after its hours."
  }

  assert {
    condition     = google_container_node_pool.gpu.node_config[0].guest_accelerator[0].gpu_driver_installation_config[0].gpu_driver_version == "LATEST"
    error_message = "GKE must install the driver."
  }

  assert {
    condition     = google_container_node_pool.gpu.node_config[0].taint[0].key == "nvidia.com/gpu"
    error_message = "What asks for no GPU must be kept away."
  }

  assert {
    condition     = google_container_node_pool.gpu.autoscaling[0].min_node_count == 0
    error_message = "Nothing may be paid for while no pod asks for a GPU."
  }
}

run "deletes_the_cluster_when_the_time_is_over" {
  command = plan

  module {
    source = "./modules/termination"
  }

  variables {
    name       = "lab-test"
    edition    = "202611230900"
    cluster_id = "projects/lab-project/locations/us-central1-a/clusters/lab-test"
    ends_at    = "2026-12-03T07:05:00Z"
  }

  assert {
    condition     = google_cloud_scheduler_job.end.schedule == "5 7 3 12 *" && google_cloud_scheduler_job.end.time_zone == "Etc/UTC"
    error_message = "The job must run at the minute of the end, in UTC."
  }

  assert {
    condition     = google_project_iam_custom_role.end.permissions == toset(["container.clusters.delete"])
    error_message = "The job must be able to delete clusters and nothing else."
  }
}

run "plans_the_whole_lab" {
  command = plan

  assert {
    condition     = output.budget_name == "lab-2e8b0001-budget" && output.cluster_location == "us-central1-a"
    error_message = "Names must carry the end of the workspace's id, and the first zone must be taken."
  }
}

run "ends_with_the_lease_where_that_is_sooner" {
  command = plan

  variables {
    expires_at = timeadd(timestamp(), "1h")
  }

  assert {
    condition     = local.ends_at == var.expires_at
    error_message = "The cluster must not outlive the lease."
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
    source = "./modules/gpu-nodes"
  }

  variables {
    cluster_id           = "projects/lab-project/locations/us-central1-a/clusters/lab-test"
    node_service_account = "node@lab-project.iam.gserviceaccount.com"
    zone                 = "us-central1-a"
    machine_type         = "g2-standard-24"
    purchase             = "on-demand"
    nodes                = 1
    disk_gb              = 100
    ends_at              = "2999-01-01T00:00:00Z"
    labels               = { workspace = "test" }
  }

  expect_failures = [google_container_node_pool.gpu]
}

run "refuses_a_time_that_is_over" {
  command = plan

  module {
    source = "./modules/gpu-nodes"
  }

  variables {
    cluster_id           = "projects/lab-project/locations/us-central1-a/clusters/lab-test"
    node_service_account = "node@lab-project.iam.gserviceaccount.com"
    zone                 = "us-central1-a"
    machine_type         = "g2-standard-4"
    purchase             = "on-demand"
    nodes                = 1
    disk_gb              = 100
    ends_at              = "2020-01-01T00:00:00Z"
    labels               = { workspace = "test" }
  }

  expect_failures = [google_container_node_pool.gpu]
}
