variable "place" {
  description = "Where it is, in which group, and the tags of the lab."
  type = object({
    name                = string
    location            = string
    resource_group_name = string
    tags                = map(string)
  })
}

variable "service_id" {
  description = "What is listened to."
  type        = string
}

variable "action_group_id" {
  description = "Who is called."
  type        = string
}
