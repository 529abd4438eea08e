variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "region" {
  description = "Part of the names of AWS's services."
  type        = string
}

variable "key_arn" {
  description = "Key of the workload."
  type        = string
}
