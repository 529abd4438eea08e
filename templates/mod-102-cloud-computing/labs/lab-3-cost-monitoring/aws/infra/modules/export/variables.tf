variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "region" {
  description = "Where the bill is kept."
  type        = string
}
