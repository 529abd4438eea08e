/*
 * The ids of Google resources, by type, as the provider's documentation gives them
 * under "Attributes Reference" (`website/docs/r/*.html.markdown` of
 * hashicorp/terraform-provider-google). `{x}` stands for an attribute, `{x#}` for its
 * last path segment; `{project}`, `{region}`, `{zone}` and `{location}` fall back to
 * the provider block, `{digits}` is a number that Google would give, `{next}` the next of a row.
 */

const LOCATION = 'projects/{project}/locations/{location}';
const REGIONAL = 'projects/{project}/regions/{region}';
const ZONAL = 'projects/{project}/zones/{zone}';
const GLOBAL = 'projects/{project}/global';
const GRANT = '{role}/{member}';

/** Patterns of the ids. */
export const ID_PATTERNS: Readonly<Record<string, string>> = {
  google_artifact_registry_repository: `${LOCATION}/repositories/{repository_id}`,
  google_artifact_registry_repository_iam_binding: `${LOCATION}/repositories/{repository#}/{role}`,
  google_artifact_registry_repository_iam_member: `${LOCATION}/repositories/{repository#}/${GRANT}`,
  google_backup_dr_backup_plan: `${LOCATION}/backupPlans/{backup_plan_id}`,
  google_backup_dr_backup_plan_association: `${LOCATION}/backupPlanAssociations/{backup_plan_association_id}`,
  google_backup_dr_backup_vault: `${LOCATION}/backupVaults/{backup_vault_id}`,
  google_bigquery_dataset: 'projects/{project}/datasets/{dataset_id}',
  google_bigquery_dataset_iam_binding:
    'projects/{project}/datasets/{dataset_id#}/{role}',
  google_bigquery_dataset_iam_member: `projects/{project}/datasets/{dataset_id#}/${GRANT}`,
  google_bigquery_table:
    'projects/{project}/datasets/{dataset_id#}/tables/{table_id}',
  google_bigquery_table_iam_member: `projects/{project}/datasets/{dataset_id#}/tables/{table_id#}/${GRANT}`,
  google_billing_budget: 'billingAccounts/{billing_account#}/budgets/{uuid}',
  google_cloud_quotas_quota_preference:
    '{parent}/locations/global/quotaPreferences/{name}',
  google_cloud_run_v2_job: `${LOCATION}/jobs/{name}`,
  google_cloud_run_v2_job_iam_member: `${LOCATION}/jobs/{name#}/${GRANT}`,
  google_cloud_run_v2_service: `${LOCATION}/services/{name}`,
  google_cloud_run_v2_service_iam_binding: `${LOCATION}/services/{name#}/{role}`,
  google_cloud_run_v2_service_iam_member: `${LOCATION}/services/{name#}/${GRANT}`,
  google_cloud_scheduler_job:
    'projects/{project}/locations/{region}/jobs/{name}',
  google_cloudbuild_trigger: `${LOCATION}/triggers/{uuid}`,
  google_cloudfunctions2_function: `${LOCATION}/functions/{name}`,
  google_cloudfunctions2_function_iam_member: `${LOCATION}/functions/{cloud_function#}/${GRANT}`,
  google_compute_address: `${REGIONAL}/addresses/{name}`,
  google_compute_attached_disk: `${ZONAL}/instances/{instance#}/{disk#}`,
  google_compute_autoscaler: `${ZONAL}/autoscalers/{name}`,
  google_compute_disk: `${ZONAL}/disks/{name}`,
  google_compute_disk_resource_policy_attachment:
    '{project}/{zone}/{disk#}/{name}',
  google_compute_firewall: `${GLOBAL}/firewalls/{name}`,
  google_compute_firewall_policy: 'locations/global/firewallPolicies/{digits}',
  google_compute_forwarding_rule: `${REGIONAL}/forwardingRules/{name}`,
  google_compute_global_address: `${GLOBAL}/addresses/{name}`,
  google_compute_global_forwarding_rule: `${GLOBAL}/forwardingRules/{name}`,
  google_compute_health_check: `${GLOBAL}/healthChecks/{name}`,
  google_compute_image: `${GLOBAL}/images/{name}`,
  google_compute_instance: `${ZONAL}/instances/{name}`,
  google_compute_instance_group: `${ZONAL}/instanceGroups/{name}`,
  google_compute_instance_group_manager: `${ZONAL}/instanceGroupManagers/{name}`,
  google_compute_instance_iam_binding: `${ZONAL}/instances/{instance_name#}/{role}`,
  google_compute_instance_iam_member: `${ZONAL}/instances/{instance_name#}/${GRANT}`,
  google_compute_instance_template: `${GLOBAL}/instanceTemplates/{name}`,
  google_compute_network: `${GLOBAL}/networks/{name}`,
  google_compute_network_firewall_policy: `${GLOBAL}/firewallPolicies/{name}`,
  google_compute_network_firewall_policy_association: `${GLOBAL}/firewallPolicies/{firewall_policy#}/associations/{name}`,
  google_compute_network_firewall_policy_rule: `${GLOBAL}/firewallPolicies/{firewall_policy#}/{priority}`,
  google_compute_project_metadata: '{project}',
  google_compute_project_metadata_item: '{key}',
  google_compute_region_autoscaler: `${REGIONAL}/autoscalers/{name}`,
  google_compute_region_instance_group_manager: `${REGIONAL}/instanceGroupManagers/{name}`,
  google_compute_region_instance_template: `${REGIONAL}/instanceTemplates/{name}`,
  google_compute_reservation: `${ZONAL}/reservations/{name}`,
  google_compute_resource_policy: `${REGIONAL}/resourcePolicies/{name}`,
  google_compute_resource_policy_attachment:
    '{project}/{zone}/{instance#}/{name}',
  google_compute_route: `${GLOBAL}/routes/{name}`,
  google_compute_router: `${REGIONAL}/routers/{name}`,
  google_compute_router_nat: '{project}/{region}/{router#}/{name}',
  google_compute_snapshot: `${GLOBAL}/snapshots/{name}`,
  google_compute_subnetwork: `${REGIONAL}/subnetworks/{name}`,
  google_compute_subnetwork_iam_binding: `${REGIONAL}/subnetworks/{subnetwork#}/{role}`,
  google_compute_subnetwork_iam_member: `${REGIONAL}/subnetworks/{subnetwork#}/${GRANT}`,
  google_container_cluster: `${LOCATION}/clusters/{name}`,
  google_container_node_pool: `${LOCATION}/clusters/{cluster#}/nodePools/{name}`,
  google_container_registry: '{location}.artifacts.{project}.appspot.com',
  google_dns_managed_zone: 'projects/{project}/managedZones/{name}',
  google_dns_record_set:
    'projects/{project}/managedZones/{managed_zone#}/rrsets/{name}/{type}',
  google_essential_contacts_contact: '{parent}/contacts/{digits}',
  google_eventarc_trigger: `${LOCATION}/triggers/{name}`,
  google_filestore_instance: `${LOCATION}/instances/{name}`,
  google_folder: 'folders/{digits}',
  google_folder_iam_member: `{folder}/${GRANT}`,
  google_gke_backup_backup_plan: `${LOCATION}/backupPlans/{name}`,
  google_gke_backup_restore_plan: `${LOCATION}/restorePlans/{name}`,
  google_iam_deny_policy: '{parent}/{name}',
  google_iam_workload_identity_pool:
    'projects/{project}/locations/global/workloadIdentityPools/{workload_identity_pool_id}',
  google_iam_workload_identity_pool_provider:
    'projects/{project}/locations/global/workloadIdentityPools/{workload_identity_pool_id}/providers/{workload_identity_pool_provider_id}',
  google_iap_tunnel_instance_iam_member: `projects/{project}/iap_tunnel/zones/{zone}/instances/{instance#}/${GRANT}`,
  google_kms_crypto_key: '{key_ring}/cryptoKeys/{name}',
  google_kms_crypto_key_iam_binding: '{crypto_key_id}/{role}',
  google_kms_crypto_key_iam_member: `{crypto_key_id}/${GRANT}`,
  google_kms_key_ring: `${LOCATION}/keyRings/{name}`,
  google_kms_key_ring_iam_member: `{key_ring_id}/${GRANT}`,
  google_logging_metric: '{name}',
  google_logging_project_bucket_config: `${LOCATION}/buckets/{bucket_id}`,
  google_logging_project_sink: 'projects/{project}/sinks/{name}',
  google_lustre_instance: `${LOCATION}/instances/{instance_id}`,
  google_monitoring_alert_policy: 'projects/{project}/alertPolicies/{digits}',
  google_monitoring_custom_service: 'projects/{project}/services/{service_id}',
  google_monitoring_dashboard: 'projects/{number}/dashboards/{uuid}',
  google_monitoring_notification_channel:
    'projects/{project}/notificationChannels/{digits}',
  google_monitoring_slo:
    'projects/{project}/services/{service#}/serviceLevelObjectives/{slo_id}',
  google_monitoring_uptime_check_config:
    'projects/{project}/uptimeCheckConfigs/{digits}',
  google_org_policy_policy: '{name}',
  google_organization_iam_member: `{org_id}/${GRANT}`,
  google_privateca_ca_pool: `${LOCATION}/caPools/{name}`,
  google_project: 'projects/{project_id}',
  google_project_iam_audit_config: '{project}/audit_config/{service}',
  google_project_iam_binding: '{project}/{role}',
  google_project_iam_custom_role: 'projects/{project}/roles/{role_id}',
  google_project_iam_member: `{project}/${GRANT}`,
  google_project_iam_policy: '{project}',
  google_project_service: '{project}/{service}',
  google_pubsub_subscription: 'projects/{project}/subscriptions/{name}',
  google_pubsub_subscription_iam_member: `projects/{project}/subscriptions/{subscription#}/${GRANT}`,
  google_pubsub_topic: 'projects/{project}/topics/{name}',
  google_pubsub_topic_iam_binding: 'projects/{project}/topics/{topic#}/{role}',
  google_pubsub_topic_iam_member: `projects/{project}/topics/{topic#}/${GRANT}`,
  google_secret_manager_regional_secret: `${LOCATION}/secrets/{secret_id}`,
  google_secret_manager_regional_secret_version: '{secret}/versions/{next}',
  google_secret_manager_secret: 'projects/{project}/secrets/{secret_id}',
  google_secret_manager_secret_iam_binding:
    'projects/{project}/secrets/{secret_id#}/{role}',
  google_secret_manager_secret_iam_member: `projects/{project}/secrets/{secret_id#}/${GRANT}`,
  google_secret_manager_secret_version: '{secret}/versions/{next}',
  google_service_account: 'projects/{project}/serviceAccounts/{email}',
  google_service_account_iam_binding: '{service_account_id}/{role}',
  google_service_account_iam_member: `{service_account_id}/${GRANT}`,
  google_service_account_iam_policy: '{service_account_id}',
  google_service_account_key: '{service_account_id}/keys/{hex}',
  google_service_networking_connection: '{network}:{service}',
  google_sql_database:
    'projects/{project}/instances/{instance}/databases/{name}',
  google_sql_database_instance: '{name}',
  google_sql_user: '{name}/{host}/{instance}',
  google_storage_bucket: '{name}',
  google_storage_bucket_iam_binding: 'b/{bucket}/{role}',
  google_storage_bucket_iam_member: `b/{bucket}/${GRANT}`,
  google_storage_bucket_iam_policy: 'b/{bucket}',
  google_storage_bucket_object: '{bucket}-{name}',
  google_storage_notification: '{bucket}/notificationConfigs/{digits}',
  google_tags_location_tag_binding:
    '{location}/tagBindings/{parent}/{tag_value}',
  google_tags_tag_binding: 'tagBindings/{parent}/{tag_value}',
  google_tags_tag_key: 'tagKeys/{digits}',
  google_tags_tag_value: 'tagValues/{digits}',
  google_vertex_ai_dataset:
    'projects/{project}/locations/{region}/datasets/{digits}',
  google_vertex_ai_endpoint: `${LOCATION}/endpoints/{name}`,
  google_vertex_ai_featurestore:
    'projects/{project}/locations/{region}/featurestores/{name}',
  google_vertex_ai_index:
    'projects/{project}/locations/{region}/indexes/{digits}',
  google_vertex_ai_index_endpoint:
    'projects/{project}/locations/{region}/indexEndpoints/{digits}',
  google_vertex_ai_tensorboard:
    'projects/{project}/locations/{region}/tensorboards/{digits}',
  google_vpc_access_connector:
    'projects/{project}/locations/{region}/connectors/{name}',
  google_workbench_instance: `${LOCATION}/instances/{name}`,
};
