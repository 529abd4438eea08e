variable "instance_type" {
  description = "One of the types in main.tf."
  type        = string
}

variable "purchase" {
  description = "on-demand or spot."
  type        = string
}
