# Tells before the money is gone. Budgets read the bill, which lags by hours:
# what ends the spending is the time limit of the machine.

locals {
  # The budget's API takes whole units and billionths of one, and answers without
  # the units where there are none.
  parts = split(".", var.budget)
  units = tonumber(local.parts[0]) > 0 ? local.parts[0] : null
  nanos = tonumber(substr("${try(local.parts[1], "")}000000000", 0, 9))
}

data "google_project" "current" {}

resource "google_pubsub_topic" "budget" {
  name = "${var.name}-budget"
}

resource "google_monitoring_notification_channel" "email" {
  for_each = toset(var.alert_emails)

  display_name = "${var.name}: ${each.value}"
  type         = "email"
  labels       = { email_address = each.value }
}

resource "google_billing_budget" "lab" {
  billing_account = data.google_project.current.billing_account
  display_name    = "${var.name}-budget"

  budget_filter {
    projects               = ["projects/${data.google_project.current.number}"]
    labels                 = { workspace = var.workspace }
    credit_types_treatment = "EXCLUDE_ALL_CREDITS"
    calendar_period        = "MONTH"
  }

  # In the currency of the billing account: Google takes no other.
  amount {
    specified_amount {
      units = local.units
      nanos = local.nanos
    }
  }

  threshold_rules {
    threshold_percent = 0.8
    spend_basis       = "CURRENT_SPEND"
  }

  threshold_rules {
    threshold_percent = 1.0
    spend_basis       = "FORECASTED_SPEND"
  }

  all_updates_rule {
    pubsub_topic                     = google_pubsub_topic.budget.id
    schema_version                   = "1.0"
    monitoring_notification_channels = [for channel in google_monitoring_notification_channel.email : channel.id]
    disable_default_iam_recipients   = false
  }

  lifecycle {
    # Where Cloud Billing's API is off, Google's provider says nothing and leaves the
    # account empty.
    precondition {
      condition     = try(length(data.google_project.current.billing_account) > 0, false)
      error_message = "The billing account of the project is not known. Link one to the project, and enable cloudbilling.googleapis.com and cloudresourcemanager.googleapis.com, as docs/cloud.md shows."
    }
  }
}
