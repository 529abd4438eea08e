# Cost Management learns what is usual for the subscription, finds the days that
# are not, and tells by mail.

resource "azurerm_cost_anomaly_alert" "daily" {
  name            = "${var.name}-anomaly"
  display_name    = "A day unlike others"
  subscription_id = var.subscription_id
  email_subject   = "The subscription of a lab had a day unlike others"
  email_addresses = var.alert_emails
}
