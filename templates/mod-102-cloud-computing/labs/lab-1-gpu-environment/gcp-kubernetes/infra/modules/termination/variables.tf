variable "name" {
  description = "Prefix of the names."
  type        = string
}

variable "edition" {
  description = "Tells one start of the lab from the next, in names that stay taken."
  type        = string
}

variable "region" {
  description = "Region of the job."
  type        = string
}

variable "cluster_id" {
  description = "The cluster to end: projects/…/locations/…/clusters/…"
  type        = string
}

variable "ends_at" {
  description = "When to end it (RFC 3339, UTC)."
  type        = string
}
