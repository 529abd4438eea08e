variable "place" {
  description = "Where it is, in which group, and the tags of the lab."
  type = object({
    name                = string
    location            = string
    resource_group_name = string
    tags                = map(string)
  })
}

variable "size" {
  description = "Size with a GPU."
  type        = string
}

variable "ends_at" {
  description = "When the time of the project is over (RFC 3339, UTC)."
  type        = string
}

variable "subnet_id" {
  description = "Where it lives."
  type        = string
}

variable "ssh_public_key" {
  description = "Key that the image demands."
  type        = string
}

variable "storage_id" {
  description = "What it reads and writes."
  type        = string
}
