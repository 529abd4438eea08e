variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "region" {
  description = "Region of the cluster."
  type        = string
}

variable "cluster_name" {
  description = "The cluster to end."
  type        = string
}

variable "node_groups" {
  description = "Names of its groups of nodes."
  type        = list(string)
}

variable "ends_at" {
  description = "When to end it (RFC 3339, UTC)."
  type        = string
}
