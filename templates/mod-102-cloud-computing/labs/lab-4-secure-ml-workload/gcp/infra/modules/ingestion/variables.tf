variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "region" {
  description = "Where the data lies."
  type        = string
}

variable "project_number" {
  description = "Makes names unique: those of buckets are shared by everybody."
  type        = string
}

variable "key_id" {
  description = "Key of the workload."
  type        = string
}
