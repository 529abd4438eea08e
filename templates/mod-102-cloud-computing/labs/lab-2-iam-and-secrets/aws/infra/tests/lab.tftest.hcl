# `terraform test` needs Terraform 1.7 or newer (mock_provider). Nothing is
# created and no account is needed.

mock_provider "aws" {
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }

  mock_data "aws_region" {
    defaults = { region = "us-east-1" }
  }

  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }

  mock_data "aws_iam_policy_document" {
    defaults = { json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}" }
  }

  mock_data "aws_availability_zones" {
    defaults = { names = ["us-east-1a", "us-east-1b"] }
  }

  mock_data "aws_servicequotas_service_quota" {
    defaults = { value = 8 }
  }

  mock_data "aws_ssm_parameter" {
    defaults = { insecure_value = "ami-0123456789abcdef0" }
  }
}

variables {
  module     = "mod-102"
  lab        = "lab-2"
  learner    = "test"
  workspace  = "019ab3c4-5d6e-7f80-9a1b-2c3d2e8b0001"
  region     = "us-east-1"
  repository = "acme/ada-lab-2"
  budget     = "10"
  hours      = 4
  expires_at = "2999-01-01T00:00:00Z"
}

run "plans_the_whole_lab" {
  command = plan

  assert {
    condition     = local.name == "lab-2e8b0001"
    error_message = "Names must carry the end of the workspace's id."
  }

  assert {
    condition     = local.tags["workspace"] == var.workspace
    error_message = "Everything must carry the workspace."
  }
}

run "ends_with_the_lease_where_that_is_sooner" {
  command = plan

  variables {
    expires_at = timeadd(timestamp(), "1h")
  }

  assert {
    condition     = local.ends_at == var.expires_at
    error_message = "The lab must not outlive the lease."
  }
}

run "refuses_a_repository_without_an_owner" {
  command = plan

  variables {
    repository = "ada-lab-2"
  }

  expect_failures = [var.repository]
}

run "keeps_the_secret_out_of_terraform" {
  command = plan

  module {
    source = "./modules/secret"
  }

  variables {
    name = "lab-test"
  }

  assert {
    condition     = aws_secretsmanager_secret.token.name_prefix == "lab-test-registry-token-"
    error_message = "The secret must be named after the lab."
  }

  assert {
    condition     = aws_secretsmanager_secret_rotation.token.rotation_rules[0].automatically_after_days >= 1
    error_message = "The secret must be rotated."
  }
}

run "lets_the_pipeline_in_by_its_identity" {
  command = plan

  module {
    source = "./modules/pipeline-identity"
  }

  variables {
    name            = "lab-test"
    data_bucket_arn = "arn:aws:s3:::data"
  }

  assert {
    condition     = contains(aws_iam_openid_connect_provider.github[0].client_id_list, "sts.amazonaws.com")
    error_message = "The provider must be for AWS."
  }
}

run "uses_what_the_account_has" {
  command = plan

  variables {
    existing_provider_arn = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"
    existing_analyser_arn = "arn:aws:access-analyzer:us-east-1:123456789012:analyzer/ours"
  }

  assert {
    condition     = length(aws_accessanalyzer_analyzer.account) == 0 && output.analyser == var.existing_analyser_arn
    error_message = "An account has one analyser of a region at most."
  }
}

run "makes_no_second_provider" {
  command = plan

  module {
    source = "./modules/pipeline-identity"
  }

  variables {
    name                  = "lab-test"
    data_bucket_arn       = "arn:aws:s3:::data"
    existing_provider_arn = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"
  }

  assert {
    condition     = length(aws_iam_openid_connect_provider.github) == 0 && local.provider_arn == var.existing_provider_arn
    error_message = "An account has one identity provider of GitHub at most."
  }
}
