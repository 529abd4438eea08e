variable "cluster_id" {
  description = "Cluster of the nodes."
  type        = string
}

variable "location" {
  description = "Whose quota counts."
  type        = string
}

variable "subnet_id" {
  description = "Subnet of the nodes."
  type        = string
}

variable "size" {
  description = "One of the sizes in ../gpu-types."
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

variable "quota_vcpus" {
  description = "vCPUs that the subscription may use of the size's family."
  type        = number
}

variable "ends_at" {
  description = "When the time of the lab is over (RFC 3339, UTC)."
  type        = string
}

variable "tags" {
  description = "Tags of the lab."
  type        = map(string)
}
