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

variable "repository" {
  description = "Owner and name on GitHub."
  type        = string
}

variable "storage_id" {
  description = "Account that models are published to."
  type        = string
}

variable "tags" {
  description = "Tags of the lab."
  type        = map(string)
}
