# The control plane, and one small node for what every cluster runs (DNS and the
# like), so that nothing but GPU work lands on the GPU node.

data "google_project" "current" {}

locals {
  project = trimprefix(data.google_project.current.id, "projects/")
}

# As whom nodes act: they write logs and metrics and pull images. The default
# account of Compute Engine may edit the whole project.
resource "google_service_account" "node" {
  account_id   = "${var.name}-node"
  display_name = "Nodes of a lab's cluster"
}

resource "google_project_iam_member" "node" {
  for_each = toset(["roles/container.defaultNodeServiceAccount", "roles/artifactregistry.reader"])

  project = local.project
  role    = each.value
  member  = google_service_account.node.member
}

# Key rings are never deleted, and their names stay taken: each start of the lab has
# one of its own.
resource "google_kms_key_ring" "cluster" {
  name     = "${var.name}-${var.edition}"
  location = var.region
}

resource "google_kms_crypto_key" "secrets" {
  name            = "secrets"
  key_ring        = google_kms_key_ring.cluster.id
  purpose         = "ENCRYPT_DECRYPT"
  rotation_period = "7776000s"
}

resource "google_kms_crypto_key_iam_member" "control_plane" {
  crypto_key_id = google_kms_crypto_key.secrets.id
  role          = "roles/cloudkms.cryptoKeyEncrypterDecrypter"
  member        = "serviceAccount:service-${data.google_project.current.number}@container-engine-robot.iam.gserviceaccount.com"
}

resource "google_container_cluster" "this" {
  name            = var.name
  location        = var.zone
  network         = var.network_id
  subnetwork      = var.subnetwork_id
  networking_mode = "VPC_NATIVE"

  # The pools below take the place of the one that GKE makes.
  remove_default_node_pool = true
  initial_node_count       = 1

  # A lab has to leave nothing behind.
  deletion_protection = false
  resource_labels     = var.labels

  node_config {
    service_account = google_service_account.node.email

    shielded_instance_config {
      enable_secure_boot          = true
      enable_integrity_monitoring = true
    }
  }

  release_channel {
    channel = "REGULAR"
  }

  ip_allocation_policy {
    cluster_secondary_range_name  = "pods"
    services_secondary_range_name = "services"
  }

  private_cluster_config {
    enable_private_nodes = true
  }

  # No address: the API answers under a name of Google's, to who IAM lets in.
  control_plane_endpoints_config {
    dns_endpoint_config {
      allow_external_traffic = true
    }

    ip_endpoints_config {
      enabled = false
    }
  }

  workload_identity_config {
    workload_pool = "${local.project}.svc.id.goog"
  }

  database_encryption {
    state    = "ENCRYPTED"
    key_name = google_kms_crypto_key.secrets.id
  }

  logging_config {
    enable_components = ["SYSTEM_COMPONENTS", "WORKLOADS", "APISERVER", "SCHEDULER", "CONTROLLER_MANAGER"]
  }

  # DCGM: GKE runs NVIDIA's exporter on GPU nodes itself.
  monitoring_config {
    enable_components = ["SYSTEM_COMPONENTS", "DCGM"]

    managed_prometheus {
      enabled = true
    }
  }

  lifecycle {
    # Of the pool that GKE made and that is gone.
    ignore_changes = [node_config, initial_node_count]
  }

  depends_on = [google_kms_crypto_key_iam_member.control_plane, google_project_iam_member.node]
}

resource "google_container_node_pool" "system" {
  name       = "system"
  cluster    = google_container_cluster.this.id
  location   = var.zone
  node_count = 1

  node_config {
    machine_type    = var.system_machine_type
    disk_type       = "pd-balanced"
    disk_size_gb    = 50
    service_account = google_service_account.node.email
    oauth_scopes    = ["https://www.googleapis.com/auth/cloud-platform"]
    resource_labels = var.labels

    shielded_instance_config {
      enable_secure_boot          = true
      enable_integrity_monitoring = true
    }

    # Pods have identities of their own and cannot take the node's.
    workload_metadata_config {
      mode = "GKE_METADATA"
    }
  }
}
