# What the people of an ML team may do. As it stands it does everything that they
# ever asked for, and so do those who take over one of their sessions: your task
# is to narrow it. What they really do:
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

data "aws_iam_policy_document" "team" {
  statement {
    sid       = "Data"
    actions   = ["s3:*"]
    resources = ["*"]
  }

  statement {
    sid       = "Token"
    actions   = ["secretsmanager:*"]
    resources = [var.secret_arn]
  }

  statement {
    sid       = "Machines"
    actions   = ["ec2:*", "iam:PassRole"]
    resources = ["*"]
  }
}
