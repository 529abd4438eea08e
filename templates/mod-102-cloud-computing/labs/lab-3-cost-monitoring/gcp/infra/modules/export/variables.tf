variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "region" {
  description = "Where the bill is kept."
  type        = string
}

variable "billing_account" {
  description = "Whose bill it is; the table is named after it."
  type        = string
}
