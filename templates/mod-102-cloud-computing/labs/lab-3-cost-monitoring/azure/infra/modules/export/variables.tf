variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "location" {
  description = "Region."
  type        = string
}

variable "resource_group_name" {
  description = "Group of the lab."
  type        = string
}

variable "resource_group_id" {
  description = "Group of the lab, whose charges are exported."
  type        = string
}

variable "started_at" {
  description = "When the lab was first planned (RFC 3339, UTC); exports begin a day later."
  type        = string
}

variable "tags" {
  description = "Tags of the lab."
  type        = map(string)
}
