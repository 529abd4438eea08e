# Answers requests from the network of the project, and from nowhere else. The
# container itself reaches nothing: no network, no other bucket.

locals {
  # AWS's own containers: https://github.com/aws/deep-learning-containers/blob/master/available_images.md
  image = coalesce(
    var.serving_image,
    "763104351884.dkr.ecr.${var.region}.amazonaws.com/pytorch-inference:2.6.0-cpu-py312-ubuntu22.04-sagemaker",
  )
}

data "aws_partition" "current" {}

data "aws_caller_identity" "current" {}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["sagemaker.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }
}

resource "aws_iam_role" "serving" {
  name_prefix        = "${var.name}-serving-"
  description        = "Endpoint of a project"
  assume_role_policy = data.aws_iam_policy_document.trust.json

  tags = { stage = "serving" }
}

resource "aws_iam_role_policy" "serving" {
  name   = "serve"
  role   = aws_iam_role.serving.id
  policy = data.aws_iam_policy_document.serve.json
}

data "aws_iam_policy_document" "serve" {
  statement {
    sid       = "ReadModels"
    actions   = ["s3:GetObject"]
    resources = ["${var.models_bucket_arn}/*"]
  }

  statement {
    sid       = "UseTheKey"
    actions   = ["kms:Decrypt"]
    resources = [var.key_arn]
  }

  # These name no resource in AWS.
  statement {
    sid       = "LookAtTheNetwork"
    actions   = ["ec2:DescribeDhcpOptions", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets", "ec2:DescribeSecurityGroups", "ec2:DescribeVpcs", "ecr:GetAuthorizationToken"]
    resources = ["*"]
  }

  # SageMaker gives a model that has a network an interface in it, as this role.
  statement {
    sid       = "StandInTheNetwork"
    actions   = ["ec2:CreateNetworkInterface", "ec2:CreateNetworkInterfacePermission", "ec2:DeleteNetworkInterface", "ec2:DeleteNetworkInterfacePermission"]
    resources = [for kind in ["network-interface", "security-group", "subnet"] : "arn:${data.aws_partition.current.partition}:ec2:${var.region}:${data.aws_caller_identity.current.account_id}:${kind}/*"]
  }

  statement {
    sid       = "ReadTheImage"
    actions   = ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    resources = ["arn:${data.aws_partition.current.partition}:ecr:${var.region}:763104351884:repository/pytorch-inference"]
  }

  statement {
    sid       = "WriteItsLog"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["arn:${data.aws_partition.current.partition}:logs:${var.region}:${data.aws_caller_identity.current.account_id}:log-group:/aws/sagemaker/Endpoints/${var.name}*"]
  }
}

# Answers until a model was trained: SageMaker makes no endpoint without one.
resource "aws_s3_object" "seed" {
  bucket       = var.models_bucket
  key          = "seed/model.tar.gz"
  source       = var.seed_model
  content_type = "application/gzip"

  tags = { stage = "serving" }
}

locals {
  model_key = coalesce(var.model_key, aws_s3_object.seed.key)

  # An endpoint notices a new configuration, never a changed one: each model has its own.
  edition = "${var.name}-${substr(sha1(coalesce(var.model_key, "seed")), 0, 8)}"
}

resource "aws_sagemaker_model" "this" {
  name                     = local.edition
  execution_role_arn       = aws_iam_role.serving.arn
  enable_network_isolation = true

  primary_container {
    image          = local.image
    model_data_url = "s3://${var.models_bucket}/${local.model_key}"
  }

  vpc_config {
    subnets            = var.subnet_ids
    security_group_ids = [var.security_group_id]
  }

  tags = { stage = "serving" }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_sagemaker_endpoint_configuration" "this" {
  name        = local.edition
  kms_key_arn = var.key_arn

  production_variants {
    variant_name           = "current"
    model_name             = aws_sagemaker_model.this.name
    instance_type          = var.serving_type
    initial_instance_count = 1
  }

  tags = { stage = "serving" }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_sagemaker_endpoint" "this" {
  name                 = var.name
  endpoint_config_name = aws_sagemaker_endpoint_configuration.this.name

  tags = { stage = "serving" }
}

# An endpoint goes on costing until it is deleted, whether it is asked or not.
resource "aws_scheduler_schedule" "end" {
  name                         = "${var.name}-end-serving"
  description                  = "Ends the endpoint of a project"
  schedule_expression          = "at(${formatdate("YYYY-MM-DD'T'hh:mm:ss", var.ends_at)})"
  schedule_expression_timezone = "UTC"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = "arn:${data.aws_partition.current.partition}:scheduler:::aws-sdk:sagemaker:deleteEndpoint"
    role_arn = aws_iam_role.end.arn
    input    = jsonencode({ EndpointName = aws_sagemaker_endpoint.this.name })
  }

  depends_on = [aws_iam_role_policy.end]
}

resource "aws_iam_role" "end" {
  name_prefix        = "${var.name}-end-s-"
  description        = "Lets the scheduler end the endpoint of one project"
  assume_role_policy = data.aws_iam_policy_document.end_trust.json
}

data "aws_iam_policy_document" "end_trust" {
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
    sid       = "OnlyThisEndpoint"
    actions   = ["sagemaker:DeleteEndpoint"]
    resources = [aws_sagemaker_endpoint.this.arn]
  }
}
