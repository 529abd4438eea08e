# A pipeline gets in with a token that GitHub signs for each job, so that there
# is no key to lose. Whom AWS lets in stands in the trust of the role, and there
# alone: the main branch of this repository, for AWS and for nobody else.

# AWS knows the certificate of this issuer and asks for no thumbprint. An account
# has one provider of an issuer at most.
resource "aws_iam_openid_connect_provider" "github" {
  count = var.existing_provider_arn == null ? 1 : 0

  url            = "https://token.actions.githubusercontent.com"
  client_id_list = ["sts.amazonaws.com"]
}

locals {
  provider_arn = try(aws_iam_openid_connect_provider.github[0].arn, var.existing_provider_arn)
}

resource "aws_iam_role" "pipeline" {
  name_prefix          = "${var.name}-pipeline-"
  description          = "Pipeline of a lab"
  assume_role_policy   = data.aws_iam_policy_document.trust.json
  max_session_duration = 3600
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRoleWithWebIdentity"]

    principals {
      type        = "Federated"
      identifiers = [local.provider_arn]
    }

    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:aud"
      values   = ["sts.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "token.actions.githubusercontent.com:sub"
      values   = ["repo:${var.repository}:ref:refs/heads/main"]
    }
  }
}

resource "aws_iam_role_policy" "pipeline" {
  name   = "publish"
  role   = aws_iam_role.pipeline.id
  policy = data.aws_iam_policy_document.publish.json
}

data "aws_iam_policy_document" "publish" {
  statement {
    sid       = "WriteModels"
    actions   = ["s3:PutObject"]
    resources = ["${var.data_bucket_arn}/models/*"]
  }
}
