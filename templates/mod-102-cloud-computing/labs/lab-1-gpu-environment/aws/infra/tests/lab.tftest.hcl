# `terraform test` needs Terraform 1.7 or newer (mock_provider). Nothing is
# created and no account is needed.

mock_provider "aws" {
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }

  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }

  mock_data "aws_servicequotas_service_quota" {
    defaults = { value = 8 }
  }

  mock_data "aws_ec2_instance_type_offerings" {
    defaults = { locations = ["us-east-1c", "us-east-1b"] }
  }

  mock_data "aws_ssm_parameter" {
    defaults = { insecure_value = "ami-0123456789abcdef0" }
  }

  mock_data "aws_iam_policy_document" {
    defaults = { json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}" }
  }
}

variables {
  module        = "mod-102"
  lab           = "lab-1"
  learner       = "test"
  workspace     = "019ab3c4-5d6e-7f80-9a1b-2c3d2e8b0001"
  region        = "us-east-1"
  instance_type = "g6.xlarge"
  budget        = "10"
  hours         = 4
  expires_at    = "2999-01-01T00:00:00Z"
}

run "plans_a_hardened_gpu_instance" {
  command = plan

  module {
    source = "./modules/gpu-instance"
  }

  variables {
    name              = "lab-test"
    purchase          = "on-demand"
    disk_gb           = 100
    subnet_id         = "subnet-1"
    security_group_id = "sg-1"
    volume_tags       = {}
    smoke_test        = "true"
    ends_at           = "2999-01-01T00:00:00Z"
  }

  assert {
    condition     = aws_instance.gpu.metadata_options[0].http_tokens == "required"
    error_message = "The instance must require IMDSv2."
  }

  assert {
    condition     = aws_instance.gpu.root_block_device[0].encrypted
    error_message = "The root disk must be encrypted."
  }

  assert {
    condition     = aws_instance.gpu.instance_initiated_shutdown_behavior == "terminate"
    error_message = "Shutting down must terminate the instance."
  }
}

run "uses_a_zone_that_offers_the_gpu" {
  command = plan

  module {
    source = "./modules/network"
  }

  variables {
    name = "lab-test"
  }

  assert {
    condition     = aws_subnet.public.availability_zone == "us-east-1b"
    error_message = "The subnet must be in the first zone that offers the instance type."
  }
}

run "uses_the_zone_that_is_named" {
  command = plan

  module {
    source = "./modules/network"
  }

  variables {
    name = "lab-test"
    zone = "us-east-1c"
  }

  assert {
    condition     = aws_subnet.public.availability_zone == "us-east-1c"
    error_message = "The subnet must be in the zone that is named."
  }
}

run "refuses_a_zone_without_the_gpu" {
  command = plan

  module {
    source = "./modules/network"
  }

  variables {
    name = "lab-test"
    zone = "us-east-1a"
  }

  expect_failures = [aws_subnet.public]
}

run "ends_the_instance" {
  command = plan

  module {
    source = "./modules/termination"
  }

  variables {
    name        = "lab-test"
    instance_id = "i-1"
    ends_at     = "2999-01-01T00:00:00Z"
  }

  assert {
    condition     = aws_scheduler_schedule.terminate.schedule_expression == "at(2999-01-01T00:00:00)"
    error_message = "The schedule must run when the time is over."
  }
}

run "budgets_what_was_agreed" {
  command = plan

  module {
    source = "./modules/budget"
  }

  variables {
    name         = "lab-test"
    alert_emails = []
  }

  assert {
    condition     = aws_budgets_budget.lab.limit_amount == "10"
    error_message = "The budget must be what was agreed."
  }
}

run "plans_the_whole_lab" {
  command = plan

  assert {
    condition     = output.budget_name == "lab-2e8b0001-budget"
    error_message = "Names must carry the end of the workspace's id."
  }
}

run "ends_after_the_hours_agreed" {
  command = plan

  assert {
    condition     = local.ends_at == timeadd(terraform_data.started.input, "4h")
    error_message = "The instance must end after its hours."
  }
}

run "ends_with_the_lease_where_that_is_sooner" {
  command = plan

  variables {
    expires_at = timeadd(timestamp(), "1h")
  }

  assert {
    condition     = local.ends_at == var.expires_at
    error_message = "The instance must not outlive the lease."
  }
}

run "refuses_a_type_without_a_gpu" {
  command = plan

  variables {
    instance_type = "t3.large"
  }

  expect_failures = [var.instance_type]
}

run "refuses_more_than_the_quota" {
  command = plan

  module {
    source = "./modules/gpu-instance"
  }

  variables {
    name              = "lab-test"
    instance_type     = "g6.12xlarge"
    purchase          = "on-demand"
    disk_gb           = 100
    subnet_id         = "subnet-1"
    security_group_id = "sg-1"
    volume_tags       = {}
    smoke_test        = "true"
    ends_at           = "2999-01-01T00:00:00Z"
  }

  expect_failures = [aws_instance.gpu]
}

run "refuses_a_time_that_is_over" {
  command = plan

  module {
    source = "./modules/gpu-instance"
  }

  variables {
    name              = "lab-test"
    purchase          = "on-demand"
    disk_gb           = 100
    subnet_id         = "subnet-1"
    security_group_id = "sg-1"
    volume_tags       = {}
    smoke_test        = "true"
    ends_at           = "2020-01-01T00:00:00Z"
  }

  expect_failures = [aws_instance.gpu]
}
