variable "place" {
  description = "Where it is, in which group, and the tags of the lab."
  type = object({
    name                = string
    location            = string
    resource_group_name = string
    tags                = map(string)
  })
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

variable "network_id" {
  description = "Network of the project, which finds it by name."
  type        = string
}

variable "subnet_id" {
  description = "Where it stands."
  type        = string
}

variable "storage_id" {
  description = "Where models lie."
  type        = string
}

variable "storage_name" {
  description = "Its name."
  type        = string
}

variable "log_id" {
  description = "Log Analytics workspace for its log."
  type        = string
}
