variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "alert_emails" {
  description = "Who is told."
  type        = list(string)
}
