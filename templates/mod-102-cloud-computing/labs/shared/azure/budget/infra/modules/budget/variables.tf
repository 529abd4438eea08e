variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "resource_group_name" {
  description = "Group of the lab."
  type        = string
}

variable "resource_group_id" {
  description = "Group of the lab, whose cost counts."
  type        = string
}

variable "workspace" {
  description = "Value of the workspace tag."
  type        = string
}

variable "budget" {
  description = "US dollars, as a decimal string."
  type        = string
}

variable "started_at" {
  description = "When the lab was first planned (RFC 3339, UTC); the budget starts with its month."
  type        = string
}

variable "alert_emails" {
  description = "Who is told by mail, beside the owners of the subscription."
  type        = list(string)
}

variable "tags" {
  description = "Tags of the lab."
  type        = map(string)
}
