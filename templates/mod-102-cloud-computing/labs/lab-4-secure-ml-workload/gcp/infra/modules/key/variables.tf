variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "edition" {
  description = "Keeps the names of one time apart from those of the next."
  type        = string
}

variable "region" {
  description = "Where the key lies: where what it encrypts lies."
  type        = string
}

variable "project" {
  description = "Number of the project, part of the names of agents."
  type        = string
}
