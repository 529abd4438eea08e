variable "size" {
  description = "One of the sizes in main.tf."
  type        = string
}

variable "purchase" {
  description = "on-demand or spot."
  type        = string
}
