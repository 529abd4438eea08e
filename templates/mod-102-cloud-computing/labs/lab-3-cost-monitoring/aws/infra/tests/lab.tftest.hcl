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
  lab        = "lab-3"
  learner    = "test"
  workspace  = "019ab3c4-5d6e-7f80-9a1b-2c3d2e8b0001"
  region     = "us-east-1"
  budget     = "10"
  hours      = 4
  expires_at = "2999-01-01T00:00:00Z"

  tags_account = "000000000000"
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

run "tells_who_is_named" {
  command = plan

  module {
    source = "./modules/budget"
  }

  variables {
    name         = "lab-test"
    alert_emails = ["ada@example.com"]
  }

  assert {
    condition     = contains(flatten([for it in aws_budgets_budget.lab.notification : it.subscriber_email_addresses]), "ada@example.com")
    error_message = "Who is named must be told."
  }
}

run "delivers_the_bill_to_a_bucket" {
  command = plan

  module {
    source = "./modules/export"
  }

  variables {
    name = "lab-test"
  }

  assert {
    condition     = aws_bcmdataexports_export.bill.export[0].refresh_cadence[0].frequency == "SYNCHRONOUS"
    error_message = "The bill must come as it changes."
  }
}

run "leaves_the_tags_of_other_accounts_alone" {
  command = plan

  module {
    source = "./modules/allocation"
  }

  variables {
    tags_account = "000000000000"
  }

  assert {
    condition     = length(aws_ce_cost_allocation_tag.lab) == 0
    error_message = "Tags must be switched on and off in the lab's own account alone."
  }
}

run "switches_tags_on_in_its_own_account" {
  command = plan

  module {
    source = "./modules/allocation"
  }

  variables {
    tags_account = "123456789012"
  }

  assert {
    condition     = contains(keys(aws_ce_cost_allocation_tag.lab), "lab")
    error_message = "The bill must know labs."
  }
}

run "watches_the_workspace_alone" {
  command = plan

  module {
    source = "./modules/anomalies"
  }

  variables {
    name         = "lab-test"
    alert_emails = ["ada@example.com"]
  }

  assert {
    condition     = aws_ce_anomaly_monitor.workspace[0].monitor_type == "CUSTOM"
    error_message = "A monitor of all services would be the account's second."
  }
}

run "takes_the_monitor_that_there_is" {
  command = plan

  module {
    source = "./modules/anomalies"
  }

  variables {
    name                 = "lab-test"
    alert_emails         = ["ada@example.com"]
    existing_monitor_arn = "arn:aws:ce::123456789012:anomalymonitor/0a1b2c3d-0000-4000-8000-000000000001"
  }

  assert {
    condition     = length(aws_ce_anomaly_monitor.workspace) == 0 && local.monitor_arn == var.existing_monitor_arn
    error_message = "An existing monitor must do."
  }
}
