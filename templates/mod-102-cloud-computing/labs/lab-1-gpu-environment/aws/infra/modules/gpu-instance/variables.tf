variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "instance_type" {
  description = "One of the types in ../gpu-types."
  type        = string
}

variable "purchase" {
  description = "on-demand or spot."
  type        = string
}

variable "disk_gb" {
  description = "Size of the root disk in GiB."
  type        = number
}

variable "ends_at" {
  description = "When the instance shuts itself down (RFC 3339, UTC)."
  type        = string
}

variable "subnet_id" {
  description = "Where the instance lives."
  type        = string
}

variable "security_group_id" {
  description = "What it may talk to."
  type        = string
}

variable "volume_tags" {
  description = "Tags of the root disk, which default_tags does not reach in every provider version."
  type        = map(string)
}

variable "smoke_test" {
  description = "Text of the script that checks the GPU."
  type        = string
}
