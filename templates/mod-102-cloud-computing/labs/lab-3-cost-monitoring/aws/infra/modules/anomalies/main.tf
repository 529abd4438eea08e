# Learns what is usual for each service, and finds the days that are not. As it
# stands nobody hears of them: your task is a subscription, for what is worth
# somebody's attention.

resource "aws_ce_anomaly_monitor" "services" {
  name              = "${var.name}-services"
  monitor_type      = "DIMENSIONAL"
  monitor_dimension = "SERVICE"
}
