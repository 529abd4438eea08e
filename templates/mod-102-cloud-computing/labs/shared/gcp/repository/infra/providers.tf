variable "region" {
  description = "Google Cloud region, one that offers what the lab uses."
  type        = string

  validation {
    condition     = can(regex("^[a-z]+-[a-z]+[0-9]{1,2}$", var.region))
    error_message = "Expected a region such as us-central1."
  }
}

variable "project" {
  description = "Google Cloud project; without it that of the environment (GOOGLE_PROJECT)."
  type        = string
  default     = null
}

locals {
  # Labels of Google hold lower case letters, digits, _ and - alone: a time such
  # as 2026-11-24T18:00:00Z is written 2026-11-24t18-00-00z.
  labels = { for key, value in local.tags : key => replace(lower(value), "/[^a-z0-9_-]/", "-") }
}

# Every resource that can carry labels carries these. The portal gives spend and
# findings to a learner by them, and teardown is checked by them.
#
# Budgets and quotas are asked for on the account of the project: to a person who
# signed in with gcloud, Google answers 403 without (GOOGLE_BILLING_PROJECT).
provider "google" {
  project               = var.project
  region                = var.region
  user_project_override = true
  default_labels        = local.labels
}

data "google_project" "current" {}
