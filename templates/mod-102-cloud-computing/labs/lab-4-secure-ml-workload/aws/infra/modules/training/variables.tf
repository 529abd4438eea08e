variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "instance_type" {
  description = "GPU instance type with 4 vCPUs."
  type        = string
}

variable "machine_script" {
  description = "What puts the training program onto the machine."
  type        = string
}

variable "ends_at" {
  description = "When the machine shuts itself down (RFC 3339, UTC)."
  type        = string
}

variable "subnet_id" {
  description = "Where it lives."
  type        = string
}

variable "security_group_id" {
  description = "What it may talk to."
  type        = string
}

variable "key_arn" {
  description = "Key of the workload."
  type        = string
}

variable "data_bucket_arn" {
  description = "What it reads."
  type        = string
}

variable "models_bucket_arn" {
  description = "Where it writes."
  type        = string
}

variable "tags" {
  description = "Tags of its disk, which default_tags does not reach in every provider version."
  type        = map(string)
}
