# Answers requests from the network of the project, and from nowhere else; it
# costs nothing while nobody asks.

resource "google_service_account" "serving" {
  account_id   = "${var.name}-serving"
  display_name = "Service of a project"
}

resource "google_storage_bucket_iam_member" "models" {
  bucket = var.models_bucket
  role   = "roles/storage.objectViewer"
  member = google_service_account.serving.member
}

resource "google_cloud_run_v2_service" "this" {
  name                = var.name
  location            = var.region
  ingress             = "INGRESS_TRAFFIC_INTERNAL_ONLY"
  deletion_protection = false
  labels              = { stage = "serving" }

  template {
    service_account = google_service_account.serving.email
    encryption_key  = var.key_id

    # Buckets are mounted in the second generation alone.
    execution_environment = "EXECUTION_ENVIRONMENT_GEN2"

    scaling {
      min_instance_count = 0
      max_instance_count = 2
    }

    vpc_access {
      egress = "ALL_TRAFFIC"

      network_interfaces {
        network    = var.network_id
        subnetwork = var.subnetwork_id
      }
    }

    volumes {
      name = "models"

      gcs {
        bucket    = var.models_bucket
        read_only = true
      }
    }

    containers {
      image   = var.image
      command = ["python3"]
      args    = ["-c", var.program]

      ports {
        container_port = 8080
      }

      volume_mounts {
        name       = "models"
        mount_path = "/models"
      }

      env {
        name  = "MODELS"
        value = "/models"
      }

      env {
        name  = "SEED_MODEL"
        value = var.seed_model
      }

      resources {
        limits = { cpu = "1", memory = "1Gi" }
      }
    }
  }

  # A revision that may not read the bucket does not start.
  depends_on = [google_storage_bucket_iam_member.models]
}

resource "google_cloud_run_v2_service_iam_member" "callers" {
  for_each = var.callers

  name     = google_cloud_run_v2_service.this.name
  location = google_cloud_run_v2_service.this.location
  role     = "roles/run.invoker"
  member   = each.value
}
