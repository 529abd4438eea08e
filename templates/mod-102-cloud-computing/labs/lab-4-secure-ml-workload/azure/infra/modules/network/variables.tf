variable "place" {
  description = "Where it is, in which group, and the tags of the lab."
  type = object({
    name                = string
    location            = string
    resource_group_name = string
    tags                = map(string)
  })
}

variable "network_watcher" {
  description = "The watcher of the region; without a name, as Azure names it."
  type = object({
    name                = optional(string)
    resource_group_name = string
  })
}

variable "storage_id" {
  description = "What is reached through the network."
  type        = string
}

variable "key_id" {
  description = "Key of the workload."
  type        = string
}

variable "identity_id" {
  description = "As whom storage uses the key."
  type        = string
}
