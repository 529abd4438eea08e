variable "name" {
  description = "Of the cluster, and prefix of the names."
  type        = string
}

variable "edition" {
  description = "Tells one start of the lab from the next, in names that stay taken."
  type        = string
}

variable "region" {
  description = "Region of the key."
  type        = string
}

variable "zone" {
  description = "Zone of the control plane and the nodes; Google charges nothing for the first zonal cluster."
  type        = string
}

variable "network_id" {
  description = "Network of the cluster."
  type        = string
}

variable "subnetwork_id" {
  description = "Subnet of the nodes."
  type        = string
}

variable "system_machine_type" {
  description = "Of the node for what every cluster runs."
  type        = string
}

variable "labels" {
  description = "Labels of the cluster and its machines, which default_labels does not reach."
  type        = map(string)
}
