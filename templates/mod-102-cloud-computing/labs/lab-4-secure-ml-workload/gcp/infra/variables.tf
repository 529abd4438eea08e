variable "instance_type" {
  description = "Machine type with a GPU that trains."
  type        = string

  validation {
    condition     = contains(["g2-standard-4", "g2-standard-8", "g2-standard-12"], var.instance_type)
    error_message = "The project allows g2-standard-4, g2-standard-8 and g2-standard-12."
  }
}

variable "zone" {
  description = "Zone for the machine, where the first of the region has no capacity."
  type        = string
  default     = null
}

variable "serving_image" {
  description = "Container with Python that serves, from a registry that Cloud Run reads."
  type        = string
  default     = "docker.io/library/python:3.13.15-slim@sha256:7c61056e61ac89e852de05f3dc6fa51a6dd2181797bceed46aa725dd7cb2cd3b"
}
