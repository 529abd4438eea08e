variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "location" {
  description = "Region."
  type        = string
}

variable "resource_group_name" {
  description = "Group of the lab."
  type        = string
}

variable "size" {
  description = "One of the sizes in ../gpu-types."
  type        = string
}

variable "purchase" {
  description = "on-demand or spot."
  type        = string
}

variable "disk_gb" {
  description = "Size of the OS disk in GB."
  type        = number
}

variable "ends_at" {
  description = "When the time of the lab is over (RFC 3339, UTC)."
  type        = string
}

variable "quota_vcpus" {
  description = "vCPUs that the subscription may use of the size's family."
  type        = number
}

variable "subnet_id" {
  description = "Where the machine lives."
  type        = string
}

variable "ssh_public_key" {
  description = "Key that the image demands."
  type        = string
}

variable "smoke_test" {
  description = "Text of the script that checks the GPU."
  type        = string
}

variable "tags" {
  description = "Tags of the lab."
  type        = map(string)
}
