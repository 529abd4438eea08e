variable "instance_type" {
  description = "GPU instance type of the node."
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
  description = "Availability Zone for the GPU nodes, where the first that offers their type has no capacity. Changing it makes the cluster's network anew."
  type        = string
  default     = null
}

variable "purchase" {
  description = "on-demand, or spot: cheaper, and AWS may take the node back."
  type        = string
  default     = "on-demand"

  validation {
    condition     = contains(["on-demand", "spot"], var.purchase)
    error_message = "Expected on-demand or spot."
  }
}

variable "gpu_nodes" {
  description = "How many GPU nodes: 1, or 0 to pause without losing the cluster."
  type        = number
  default     = 1

  validation {
    condition     = contains([0, 1], var.gpu_nodes)
    error_message = "Expected 0 or 1."
  }
}

variable "disk_gb" {
  description = "Size of the GPU node's encrypted disk in GiB; images with CUDA are large."
  type        = number
  default     = 100

  validation {
    condition     = var.disk_gb >= 75 && var.disk_gb <= 500
    error_message = "Expected between 75 and 500 GiB."
  }
}

variable "kubernetes_version" {
  description = "Version of Kubernetes such as 1.33; without it the newest of EKS."
  type        = string
  default     = null
}
