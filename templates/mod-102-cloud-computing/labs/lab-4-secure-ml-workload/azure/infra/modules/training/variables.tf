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

variable "quota_vcpus" {
  description = "vCPUs that the subscription may use of the size's family."
  type        = number
}

variable "machine_script" {
  description = "What puts the programs of ingestion and training onto the machine."
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
