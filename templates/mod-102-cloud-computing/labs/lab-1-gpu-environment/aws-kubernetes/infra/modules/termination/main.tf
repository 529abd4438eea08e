# Ends the cluster when its time is over, also where nobody runs destroy: first the
# nodes, which cost most, then the control plane, which EKS deletes only once it has
# none.

locals {
  nodes_end   = formatdate("YYYY-MM-DD'T'hh:mm:ss", var.ends_at)
  cluster_end = formatdate("YYYY-MM-DD'T'hh:mm:ss", timeadd(var.ends_at, "30m"))

  cluster_arn = "arn:${data.aws_partition.current.partition}:eks:${var.region}:${data.aws_caller_identity.current.account_id}:cluster/${var.cluster_name}"
  nodes_arn   = "arn:${data.aws_partition.current.partition}:eks:${var.region}:${data.aws_caller_identity.current.account_id}:nodegroup/${var.cluster_name}/*/*"
}

data "aws_partition" "current" {}

data "aws_caller_identity" "current" {}

resource "aws_scheduler_schedule" "nodes" {
  for_each = toset(var.node_groups)

  name                         = "${var.name}-end-${each.value}"
  description                  = "Ends the nodes of a lab"
  schedule_expression          = "at(${local.nodes_end})"
  schedule_expression_timezone = "UTC"

  flexible_time_window {
    mode = "OFF"
  }

  # Universal targets spell what EKS calls clusterName with a capital.
  target {
    arn      = "arn:${data.aws_partition.current.partition}:scheduler:::aws-sdk:eks:deleteNodegroup"
    role_arn = aws_iam_role.end.arn
    input    = jsonencode({ ClusterName = var.cluster_name, NodegroupName = each.value })
  }

  depends_on = [aws_iam_role_policy.end]
}

resource "aws_scheduler_schedule" "cluster" {
  name                         = "${var.name}-end"
  description                  = "Ends the cluster of a lab"
  schedule_expression          = "at(${local.cluster_end})"
  schedule_expression_timezone = "UTC"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = "arn:${data.aws_partition.current.partition}:scheduler:::aws-sdk:eks:deleteCluster"
    role_arn = aws_iam_role.end.arn
    input    = jsonencode({ Name = var.cluster_name })
  }

  depends_on = [aws_iam_role_policy.end]
}

resource "aws_iam_role" "end" {
  name_prefix        = "${var.name}-end-"
  description        = "Lets the scheduler end the cluster of one lab"
  assume_role_policy = data.aws_iam_policy_document.assume.json
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

resource "aws_iam_role_policy" "end" {
  name   = "end"
  role   = aws_iam_role.end.id
  policy = data.aws_iam_policy_document.end.json
}

data "aws_iam_policy_document" "end" {
  statement {
    sid       = "OnlyThisCluster"
    actions   = ["eks:DeleteNodegroup", "eks:DeleteCluster"]
    resources = [local.cluster_arn, local.nodes_arn]
  }
}
