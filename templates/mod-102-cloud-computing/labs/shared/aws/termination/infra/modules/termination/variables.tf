variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "workspace" {
  description = "Value of the workspace tag."
  type        = string
}

variable "instance_id" {
  description = "The instance to terminate."
  type        = string
}

variable "ends_at" {
  description = "When to terminate (RFC 3339, UTC)."
  type        = string
}
