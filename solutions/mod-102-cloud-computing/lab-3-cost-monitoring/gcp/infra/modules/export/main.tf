# Where the detailed export of Cloud Billing goes. Only the console can switch it
# on (docs/cloud.md). The view has the columns of FOCUS, which every cloud writes.

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

resource "google_bigquery_table" "focus" {
  dataset_id          = google_bigquery_dataset.billing.dataset_id
  table_id            = "focus"
  description         = "The export in columns of FOCUS"
  deletion_protection = false

  view {
    use_legacy_sql = false
    query          = <<-SQL
      SELECT
        TIMESTAMP(DATE_TRUNC(DATE(usage_start_time), MONTH)) AS BillingPeriodStart,
        TIMESTAMP(DATE_ADD(DATE_TRUNC(DATE(usage_start_time), MONTH), INTERVAL 1 MONTH)) AS BillingPeriodEnd,
        usage_start_time AS ChargePeriodStart,
        usage_end_time AS ChargePeriodEnd,
        'Google Cloud' AS ProviderName,
        billing_account_id AS BillingAccountId,
        project.id AS SubAccountId,
        location.region AS RegionId,
        service.description AS ServiceName,
        sku.id AS SkuId,
        CASE cost_type WHEN 'tax' THEN 'Tax' WHEN 'adjustment' THEN 'Adjustment' ELSE 'Usage' END AS ChargeCategory,
        usage.amount_in_pricing_units AS PricingQuantity,
        usage.pricing_unit AS PricingUnit,
        CAST(cost AS NUMERIC) AS BilledCost,
        CAST(cost AS NUMERIC)
          + IFNULL((SELECT SUM(CAST(credit.amount AS NUMERIC)) FROM UNNEST(credits) AS credit), 0) AS EffectiveCost,
        currency AS BillingCurrency,
        labels AS Tags
      FROM `${google_bigquery_dataset.billing.dataset_id}.${local.export_table}`
    SQL
  }
}
