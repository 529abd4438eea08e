# Where the detailed export of Cloud Billing goes. Only the console can switch it
# on (docs/cloud.md). As it stands the bill comes in columns that only Google
# writes: your task is a view of it in those of FOCUS, which every cloud writes,
# with cost before and after credits.

resource "google_bigquery_dataset" "billing" {
  dataset_id                 = "${replace(var.name, "-", "_")}_billing"
  description                = "Charges of the billing account"
  location                   = var.region
  delete_contents_on_destroy = true

  # Only who administers the project; the bill names everybody.
  access {
    role          = "OWNER"
    special_group = "projectOwners"
  }

  # This list is the whole of it, and others write in it, too: Cloud Billing, when the
  # export is switched on, and the job of modules/anomalies.
  lifecycle {
    ignore_changes = [access]
  }
}

locals {
  # Without a billing account modules/budget says what is missing.
  export_table = "gcp_billing_export_resource_v1_${replace(coalesce(var.billing_account, "none"), "-", "_")}"
}
