variable "instance_type" {
  description = "Machine type of the GPU node."
  type        = string

  validation {
    condition = contains(
      ["g2-standard-4", "g2-standard-8", "g2-standard-12", "g2-standard-16", "g2-standard-24", "g2-standard-48"],
      var.instance_type,
    )
    error_message = "This lab allows g2-standard-4, -8, -12, -16, -24 and -48."
  }
}

variable "zone" {
  description = "Zone for the cluster, where the first of the region has no capacity."
  type        = string
  default     = null
}

variable "purchase" {
  description = "on-demand, or spot: cheaper, and Google may take the node back."
  type        = string
  default     = "on-demand"

  validation {
    condition     = contains(["on-demand", "spot"], var.purchase)
    error_message = "Expected on-demand or spot."
  }
}

variable "gpu_nodes" {
  description = "How many GPU nodes to start with: 1, or 0 to wait for the first pod."
  type        = number
  default     = 1

  validation {
    condition     = contains([0, 1], var.gpu_nodes)
    error_message = "Expected 0 or 1."
  }
}

variable "disk_gb" {
  description = "Size of the GPU node's disk in GB; images with CUDA are large."
  type        = number
  default     = 100

  validation {
    condition     = var.disk_gb >= 75 && var.disk_gb <= 500
    error_message = "Expected between 75 and 500 GB."
  }
}
