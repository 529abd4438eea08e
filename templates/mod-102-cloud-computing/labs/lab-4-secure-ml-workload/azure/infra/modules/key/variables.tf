variable "place" {
  description = "Where it is, in which group, and the tags of the lab."
  type = object({
    name                = string
    location            = string
    resource_group_name = string
    tags                = map(string)
  })
}

variable "tenant_id" {
  description = "Entra tenant whose identities the vault knows."
  type        = string
}

variable "object_id" {
  description = "Who makes the key."
  type        = string
}
