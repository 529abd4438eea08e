# Calls somebody when the service answers with errors. Apart from the other
# operations, since the service writes its log to them.

resource "azurerm_monitor_metric_alert" "errors" {
  name                = "${var.place.name}-errors"
  resource_group_name = var.place.resource_group_name
  scopes              = [var.service_id]
  description         = "The service answers with errors: look into its log first, then at the last model that was published."
  severity            = 1
  frequency           = "PT1M"
  window_size         = "PT5M"
  tags                = var.place.tags

  criteria {
    metric_namespace = "Microsoft.App/containerApps"
    metric_name      = "Requests"
    aggregation      = "Total"
    operator         = "GreaterThan"
    threshold        = 0

    dimension {
      name     = "statusCodeCategory"
      operator = "Include"
      values   = ["5xx"]
    }
  }

  action {
    action_group_id = var.action_group_id
  }
}
