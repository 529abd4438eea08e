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
  module        = "mod-102"
  lab           = "project"
  learner       = "test"
  workspace     = "019ab3c4-5d6e-7f80-9a1b-2c3d2e8b0001"
  region        = "us-east-1"
  instance_type = "g6.xlarge"
  budget        = "10"
  hours         = 4
  expires_at    = "2999-01-01T00:00:00Z"
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

run "refuses_a_machine_without_a_gpu" {
  command = plan

  variables {
    instance_type = "t3.large"
  }

  expect_failures = [var.instance_type]
}

run "refuses_a_model_that_is_no_run" {
  command = plan

  variables {
    model_key = "current/model.tar.gz"
  }

  expect_failures = [var.model_key]
}
