# Answers requests; it costs nothing while nobody asks. As it stands anybody on the
# internet reaches it: your task is to let in the network of the project alone.

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
  ingress             = "INGRESS_TRAFFIC_ALL"
  deletion_protection = false
  labels              = { stage = "serving" }

  template {
    service_account = google_service_account.serving.email
    encryption_key  = var.key_id

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

    containers {
      image = var.image

      env {
        name  = "MODELS_BUCKET"
        value = var.models_bucket
      }

      resources {
        limits = { cpu = "1", memory = "1Gi" }
      }
    }
  }
}
