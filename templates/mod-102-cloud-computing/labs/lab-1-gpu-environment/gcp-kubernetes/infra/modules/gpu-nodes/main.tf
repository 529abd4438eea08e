module "gpu_type" {
  source = "../gpu-types"

  machine_type = var.machine_type
  purchase     = var.purchase
}

data "google_project" "current" {}

# Asked before the plan: a pool that may not start its node tries again and again
# without an error.
data "google_cloud_quotas_quota_info" "all_gpus" {
  parent   = "projects/${data.google_project.current.number}"
  service  = "compute.googleapis.com"
  quota_id = "GPUS-ALL-REGIONS-per-project"
}

data "google_cloud_quotas_quota_info" "gpu" {
  parent   = "projects/${data.google_project.current.number}"
  service  = "compute.googleapis.com"
  quota_id = module.gpu_type.quota_id
}

# The node comes when a pod asks for a GPU, and goes some minutes after the last one
# is done.
resource "google_container_node_pool" "gpu" {
  name               = "gpu"
  cluster            = var.cluster_id
  location           = var.zone
  initial_node_count = var.nodes

  autoscaling {
    min_node_count = 0
    max_node_count = 1
  }

  node_config {
    machine_type    = var.machine_type
    spot            = local.is_spot
    disk_type       = "pd-balanced"
    disk_size_gb    = var.disk_gb
    service_account = var.node_service_account
    oauth_scopes    = ["https://www.googleapis.com/auth/cloud-platform"]
    resource_labels = var.labels
    labels          = { "gpu-academy.io/pool" = "gpu" }

    # Google itself ends a node after these hours, whoever is asleep.
    max_run_duration = "${var.hours * 3600}s"

    # GKE installs the driver and NVIDIA's device plugin, and keeps them current.
    guest_accelerator {
      type  = "nvidia-l4"
      count = module.gpu_type.needed_gpus

      gpu_driver_installation_config {
        gpu_driver_version = "LATEST"
      }
    }

    # Keeps away what asks for no GPU.
    taint {
      key    = "nvidia.com/gpu"
      value  = "present"
      effect = "NO_SCHEDULE"
    }

    shielded_instance_config {
      # Not every driver that GKE fetches is signed.
      enable_secure_boot          = false
      enable_integrity_monitoring = true
    }

    # Pods have identities of their own and cannot take the node's.
    workload_metadata_config {
      mode = "GKE_METADATA"
    }
  }

  lifecycle {
    # How many there were at the start says nothing about how many there are.
    ignore_changes = [initial_node_count]

    precondition {
      condition     = try(tonumber(data.google_cloud_quotas_quota_info.all_gpus.dimensions_infos[0].details[0].value), 0) >= module.gpu_type.needed_gpus
      error_message = "${var.machine_type} needs a quota of ${module.gpu_type.needed_gpus} GPUs in all regions (GPUS-ALL-REGIONS), this project has ${local.all_gpus}. Ask for more under IAM & Admin, Quotas, or choose a smaller type."
    }

    precondition {
      condition     = local.region_gpus >= module.gpu_type.needed_gpus
      error_message = "${var.machine_type} (${var.purchase}) needs a quota of ${module.gpu_type.needed_gpus} GPUs, this project has ${local.region_gpus} (${module.gpu_type.quota_id}) in ${var.region}. Ask for more under IAM & Admin, Quotas, or choose a smaller type."
    }

    precondition {
      condition     = timecmp(plantimestamp(), var.ends_at) < 0
      error_message = "The time of this lab ended at ${var.ends_at}. Destroy it, then start again; where the lease (expires-at) is over too, create the lab again in the portal."
    }
  }
}
