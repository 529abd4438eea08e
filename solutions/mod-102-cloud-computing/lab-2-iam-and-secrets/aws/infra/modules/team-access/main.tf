# What the people of an ML team may do:
#
# - list the training data, read it, and write results below results/;
# - read the token of the model registry (they never change it);
# - look at GPU machines, and start and stop those that carry their own tag
#   (`learner`), without being able to hand any role to one.

resource "aws_iam_role" "team" {
  name_prefix          = "${var.name}-team-"
  description          = "ML team of a lab"
  assume_role_policy   = data.aws_iam_policy_document.trust.json
  max_session_duration = 3600
}

data "aws_caller_identity" "current" {}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "AWS"
      identifiers = [data.aws_caller_identity.current.account_id]
    }

    condition {
      test     = "Bool"
      variable = "aws:MultiFactorAuthPresent"
      values   = ["true"]
    }
  }
}

resource "aws_iam_policy" "team" {
  name_prefix = "${var.name}-team-"
  description = "What the ML team of a lab may do"
  policy      = data.aws_iam_policy_document.team.json
}

resource "aws_iam_role_policy_attachment" "team" {
  role       = aws_iam_role.team.name
  policy_arn = aws_iam_policy.team.arn
}

data "aws_partition" "current" {}

data "aws_iam_policy_document" "team" {
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
    sid       = "WriteResults"
    actions   = ["s3:PutObject"]
    resources = ["${var.data_bucket_arn}/results/*"]
  }

  statement {
    sid       = "ReadToken"
    actions   = ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"]
    resources = [var.secret_arn]
  }

  # These name no resource in AWS.
  statement {
    sid       = "LookAtMachines"
    actions   = ["ec2:DescribeInstances", "ec2:DescribeInstanceStatus"]
    resources = ["*"]
  }

  statement {
    sid       = "StartAndStopTheirOwn"
    actions   = ["ec2:StartInstances", "ec2:StopInstances"]
    resources = ["arn:${data.aws_partition.current.partition}:ec2:*:${data.aws_caller_identity.current.account_id}:instance/*"]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/learner"
      values   = ["$${aws:PrincipalTag/learner}"]
    }
  }
}
