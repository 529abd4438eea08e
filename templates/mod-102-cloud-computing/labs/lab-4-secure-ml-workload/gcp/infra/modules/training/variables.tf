variable "name" {
  description = "Prefix of the names, and network tag of the machine."
  type        = string
}

variable "zone" {
  description = "Zone of the region; null takes its first."
  type        = string
}

variable "machine_type" {
  description = "Machine type with one GPU."
  type        = string
}

variable "region" {
  description = "Where the quota is counted."
  type        = string
}

variable "machine_script" {
  description = "What puts the training program onto the machine."
  type        = string
}

variable "ends_at" {
  description = "When Google deletes the machine (RFC 3339, UTC)."
  type        = string
}

variable "subnetwork_id" {
  description = "Where it lives."
  type        = string
}

variable "key_id" {
  description = "Key of the workload."
  type        = string
}

variable "data_bucket" {
  description = "What it reads."
  type        = string
}

variable "models_bucket" {
  description = "Where it writes."
  type        = string
}

variable "labels" {
  description = "Labels of its disk, which default_labels does not reach."
  type        = map(string)
}
