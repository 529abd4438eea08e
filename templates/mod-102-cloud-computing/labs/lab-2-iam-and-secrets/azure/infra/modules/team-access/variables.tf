variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "subscription_id" {
  description = "The subscription, as /subscriptions/…"
  type        = string
}

variable "resource_group_id" {
  description = "Group of the lab."
  type        = string
}

variable "principal_id" {
  description = "The team."
  type        = string
}

variable "storage_id" {
  description = "Account with the training data."
  type        = string
}

variable "vault_id" {
  description = "Where the token of the model registry lies."
  type        = string
}
