variable "name" {
  description = "Prefix of the names, and network tag of the machine."
  type        = string
}

variable "region" {
  description = "Whose quota counts."
  type        = string
}

variable "zone" {
  description = "Zone of the region; null takes its first. Not every zone has every GPU."
  type        = string
}

variable "machine_type" {
  description = "One of the types in ../gpu-types."
  type        = string
}

variable "purchase" {
  description = "on-demand or spot."
  type        = string
}

variable "disk_gb" {
  description = "Size of the boot disk in GB."
  type        = number
}

variable "ends_at" {
  description = "When Google deletes the machine (RFC 3339, UTC)."
  type        = string
}

variable "subnetwork_id" {
  description = "Where the machine lives."
  type        = string
}

variable "labels" {
  description = "Labels of the boot disk, which default_labels does not reach."
  type        = map(string)
}

variable "smoke_test" {
  description = "Text of the script that checks the GPU."
  type        = string
}
