variable "cluster_id" {
  description = "Cluster of the nodes."
  type        = string
}

variable "node_service_account" {
  description = "As whom the nodes act."
  type        = string
}

variable "region" {
  description = "Whose quota counts."
  type        = string
}

variable "zone" {
  description = "Where the cluster is."
  type        = string
}

variable "machine_type" {
  description = "One of the types in ../gpu-types."
  type        = string
}

variable "purchase" {
  description = "on-demand or spot."
  type        = string
}

variable "nodes" {
  description = "How many GPU nodes to start with: 1, or 0 to wait for the first pod."
  type        = number
}

variable "disk_gb" {
  description = "Size of the node's disk in GB."
  type        = number
}

variable "hours" {
  description = "After how many hours Google ends a node."
  type        = number
}

variable "ends_at" {
  description = "When the time of the lab is over (RFC 3339, UTC)."
  type        = string
}

variable "labels" {
  description = "Labels of the machines, which default_labels does not reach."
  type        = map(string)
}
