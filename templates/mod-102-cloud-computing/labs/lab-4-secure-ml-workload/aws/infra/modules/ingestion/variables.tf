variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "key_arn" {
  description = "Key of the workload."
  type        = string
}
