variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "instance_type" {
  description = "What the subnet's zone has to offer."
  type        = string
}
