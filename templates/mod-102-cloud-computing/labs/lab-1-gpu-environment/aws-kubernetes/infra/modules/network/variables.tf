variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "region" {
  description = "Region of the endpoint of S3."
  type        = string
}

variable "zone" {
  description = "The first zone, where the GPU nodes are; without it the first that offers their type."
  type        = string
  default     = null
}

variable "instance_type" {
  description = "What the first zone has to offer."
  type        = string
}
