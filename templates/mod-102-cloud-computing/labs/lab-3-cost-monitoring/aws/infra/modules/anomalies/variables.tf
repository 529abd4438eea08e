variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "workspace" {
  description = "What is watched: charges that carry this tag."
  type        = string
}

variable "existing_monitor_arn" {
  description = "Monitor to be told by in the place of an own one."
  type        = string
  default     = null
}

variable "alert_emails" {
  description = "Who is told."
  type        = list(string)
}
