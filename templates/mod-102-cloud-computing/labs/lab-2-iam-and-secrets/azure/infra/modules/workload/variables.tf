variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "location" {
  description = "Region."
  type        = string
}

variable "resource_group_name" {
  description = "Group of the lab."
  type        = string
}

variable "resource_group_id" {
  description = "Group of the lab."
  type        = string
}

variable "storage_id" {
  description = "Account with the training data."
  type        = string
}

variable "vault_id" {
  description = "Where the token lies that the machine reads."
  type        = string
}

variable "tags" {
  description = "Tags of the lab."
  type        = map(string)
}
