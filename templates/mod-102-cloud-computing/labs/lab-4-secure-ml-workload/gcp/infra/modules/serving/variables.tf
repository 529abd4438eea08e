variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "region" {
  description = "Where it runs."
  type        = string
}

variable "image" {
  description = "Container that serves."
  type        = string
}

variable "network_id" {
  description = "Network of the project."
  type        = string
}

variable "subnetwork_id" {
  description = "Its private subnet."
  type        = string
}

variable "key_id" {
  description = "Key of the workload."
  type        = string
}

variable "models_bucket" {
  description = "Where models lie."
  type        = string
}
