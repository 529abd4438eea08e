# A GPU machine that reads data, writes models and sees nothing else. Google
# deletes it when its time is over.

data "google_project" "current" {}

data "google_compute_zones" "up" {
  status = "UP"
}

module "gpu_type" {
  source = "../gpu-types"

  machine_type = var.machine_type
  purchase     = "on-demand"
}

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

data "google_compute_image" "deep_learning" {
  project = "deeplearning-platform-release"
  family  = "pytorch-2-9-cu129-ubuntu-2404-nvidia-580"
}

locals {
  all_gpus = try(tonumber(data.google_cloud_quotas_quota_info.all_gpus.dimensions_infos[0].details[0].value), 0)
  regional = [
    for info in data.google_cloud_quotas_quota_info.gpu.dimensions_infos : tonumber(info.details[0].value)
    if contains(info.applicable_locations, var.region)
  ]
  region_gpus = length(local.regional) > 0 ? min(local.regional...) : 0
}

resource "google_service_account" "training" {
  account_id   = "${var.name}-training"
  display_name = "Training machine of a project"
}

resource "google_storage_bucket_iam_member" "data" {
  bucket = var.data_bucket
  role   = "roles/storage.objectViewer"
  member = google_service_account.training.member
}

resource "google_storage_bucket_iam_member" "models" {
  bucket = var.models_bucket
  role   = "roles/storage.objectUser"
  member = google_service_account.training.member
}

resource "google_compute_instance" "training" {
  name         = "${var.name}-training"
  machine_type = var.machine_type
  zone         = coalesce(var.zone, try(sort(data.google_compute_zones.up.names)[0], "none"))
  tags         = [var.name]
  labels       = { stage = "training" }

  boot_disk {
    auto_delete       = true
    kms_key_self_link = var.key_id

    initialize_params {
      image  = data.google_compute_image.deep_learning.self_link
      size   = 100
      type   = "pd-balanced"
      labels = var.labels
    }
  }

  network_interface {
    subnetwork = var.subnetwork_id
  }

  scheduling {
    provisioning_model          = "STANDARD"
    automatic_restart           = false
    on_host_maintenance         = "TERMINATE"
    instance_termination_action = "DELETE"
    termination_time            = var.ends_at
  }

  service_account {
    email  = google_service_account.training.email
    scopes = ["cloud-platform"]
  }

  shielded_instance_config {
    enable_secure_boot          = false
    enable_vtpm                 = true
    enable_integrity_monitoring = true
  }

  metadata = {
    enable-oslogin         = "TRUE"
    block-project-ssh-keys = "TRUE"
    install-nvidia-driver  = "True"
    startup-script         = var.machine_script
  }

  lifecycle {
    ignore_changes = [boot_disk[0].initialize_params[0].image]

    precondition {
      condition     = try(tonumber(data.google_cloud_quotas_quota_info.all_gpus.dimensions_infos[0].details[0].value), 0) >= module.gpu_type.needed_gpus
      error_message = "${var.machine_type} needs a quota of ${module.gpu_type.needed_gpus} GPUs in all regions (GPUS-ALL-REGIONS), this project has ${local.all_gpus}. Ask for more under IAM & Admin, Quotas."
    }

    precondition {
      condition     = local.region_gpus >= module.gpu_type.needed_gpus
      error_message = "${var.machine_type} needs a quota of ${module.gpu_type.needed_gpus} GPUs, this project has ${local.region_gpus} (${module.gpu_type.quota_id}) in ${var.region}. Ask for more under IAM & Admin, Quotas."
    }

    precondition {
      condition     = timecmp(plantimestamp(), var.ends_at) < 0
      error_message = "The time of this project ended at ${var.ends_at}. Destroy it, then start again; where the lease (expires-at) is over too, create it again in the portal."
    }
  }
}
