variable "place" {
  description = "Where it is, in which group, and the tags of the lab."
  type = object({
    name                = string
    location            = string
    resource_group_name = string
    tags                = map(string)
  })
}

variable "vault_id" {
  description = "Whose readers are written down."
  type        = string
}

variable "storage_id" {
  description = "Whose readers and writers are written down."
  type        = string
}

variable "virtual_machine_id" {
  description = "What is backed up."
  type        = string
}

variable "alert_emails" {
  description = "Who is called."
  type        = list(string)
}
