variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "location" {
  description = "Region of the cluster."
  type        = string
}

variable "resource_group_name" {
  description = "Group of the lab."
  type        = string
}

variable "resource_group_id" {
  description = "Group of the lab, where the runbook's role is known."
  type        = string
}

variable "cluster_id" {
  description = "The cluster to end; the runbook may act on it alone."
  type        = string
}

variable "ends_at" {
  description = "When to end it (RFC 3339, UTC)."
  type        = string
}

variable "tags" {
  description = "Tags of the lab."
  type        = map(string)
}
