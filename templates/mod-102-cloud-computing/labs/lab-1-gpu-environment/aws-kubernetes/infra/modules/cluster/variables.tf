variable "name" {
  description = "Of the cluster, and prefix of the names."
  type        = string
}

variable "kubernetes_version" {
  description = "Version of Kubernetes; null takes the newest of EKS."
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets in two zones."
  type        = list(string)
}

variable "system_instance_type" {
  description = "Of the node for what every cluster runs."
  type        = string
}

variable "node_tags" {
  description = "Tags of the machines, their disks and their interfaces."
  type        = map(string)
}
