variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "subscription_id" {
  description = "What is watched, as /subscriptions/…"
  type        = string
}

variable "alert_emails" {
  description = "Who is told."
  type        = list(string)
}
