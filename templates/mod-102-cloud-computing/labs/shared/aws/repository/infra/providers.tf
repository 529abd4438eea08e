variable "region" {
  description = "AWS region, one that offers what the lab uses."
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "Expected a region such as us-east-1."
  }
}

# Every resource that can carry tags carries these. The portal gives spend and
# findings to a learner by them, and teardown is checked by them.
provider "aws" {
  region = var.region

  default_tags {
    tags = local.tags
  }
}
