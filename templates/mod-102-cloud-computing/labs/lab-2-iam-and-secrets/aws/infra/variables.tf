variable "repository" {
  description = "Owner and name of this repository on GitHub, as its pipeline calls itself, e.g. acme/ada-lab-2."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+$", var.repository))
    error_message = "Expected an owner and a name, such as acme/ada-lab-2."
  }
}

variable "data_bucket" {
  description = "Bucket with the team's training data. It need not exist: policies name it."
  type        = string
  default     = "acme-training-data"
}
