variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "labels" {
  description = "Labels of the lab."
  type        = map(string)
}
