# A token whose value Terraform never sees: the first rotation writes it, so it is
# in no code, no plan and no state.

resource "aws_secretsmanager_secret" "token" {
  name_prefix = "${var.name}-registry-token-"
  description = "Token of the model registry"

  # A lab has to leave nothing behind; elsewhere keep the days of grace.
  recovery_window_in_days = 0
}

resource "aws_secretsmanager_secret_rotation" "token" {
  secret_id           = aws_secretsmanager_secret.token.id
  rotation_lambda_arn = aws_lambda_function.rotation.arn

  rotation_rules {
    automatically_after_days = 30
  }

  depends_on = [aws_lambda_permission.rotation]
}

resource "aws_lambda_function" "rotation" {
  function_name    = "${var.name}-rotation"
  description      = "Rotates the token of a lab"
  role             = aws_iam_role.rotation.arn
  runtime          = "nodejs22.x"
  handler          = "index.handler"
  filename         = "${path.module}/rotation.zip"
  source_code_hash = filebase64sha256("${path.module}/rotation.zip")
  timeout          = 30

  depends_on = [aws_iam_role_policy.rotation]
}

resource "aws_lambda_permission" "rotation" {
  statement_id   = "SecretsManagerMayRotate"
  action         = "lambda:InvokeFunction"
  function_name  = aws_lambda_function.rotation.function_name
  principal      = "secretsmanager.amazonaws.com"
  source_account = data.aws_caller_identity.current.account_id
}

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

resource "aws_cloudwatch_log_group" "rotation" {
  name              = "/aws/lambda/${var.name}-rotation"
  retention_in_days = 30
}

resource "aws_iam_role" "rotation" {
  name_prefix        = "${var.name}-rotation-"
  description        = "Rotates the token of a lab"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role_policy" "rotation" {
  name   = "rotate"
  role   = aws_iam_role.rotation.id
  policy = data.aws_iam_policy_document.rotate.json
}

data "aws_iam_policy_document" "rotate" {
  statement {
    sid = "RotateThisSecret"
    actions = [
      "secretsmanager:DescribeSecret",
      "secretsmanager:GetSecretValue",
      "secretsmanager:PutSecretValue",
      "secretsmanager:UpdateSecretVersionStage",
    ]
    resources = [aws_secretsmanager_secret.token.arn]
  }

  statement {
    sid       = "WriteItsLog"
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.rotation.arn}:*"]
  }
}
