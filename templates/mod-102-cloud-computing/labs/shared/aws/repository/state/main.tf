# Storage for Terraform's state: encrypted, versioned, closed to the public. S3
# itself keeps the lock, in a file beside the state (Terraform 1.10 or newer).

terraform {
  required_version = ">= 1.10"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.28, < 7.0"
    }
  }
}

variable "region" {
  description = "Where the state lies."
  type        = string
}

variable "workspace" {
  description = "Id of the workspace; its end is part of the names, so that each lab of an account has its own. No tag: the storage outlives the lab, and teardown looks for that tag."
  type        = string
}

variable "module" {
  description = "Module of the curriculum; a tag."
  type        = string
}

locals {
  # As the lab's own resources are named.
  suffix = substr(var.workspace, -8, -1)
}

provider "aws" {
  region = var.region

  default_tags {
    tags = {
      module       = var.module
      purpose      = "terraform-state"
      "managed-by" = "terraform"
    }
  }
}

data "aws_caller_identity" "current" {}

resource "aws_s3_bucket" "state" {
  bucket = "lab-state-${local.suffix}-${data.aws_caller_identity.current.account_id}-${var.region}"

  # `make state-destroy` looks first whether the lab is gone; what is left then are
  # old versions of its state.
  force_destroy = true
}

resource "aws_s3_bucket_versioning" "state" {
  bucket = aws_s3_bucket.state.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "state" {
  bucket = aws_s3_bucket.state.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "aws:kms"
    }

    bucket_key_enabled = true
  }
}

resource "aws_s3_bucket_public_access_block" "state" {
  bucket = aws_s3_bucket.state.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_lifecycle_configuration" "state" {
  bucket = aws_s3_bucket.state.id

  rule {
    id     = "forget-old-versions"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days = 90
    }
  }
}

output "backend" {
  description = "What goes into infra/backend.tf."
  value       = <<-HCL
    terraform {
      backend "s3" {
        bucket       = "${aws_s3_bucket.state.bucket}"
        key          = "${basename(dirname(abspath(path.root)))}/terraform.tfstate"
        region       = "${var.region}"
        encrypt      = true
        use_lockfile = true
      }
    }
  HCL
}
