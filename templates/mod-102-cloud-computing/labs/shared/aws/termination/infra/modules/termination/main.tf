# Terminates the instance when its time is over, also where nobody runs destroy.

resource "aws_scheduler_schedule" "terminate" {
  name                         = "${var.name}-terminate"
  description                  = "Ends a lab"
  schedule_expression          = "at(${formatdate("YYYY-MM-DD'T'hh:mm:ss", var.ends_at)})"
  schedule_expression_timezone = "UTC"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = "arn:${data.aws_partition.current.partition}:scheduler:::aws-sdk:ec2:terminateInstances"
    role_arn = aws_iam_role.terminate.arn
    input    = jsonencode({ InstanceIds = [var.instance_id] })
  }

  depends_on = [aws_iam_role_policy.terminate]
}

data "aws_partition" "current" {}

data "aws_caller_identity" "current" {}

resource "aws_iam_role" "terminate" {
  name_prefix        = "${var.name}-end-"
  description        = "Lets the scheduler end the instance of one lab"
  assume_role_policy = data.aws_iam_policy_document.assume.json
}

resource "aws_iam_role_policy" "terminate" {
  name   = "terminate"
  role   = aws_iam_role.terminate.id
  policy = data.aws_iam_policy_document.terminate.json
}

data "aws_iam_policy_document" "assume" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["scheduler.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }
}

data "aws_iam_policy_document" "terminate" {
  statement {
    sid       = "OnlyThisWorkspace"
    actions   = ["ec2:TerminateInstances"]
    resources = ["arn:${data.aws_partition.current.partition}:ec2:*:${data.aws_caller_identity.current.account_id}:instance/*"]

    condition {
      test     = "StringEquals"
      variable = "aws:ResourceTag/workspace"
      values   = [var.workspace]
    }
  }
}
