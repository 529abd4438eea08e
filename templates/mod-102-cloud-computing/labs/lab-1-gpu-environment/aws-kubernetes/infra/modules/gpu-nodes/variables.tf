variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "cluster_name" {
  description = "Cluster of the nodes."
  type        = string
}

variable "node_role_arn" {
  description = "As whom the nodes act."
  type        = string
}

variable "subnet_ids" {
  description = "Subnets whose zone has the GPU."
  type        = list(string)
}

variable "instance_type" {
  description = "One of the types in ../gpu-types."
  type        = string
}

variable "purchase" {
  description = "on-demand or spot."
  type        = string
}

variable "nodes" {
  description = "How many GPU nodes: 1, or 0 to pause."
  type        = number
}

variable "disk_gb" {
  description = "Size of the node's disk in GiB."
  type        = number
}

variable "ends_at" {
  description = "When the time of the lab is over (RFC 3339, UTC)."
  type        = string
}

variable "node_tags" {
  description = "Tags of the machines, their disks and their interfaces."
  type        = map(string)
}
