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

variable "tenant_id" {
  description = "Directory of the people who may use the cluster."
  type        = string
}

variable "object_id" {
  description = "Who makes the cluster."
  type        = string
}

variable "subnet_id" {
  description = "Subnet of the nodes."
  type        = string
}

variable "kubernetes_version" {
  description = "Version of Kubernetes; null takes the one that Azure recommends."
  type        = string
}

variable "system_size" {
  description = "Size of the node for what every cluster runs."
  type        = string
}
