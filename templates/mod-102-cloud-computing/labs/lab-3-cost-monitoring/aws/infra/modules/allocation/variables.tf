variable "tags_account" {
  description = "The one account in which tags are switched on, and off again at the end."
  type        = string
}
