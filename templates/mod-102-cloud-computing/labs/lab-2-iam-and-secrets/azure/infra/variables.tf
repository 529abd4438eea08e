variable "repository" {
  description = "Owner and name of this repository on GitHub, as its pipeline calls itself, e.g. acme/ada-lab-2, or acme@123456/ada-lab-2@456789 where GitHub appends ids."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9_.-]+(@[0-9]+)?/[A-Za-z0-9_.-]+(@[0-9]+)?$", var.repository))
    error_message = "Expected an owner and a name, such as acme/ada-lab-2."
  }
}

variable "team_object_id" {
  description = "Object id of the ML team's Entra group; without it whoever runs Terraform stands for the team."
  type        = string
  default     = null
}
