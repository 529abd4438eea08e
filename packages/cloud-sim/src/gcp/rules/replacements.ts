/*
 * Arguments whose change replaces a resource, beyond those that its id is made of and
 * that its other rules name: `ForceNew` in the provider, "Changing this forces a new
 * resource" in its documentation (`website/docs/r/*.html.markdown` of
 * hashicorp/terraform-provider-google).
 */

/** The arguments, by type. */
export const REPLACEMENTS: Readonly<Record<string, string[]>> = {
  google_artifact_registry_repository: ['remote_repository_config'],
  google_backup_dr_backup_plan: ['backup_vault', 'resource_type'],
  google_bigquery_table: [
    'clustering',
    'external_data_configuration.autodetect',
    'time_partitioning.type',
    'time_partitioning.field',
    'range_partitioning',
  ],
  google_cloudfunctions2_function: ['kms_key_name'],
  google_compute_address: [
    'description',
    'ip_version',
    'prefix_length',
    'purpose',
  ],
  google_compute_disk: [
    'description',
    'guest_os_features',
    'physical_block_size_bytes',
  ],
  google_compute_forwarding_rule: [
    'all_ports',
    'backend_service',
    'description',
    'ip_address',
    'ip_protocol',
    'load_balancing_scheme',
    'network',
    'network_tier',
    'port_range',
    'ports',
    'subnetwork',
  ],
  google_compute_global_address: ['description', 'ip_version'],
  google_compute_global_forwarding_rule: [
    'description',
    'ip_address',
    'ip_protocol',
    'load_balancing_scheme',
    'port_range',
  ],
  google_compute_image: [
    'description',
    'disk_size_gb',
    'guest_os_features',
    'raw_disk',
    'source_disk',
    'source_image',
    'source_snapshot',
    'storage_locations',
  ],
  google_compute_instance_template: [
    'confidential_instance_config',
    'instance_description',
    'key_revocation_action_type',
    'min_cpu_platform',
  ],
  google_compute_region_instance_group_manager: ['distribution_policy_zones'],
  google_compute_region_instance_template: [
    'instance_description',
    'min_cpu_platform',
  ],
  google_compute_resource_policy: ['description', 'snapshot_schedule_policy'],
  google_compute_route: [
    'description',
    'next_hop_ilb',
    'next_hop_instance',
    'next_hop_ip',
    'next_hop_vpn_tunnel',
  ],
  google_compute_snapshot: [
    'source_disk',
    'storage_locations',
    'description',
    'chain_name',
  ],
  google_dns_managed_zone: ['dns_name', 'visibility'],
  google_filestore_instance: ['file_shares.name', 'protocol'],
  google_folder: ['tags'],
  google_gke_backup_backup_plan: ['cluster'],
  google_kms_crypto_key: ['crypto_key_backend', 'destroy_scheduled_duration'],
  google_kms_crypto_key_iam_binding: ['condition'],
  google_monitoring_uptime_check_config: [
    'monitored_resource',
    'resource_group',
    'synthetic_monitor',
  ],
  google_pubsub_subscription: ['enable_message_ordering', 'topic'],
  google_secret_manager_regional_secret_version: [
    'is_secret_data_base64',
    'secret_data',
  ],
  google_secret_manager_secret_version: ['is_secret_data_base64'],
  google_service_account_key: ['public_key_data', 'public_key_type'],
  google_sql_database_instance: ['encryption_key_name', 'region'],
  google_storage_bucket: [
    'custom_placement_config',
    'hierarchical_namespace',
    'project',
  ],
  google_storage_bucket_object: [
    'content_disposition',
    'content_encoding',
    'content_language',
    'content_type',
  ],
  google_storage_notification: [
    'custom_attributes',
    'event_types',
    'object_name_prefix',
    'payload_format',
    'topic',
  ],
  google_tags_tag_key: ['purpose_data'],
  google_vertex_ai_dataset: ['encryption_spec', 'metadata_schema_uri'],
  google_vertex_ai_endpoint: ['encryption_spec', 'network'],
  google_vertex_ai_index: ['index_update_method', 'metadata.config'],
  google_vpc_access_connector: ['ip_cidr_range', 'network', 'subnet'],
};
