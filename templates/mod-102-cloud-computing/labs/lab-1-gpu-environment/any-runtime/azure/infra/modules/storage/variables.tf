variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "location" {
  description = "Where the data lies; the machine's, so that reading it costs nothing."
  type        = string
}

variable "resource_group_name" {
  description = "Group of the lab."
  type        = string
}

variable "principal_id" {
  description = "Who may read and write blobs."
  type        = string
}

variable "tags" {
  description = "Tags of the lab."
  type        = map(string)
}
