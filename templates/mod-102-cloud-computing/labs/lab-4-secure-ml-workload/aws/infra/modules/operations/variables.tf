variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "key_arn" {
  description = "Key of the workload."
  type        = string
}

variable "data_bucket_arn" {
  description = "What is backed up, and whose readers are written down."
  type        = string
}

variable "endpoint_name" {
  description = "What the alarm listens to."
  type        = string
}

variable "alert_emails" {
  description = "Who is called."
  type        = list(string)
}
