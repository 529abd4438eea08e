variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "region" {
  description = "Where the job runs."
  type        = string
}

variable "project" {
  description = "Number of the project."
  type        = string
}

variable "dataset_id" {
  description = "Where the export goes."
  type        = string
}

variable "export_table" {
  description = "Table of the detailed export."
  type        = string
}

variable "workspace" {
  description = "Value of the workspace label, whose cost is watched."
  type        = string
}

variable "channels" {
  description = "Who is told."
  type        = list(string)
}
