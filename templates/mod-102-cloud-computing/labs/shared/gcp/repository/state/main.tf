# Storage for Terraform's state: versioned, closed to the public, encrypted by
# Google. The backend keeps its lock in a file beside the state.

terraform {
  required_version = ">= 1.6"

  required_providers {
    google = {
      source  = "hashicorp/google"
      version = ">= 6.50, < 8.0"
    }
  }
}

variable "region" {
  description = "Where the state lies."
  type        = string
}

variable "workspace" {
  description = "Id of the workspace; its end is part of the names, so that each lab of an account has its own. No tag: the storage outlives the lab, and teardown looks for that tag."
  type        = string
}

variable "module" {
  description = "Module of the curriculum; a label."
  type        = string
}

locals {
  # As the lab's own resources are named.
  suffix = substr(var.workspace, -8, -1)
}

provider "google" {
  region = var.region

  default_labels = {
    module       = var.module
    purpose      = "terraform-state"
    "managed-by" = "terraform"
  }
}

data "google_project" "current" {}

resource "google_storage_bucket" "state" {
  name                        = "lab-state-${local.suffix}-${data.google_project.current.number}-${var.region}"
  location                    = var.region
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"

  # `make state-destroy` looks first whether the lab is gone; what is left then are
  # old versions of its state.
  force_destroy = true

  versioning {
    enabled = true
  }

  # What `make state-destroy` takes away is gone, and not kept for a week more.
  soft_delete_policy {
    retention_duration_seconds = 0
  }

  lifecycle_rule {
    condition {
      days_since_noncurrent_time = 90
    }

    action {
      type = "Delete"
    }
  }
}

output "backend" {
  description = "What goes into infra/backend.tf."
  value       = <<-HCL
    terraform {
      backend "gcs" {
        bucket = "${google_storage_bucket.state.name}"
        prefix = "${basename(dirname(abspath(path.root)))}"
      }
    }
  HCL
}
