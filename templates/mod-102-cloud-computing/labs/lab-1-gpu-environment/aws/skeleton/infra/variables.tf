# Values come from lab.auto.tfvars.json, which the portal wrote when it made
# this repository.

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

variable "region" {
  description = "AWS region, one that offers the instance type."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "Expected a region such as us-east-1."
  }
}

variable "instance_type" {
  description = "GPU instance type."
  type        = string

  validation {
    condition = contains(
      ["g4dn.xlarge", "g5.xlarge", "g6.xlarge", "g6e.xlarge", "g5.12xlarge", "g6.12xlarge"],
      var.instance_type,
    )
    error_message = "This lab allows g4dn.xlarge, g5.xlarge, g6.xlarge, g6e.xlarge, g5.12xlarge and g6.12xlarge."
  }
}

variable "purchase" {
  description = "on-demand, or spot: cheaper, and AWS may take the instance back."
  type        = string
  default     = "on-demand"

  validation {
    condition     = contains(["on-demand", "spot"], var.purchase)
    error_message = "Expected on-demand or spot."
  }
}

variable "disk_gb" {
  description = "Size of the encrypted root disk in GiB; the Deep Learning AMI needs about 60."
  type        = number
  default     = 100

  validation {
    condition     = var.disk_gb >= 75 && var.disk_gb <= 500
    error_message = "Expected between 75 and 500 GiB."
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
  description = "How long the instance may run; it is terminated then, or when the lease ends."
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
  description = "Who is told when the budget runs low, beside the SNS topic. AWS asks each to confirm."
  type        = list(string)
  default     = []
}
