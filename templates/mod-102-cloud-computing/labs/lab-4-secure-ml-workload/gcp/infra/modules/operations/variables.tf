variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "region" {
  description = "Where snapshots are scheduled."
  type        = string
}

variable "project" {
  description = "Number of the project."
  type        = string
}

variable "zone" {
  description = "Zone of the disk."
  type        = string
}

variable "disk" {
  description = "What is backed up."
  type        = string
}

variable "service_name" {
  description = "What the alert listens to."
  type        = string
}

variable "labels" {
  description = "Labels of the snapshots, which default_labels does not reach."
  type        = map(string)
}

variable "channels" {
  description = "Who is called."
  type        = list(string)
}
