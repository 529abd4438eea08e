variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "repository" {
  description = "Owner and name on GitHub."
  type        = string
}

variable "existing_provider_arn" {
  description = "The account's identity provider of GitHub, where it has one; without it one is made."
  type        = string
  default     = null
}

variable "data_bucket_arn" {
  description = "Bucket that models are published to."
  type        = string
}
