# Learns what is usual for this workspace, and finds the days that are not. As it
# stands nobody hears of them: your task is a subscription, for what is worth
# somebody's attention, to `local.monitor_arn`.

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
