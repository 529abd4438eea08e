variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "data_bucket_arn" {
  description = "Bucket with the training data."
  type        = string
}

variable "secret_arn" {
  description = "Token that the machine reads."
  type        = string
}
