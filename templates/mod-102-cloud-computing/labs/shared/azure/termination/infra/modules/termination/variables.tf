variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "location" {
  description = "Region of the machine."
  type        = string
}

variable "resource_group_name" {
  description = "Group of the lab."
  type        = string
}

variable "resource_group_id" {
  description = "Group of the lab; the runbook may act in it alone."
  type        = string
}

variable "virtual_machine_id" {
  description = "The machine to end."
  type        = string
}

variable "ends_at" {
  description = "When to end it (RFC 3339, UTC)."
  type        = string
}

variable "tags" {
  description = "Tags of the lab."
  type        = map(string)
}
