variable "name" {
  description = "Prefix of the names, and network tag of the machine."
  type        = string
}
