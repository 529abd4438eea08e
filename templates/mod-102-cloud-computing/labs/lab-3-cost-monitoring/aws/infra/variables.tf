variable "tags_account" {
  description = "Account that pays for itself or for an organisation, and whose allocation tags this lab alone looks after: there it switches them on for everybody, and off again at its end. In any other account it leaves them as they are."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.tags_account))
    error_message = "Expected the id of an account: 12 digits."
  }
}

variable "existing_monitor_arn" {
  description = "Anomaly monitor to be told by, where the account has one and may make no other (a member account of an organisation); without it the lab makes its own."
  type        = string
  default     = null

  validation {
    condition     = can(regex(":anomalymonitor/", coalesce(var.existing_monitor_arn, ":anomalymonitor/")))
    error_message = "Expected an ARN such as arn:aws:ce::123456789012:anomalymonitor/0a1b2c3d-…"
  }
}
