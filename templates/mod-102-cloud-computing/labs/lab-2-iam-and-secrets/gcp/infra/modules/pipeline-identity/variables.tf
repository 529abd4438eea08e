variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "edition" {
  description = "Keeps the pool of one time apart from that of the next."
  type        = string
}

variable "repository" {
  description = "Owner and name on GitHub."
  type        = string
}

variable "bucket" {
  description = "Bucket that models are published to."
  type        = string
}
