variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "region" {
  description = "Region of the endpoint of S3."
  type        = string
}

variable "instance_type" {
  description = "What the first zone has to offer."
  type        = string
}
