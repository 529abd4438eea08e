variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "cluster_name" {
  description = "Cluster of the pods."
  type        = string
}
