variable "name" {
  description = "Prefix of the names."
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

variable "alert_emails" {
  description = "Subscribers of the budget's notifications beside the topic."
  type        = list(string)
}
