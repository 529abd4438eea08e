# Learns what is usual for this workspace, finds the days that are not, and tells
# of those that cost at least 5 dollars more: less is not worth somebody's
# attention.

# Not of all services: an account has one such monitor at most, and new accounts
# have it. Null is what AWS answers where nothing is said.
resource "aws_ce_anomaly_monitor" "workspace" {
  count = var.existing_monitor_arn == null ? 1 : 0

  name         = "${var.name}-workspace"
  monitor_type = "CUSTOM"

  monitor_specification = jsonencode({
    And            = null
    CostCategories = null
    Dimensions     = null
    Not            = null
    Or             = null
    Tags = {
      Key          = "workspace"
      MatchOptions = null
      Values       = [var.workspace]
    }
  })
}

locals {
  monitor_arn = try(aws_ce_anomaly_monitor.workspace[0].arn, var.existing_monitor_arn)
}

resource "aws_ce_anomaly_subscription" "daily" {
  name             = "${var.name}-daily"
  frequency        = "DAILY"
  monitor_arn_list = [local.monitor_arn]

  dynamic "subscriber" {
    for_each = toset(var.alert_emails)

    content {
      type    = "EMAIL"
      address = subscriber.value
    }
  }

  threshold_expression {
    dimension {
      key           = "ANOMALY_TOTAL_IMPACT_ABSOLUTE"
      match_options = ["GREATER_THAN_OR_EQUAL"]
      values        = ["5"]
    }
  }
}
