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

variable "zone" {
  description = "Availability Zone for the instance, where the first that offers its type has no capacity."
  type        = string
  default     = null
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
