variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "zone" {
  description = "The subnet's zone; without it the first that offers the type."
  type        = string
  default     = null
}

variable "instance_type" {
  description = "What the subnet's zone has to offer."
  type        = string
}
