# A training machine has an identity of its own: it is handed to it by AWS, lasts
# for hours, and no key of it lies on a disk. As it stands it may do more with
# secrets than read its own: your task is to narrow it.

resource "aws_iam_role" "workload" {
  name_prefix        = "${var.name}-workload-"
  description        = "Training machine of a lab"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

resource "aws_iam_instance_profile" "workload" {
  name_prefix = "${var.name}-workload-"
  role        = aws_iam_role.workload.name
}

resource "aws_iam_role_policy" "workload" {
  name   = "train"
  role   = aws_iam_role.workload.id
  policy = data.aws_iam_policy_document.train.json
}

data "aws_iam_policy_document" "train" {
  statement {
    sid       = "ListData"
    actions   = ["s3:ListBucket"]
    resources = [var.data_bucket_arn]
  }

  statement {
    sid       = "ReadData"
    actions   = ["s3:GetObject"]
    resources = ["${var.data_bucket_arn}/*"]
  }

  statement {
    sid       = "Token"
    actions   = ["secretsmanager:*"]
    resources = ["*"]
  }
}
