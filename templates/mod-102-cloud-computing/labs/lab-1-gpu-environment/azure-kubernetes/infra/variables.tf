variable "instance_type" {
  description = "Size of the GPU node."
  type        = string

  validation {
    condition = contains(
      ["Standard_NC4as_T4_v3", "Standard_NC8as_T4_v3", "Standard_NC16as_T4_v3", "Standard_NV36ads_A10_v5", "Standard_NC24ads_A100_v4"],
      var.instance_type,
    )
    error_message = "This lab allows Standard_NC4as_T4_v3, Standard_NC8as_T4_v3, Standard_NC16as_T4_v3, Standard_NV36ads_A10_v5 and Standard_NC24ads_A100_v4."
  }
}

variable "purchase" {
  description = "on-demand, or spot: cheaper, and Azure may take the node back."
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
  default     = 128

  validation {
    condition     = var.disk_gb >= 128 && var.disk_gb <= 1024
    error_message = "Expected between 128 and 1024 GB."
  }
}

variable "quota_vcpus" {
  description = "vCPUs that the subscription may use of the size's family in the region. The provider cannot ask Azure; `make quota` does, and writes quota.auto.tfvars.json."
  type        = number
  default     = 96
}

variable "kubernetes_version" {
  description = "Version of Kubernetes such as 1.33; without it the one that Azure recommends."
  type        = string
  default     = null
}
