variable "repository" {
  description = "Owner and name of this repository on GitHub, as its pipeline calls itself, e.g. acme/ada-lab-2."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+$", var.repository))
    error_message = "Expected an owner and a name, such as acme/ada-lab-2."
  }
}

variable "team" {
  description = "Google group of the ML team, as IAM writes it."
  type        = string
  default     = "group:ml-team@example.com"

  validation {
    condition     = can(regex("^(group|user|principalSet|principal):.+$", var.team))
    error_message = "Expected a member such as group:ml-team@example.com."
  }
}
