variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "edition" {
  description = "Keeps the role of one time apart from that of the next."
  type        = string
}

variable "project" {
  description = "Number of the project."
  type        = string
}

variable "team" {
  description = "The team, as IAM writes it."
  type        = string
}

variable "bucket" {
  description = "Bucket with the training data."
  type        = string
}

variable "secret_id" {
  description = "Token of the model registry."
  type        = string
}
