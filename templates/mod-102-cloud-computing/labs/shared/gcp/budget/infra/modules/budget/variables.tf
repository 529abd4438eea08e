variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "workspace" {
  description = "Value of the workspace label."
  type        = string
}

variable "budget" {
  description = "In the currency of the billing account, as a decimal string."
  type        = string
}

variable "alert_emails" {
  description = "Who is told by mail, beside the topic."
  type        = list(string)
}
