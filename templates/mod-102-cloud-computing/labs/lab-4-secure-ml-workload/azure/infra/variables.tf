variable "instance_type" {
  description = "Size of virtual machine with a GPU that trains."
  type        = string

  validation {
    condition     = contains(["Standard_NC4as_T4_v3", "Standard_NC8as_T4_v3"], var.instance_type)
    error_message = "The project allows Standard_NC4as_T4_v3 and Standard_NC8as_T4_v3."
  }
}

variable "quota_vcpus" {
  description = "vCPUs that the subscription may use of the size's family in the region. The provider cannot ask Azure; `make quota` does, and writes quota.auto.tfvars.json."
  type        = number
  default     = 96
}

variable "network_watcher" {
  description = "The network watcher of the region. Without a name NetworkWatcher_<region>, which Azure makes; docs/cloud.md says what to do where there is none."
  type = object({
    name                = optional(string)
    resource_group_name = optional(string, "NetworkWatcherRG")
  })
  default = {}
}

variable "serving_image" {
  description = "Container with Python that serves, from a public registry."
  type        = string
  default     = "docker.io/library/python:3.13.7-slim-bookworm"
}

variable "ssh_public_key" {
  description = "Key that the image demands. The default belongs to nobody: its private half was never kept."
  type        = string
  default     = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEyNCHGwSM/zyHTGZhpWZhoh+lgoh9liljVdCORSffaC nobody"
}
