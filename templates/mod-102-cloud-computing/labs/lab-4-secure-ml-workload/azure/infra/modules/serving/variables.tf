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
  description = "Container that serves."
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

variable "log_id" {
  description = "Log Analytics workspace for its log."
  type        = string
}
