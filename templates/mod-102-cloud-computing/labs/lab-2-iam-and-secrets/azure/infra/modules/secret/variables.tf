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

variable "tenant_id" {
  description = "Entra tenant whose identities the vault knows."
  type        = string
}

variable "maker_object_id" {
  description = "Whoever runs Terraform, and so writes the secret."
  type        = string
}

variable "started_at" {
  description = "When the lab was first planned (RFC 3339, UTC); the token's life is counted from it."
  type        = string
}

variable "tags" {
  description = "Tags of the lab."
  type        = map(string)
}
