variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "region" {
  description = "Where it runs."
  type        = string
}

variable "image" {
  description = "Container with Python that serves."
  type        = string
}

variable "program" {
  description = "What it runs, as text."
  type        = string
}

variable "seed_model" {
  description = "Model that answers until one was trained, as JSON."
  type        = string
}

variable "callers" {
  description = "Who may ask, by a name of the caller."
  type        = map(string)
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
