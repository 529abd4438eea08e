# What was agreed when this repository was made: whose it is, until when, and
# for how much. Values come from lab.auto.tfvars.json, which the portal wrote.

variable "module" {
  description = "Module of the curriculum; a tag."
  type        = string
}

variable "lab" {
  description = "Item within the module; a tag."
  type        = string
}

variable "learner" {
  description = "Short name of the learner; a tag."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9-]{1,63}$", var.learner))
    error_message = "The learner is a short name of lower case letters, digits and dashes."
  }
}

variable "workspace" {
  description = "Id of the workspace in the portal; a tag, and part of the names of resources."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9-]{8,64}$", var.workspace))
    error_message = "The workspace is an id of at least 8 letters, digits and dashes."
  }
}

variable "budget" {
  description = "What the lab may cost in US dollars, as a decimal string."
  type        = string

  validation {
    condition     = can(regex("^[0-9]+(\\.[0-9]{1,2})?$", var.budget))
    error_message = "Expected an amount such as 10 or 12.50."
  }
}

variable "hours" {
  description = "How long what costs by the hour may run; it is ended then, or when the lease ends."
  type        = number

  validation {
    condition     = var.hours >= 1 && var.hours <= 24
    error_message = "Expected between 1 and 24 hours."
  }
}

variable "expires_at" {
  description = "When the lease ends (RFC 3339, UTC); a tag."
  type        = string

  validation {
    condition     = can(formatdate("YYYY", var.expires_at)) && endswith(var.expires_at, "Z")
    error_message = "Expected a time in UTC such as 2026-11-24T18:00:00Z."
  }
}

variable "alert_emails" {
  description = "Who is told when the budget runs low, beside the cloud's own channel. Some clouds ask each to confirm."
  type        = list(string)
  default     = []
}

# Remembers when the lab was first planned, so that its hours do not start anew
# with every plan; `make destroy` forgets it.
resource "terraform_data" "started" {
  input = plantimestamp()

  lifecycle {
    ignore_changes = [input]
  }
}

locals {
  # The end of the id: its start is a time, and so much the same in a cohort.
  name = "lab-${substr(var.workspace, -8, -1)}"

  hours_end = timeadd(terraform_data.started.input, "${var.hours}h")
  ends_at   = timecmp(local.hours_end, var.expires_at) < 0 ? local.hours_end : var.expires_at

  tags = {
    module       = var.module
    lab          = var.lab
    learner      = var.learner
    workspace    = var.workspace
    "expires-at" = var.expires_at
    "managed-by" = "terraform"
  }
}
