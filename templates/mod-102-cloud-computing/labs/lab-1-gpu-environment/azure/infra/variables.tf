# None with an A10 (NVads A10 v5): it needs NVIDIA's GRID driver, and the image has
# the one for computing.
variable "instance_type" {
  description = "Size of virtual machine with a GPU."
  type        = string

  validation {
    condition = contains(
      ["Standard_NC4as_T4_v3", "Standard_NC8as_T4_v3", "Standard_NC16as_T4_v3", "Standard_NC24ads_A100_v4"],
      var.instance_type,
    )
    error_message = "This lab allows Standard_NC4as_T4_v3, Standard_NC8as_T4_v3, Standard_NC16as_T4_v3 and Standard_NC24ads_A100_v4."
  }
}

variable "purchase" {
  description = "on-demand, or spot: cheaper, and Azure may take the machine back."
  type        = string
  default     = "on-demand"

  validation {
    condition     = contains(["on-demand", "spot"], var.purchase)
    error_message = "Expected on-demand or spot."
  }
}

variable "disk_gb" {
  description = "Size of the OS disk in GB; the image fills most of 64."
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

variable "ssh_public_key" {
  description = "Key that the image demands. The default belongs to nobody: its private half was never kept."
  type        = string
  default     = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEyNCHGwSM/zyHTGZhpWZhoh+lgoh9liljVdCORSffaC nobody"
}
