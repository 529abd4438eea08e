variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "project_number" {
  description = "Makes the name unique: names of buckets are shared by everybody."
  type        = string
}

variable "region" {
  description = "Where the data lies; the machine's, so that reading it costs nothing."
  type        = string
}

variable "member" {
  description = "Who may read and write objects, as IAM writes it."
  type        = string
}
