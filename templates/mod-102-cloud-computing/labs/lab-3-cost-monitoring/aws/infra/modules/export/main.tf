# The bill itself, once a day, into a bucket of one's own. As it stands it comes in
# columns that only AWS writes, and stays for ever: your task is to have it in
# those of FOCUS, which every cloud writes, and to let old months go.

resource "aws_bcmdataexports_export" "bill" {
  export {
    name        = "${var.name}-bill"
    description = "Charges of the account"

    data_query {
      query_statement = "SELECT identity_line_item_id, line_item_usage_start_date, line_item_product_code, line_item_unblended_cost FROM COST_AND_USAGE_REPORT"
      table_configurations = {
        COST_AND_USAGE_REPORT = {
          TIME_GRANULARITY = "DAILY"
        }
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
