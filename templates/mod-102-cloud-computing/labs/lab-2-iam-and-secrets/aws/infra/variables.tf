variable "repository" {
  description = "Owner and name of this repository on GitHub, as its pipeline calls itself, e.g. acme/ada-lab-2, or acme@123456/ada-lab-2@456789 where GitHub appends ids."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9_.-]+(@[0-9]+)?/[A-Za-z0-9_.-]+(@[0-9]+)?$", var.repository))
    error_message = "Expected an owner and a name, such as acme/ada-lab-2."
  }
}

variable "existing_provider_arn" {
  description = "The account's identity provider of GitHub, where somebody made it before: an account has one at most. Without it the lab makes it, and destroys it at its end."
  type        = string
  default     = null

  validation {
    condition     = can(regex(":oidc-provider/token\\.actions\\.githubusercontent\\.com$", coalesce(var.existing_provider_arn, ":oidc-provider/token.actions.githubusercontent.com")))
    error_message = "Expected an ARN such as arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com."
  }
}

variable "existing_analyser_arn" {
  description = "The account's access analyser of the region, where somebody made it before: there is one for each account and region at most. Without it the lab makes it, and destroys it at its end."
  type        = string
  default     = null

  validation {
    condition     = can(regex(":analyzer/", coalesce(var.existing_analyser_arn, ":analyzer/")))
    error_message = "Expected an ARN such as arn:aws:access-analyzer:us-east-1:123456789012:analyzer/ours."
  }
}

variable "data_bucket" {
  description = "Bucket with the team's training data. It need not exist: policies name it."
  type        = string
  default     = "acme-training-data"
}
