# The bill itself, once a day, into a bucket of one's own, in the columns of FOCUS,
# which every cloud writes.

resource "aws_bcmdataexports_export" "bill" {
  export {
    name        = "${var.name}-bill"
    description = "Charges of the account"

    data_query {
      query_statement = "SELECT BilledCost, BillingCurrency, BillingPeriodEnd, BillingPeriodStart, ChargeCategory, ChargeClass, ChargePeriodEnd, ChargePeriodStart, ConsumedQuantity, ConsumedUnit, ContractedCost, EffectiveCost, ListCost, PricingQuantity, PricingUnit, ProviderName, RegionId, ServiceCategory, ServiceName, SkuId, SubAccountId, Tags FROM FOCUS_1_2_AWS"
      table_configurations = {
        FOCUS_1_2_AWS = {}
      }
    }

    destination_configurations {
      s3_destination {
        s3_bucket = aws_s3_bucket.bill.bucket
        s3_prefix = "exports"
        s3_region = var.region

        s3_output_configurations {
          output_type = "CUSTOM"
          format      = "PARQUET"
          compression = "PARQUET"
          overwrite   = "OVERWRITE_REPORT"
        }
      }
    }

    refresh_cadence {
      frequency = "SYNCHRONOUS"
    }
  }

  depends_on = [aws_s3_bucket_policy.bill]
}

resource "aws_s3_bucket" "bill" {
  bucket_prefix = "${var.name}-bill-"
  force_destroy = true
}

resource "aws_s3_bucket_server_side_encryption_configuration" "bill" {
  bucket = aws_s3_bucket.bill.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_public_access_block" "bill" {
  bucket = aws_s3_bucket.bill.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_lifecycle_configuration" "bill" {
  bucket = aws_s3_bucket.bill.id

  rule {
    id     = "let-old-months-go"
    status = "Enabled"

    filter {}

    expiration {
      days = 400
    }
  }
}

resource "aws_s3_bucket_policy" "bill" {
  bucket = aws_s3_bucket.bill.id
  policy = data.aws_iam_policy_document.bill.json
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_iam_policy_document" "bill" {
  statement {
    sid       = "BillingMayDeliver"
    actions   = ["s3:PutObject", "s3:GetBucketPolicy"]
    resources = [aws_s3_bucket.bill.arn, "${aws_s3_bucket.bill.arn}/*"]

    principals {
      type        = "Service"
      identifiers = ["bcm-data-exports.amazonaws.com", "billingreports.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"
      values   = ["arn:${data.aws_partition.current.partition}:bcm-data-exports:us-east-1:${data.aws_caller_identity.current.account_id}:export/*"]
    }
  }
}
