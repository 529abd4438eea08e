variable "instance_type" {
  description = "Size of virtual machine with a GPU that trains."
  type        = string

  validation {
    condition     = contains(["Standard_NC4as_T4_v3", "Standard_NC8as_T4_v3"], var.instance_type)
    error_message = "The project allows Standard_NC4as_T4_v3 and Standard_NC8as_T4_v3."
  }
}

variable "serving_image" {
  description = "Container that serves."
  type        = string
  default     = "mcr.microsoft.com/k8se/quickstart:latest"
}

variable "ssh_public_key" {
  description = "Key that the image demands. The default belongs to nobody: its private half was never kept."
  type        = string
  default     = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEyNCHGwSM/zyHTGZhpWZhoh+lgoh9liljVdCORSffaC nobody"
}
