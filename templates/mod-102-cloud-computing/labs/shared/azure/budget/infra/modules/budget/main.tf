# Tells before the money is gone. Budgets read the bill, which lags by hours:
# what ends the spending is the shutdown and the runbook.

resource "azurerm_monitor_action_group" "budget" {
  name                = "${var.name}-budget"
  resource_group_name = var.resource_group_name
  short_name          = "lab-budget"
  tags                = var.tags

  dynamic "email_receiver" {
    for_each = toset(var.alert_emails)

    content {
      name          = email_receiver.value
      email_address = email_receiver.value
    }
  }
}

resource "azurerm_consumption_budget_resource_group" "lab" {
  name              = "${var.name}-budget"
  resource_group_id = var.resource_group_id
  amount            = var.budget
  time_grain        = "Monthly"

  # The API takes the first of a month, and none that is long past.
  time_period {
    start_date = formatdate("YYYY-MM-01'T'00:00:00'Z'", var.started_at)
  }

  filter {
    tag {
      name   = "workspace"
      values = [var.workspace]
    }
  }

  notification {
    operator       = "GreaterThan"
    threshold      = 80
    threshold_type = "Actual"
    contact_groups = [azurerm_monitor_action_group.budget.id]
    contact_roles  = ["Owner"]
  }

  notification {
    operator       = "GreaterThan"
    threshold      = 100
    threshold_type = "Forecasted"
    contact_groups = [azurerm_monitor_action_group.budget.id]
    contact_roles  = ["Owner"]
  }
}
