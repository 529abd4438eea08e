# An identity of its own, with nothing granted but what the lab grants it; the
# default one of Compute Engine may edit the whole project.
resource "google_service_account" "instance" {
  account_id   = var.name
  display_name = "GPU machine of a lab"
}

resource "google_compute_instance" "gpu" {
  name         = "${var.name}-gpu"
  machine_type = var.machine_type
  zone         = local.zone
  tags         = [var.name]

  boot_disk {
    auto_delete = true

    initialize_params {
      image  = data.google_compute_image.deep_learning.self_link
      size   = var.disk_gb
      type   = "pd-balanced"
      labels = var.labels
    }
  }

  # No public address.
  network_interface {
    subnetwork = var.subnetwork_id
  }

  # Google itself deletes the machine when its time is over, whoever is asleep.
  scheduling {
    provisioning_model          = var.purchase == "spot" ? "SPOT" : "STANDARD"
    preemptible                 = var.purchase == "spot"
    automatic_restart           = false
    on_host_maintenance         = "TERMINATE"
    instance_termination_action = "DELETE"

    # A time, and no duration: that would begin anew whenever the machine is made anew.
    termination_time = var.ends_at
  }

  service_account {
    email  = google_service_account.instance.email
    scopes = ["cloud-platform"]
  }

  shielded_instance_config {
    # NVIDIA's driver in this image is not signed for secure boot.
    enable_secure_boot          = false
    enable_vtpm                 = true
    enable_integrity_monitoring = true
  }

  metadata = {
    enable-oslogin         = "TRUE"
    block-project-ssh-keys = "TRUE"
    install-nvidia-driver  = "True"
    startup-script         = templatefile("${path.module}/startup.sh.tftpl", { smoke_test = var.smoke_test })
  }

  lifecycle {
    # A newer image is no reason to throw away a machine that someone works on.
    ignore_changes = [boot_disk[0].initialize_params[0].image]

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
