variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "role" {
  description = "Role of the instance, which may read and write objects."
  type        = string
}
