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

variable "tags" {
  description = "Tags of the lab."
  type        = map(string)
}

variable "oidc_issuer_url" {
  description = "Who vouches for the cluster's pods."
  type        = string
}
