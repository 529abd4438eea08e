variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "project" {
  description = "Number of the project."
  type        = string
}

variable "bucket" {
  description = "Bucket with the training data."
  type        = string
}

variable "secret_id" {
  description = "Token that the machine reads."
  type        = string
}
