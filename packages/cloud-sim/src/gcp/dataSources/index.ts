import type { DataSource } from '../../simulation/Cloud';
import {
  accessToken,
  bigQueryServiceAccount,
  billingAccount,
  clientConfig,
  defaultServiceAccount,
  iamPolicy,
  openIdUserInfo,
  organization,
  project,
  projectService,
  storageServiceAccount,
  transferServiceAccount,
} from './account';
import { engineVersions, quotaInfo, regions, zones } from './capacity';
import { image } from './image';
import {
  instanceLookup,
  lookup,
  lookupBy,
  secretVersion,
  serviceAccount,
} from './lookup';

/** The data sources that the simulated Google Cloud answers. */
export const GCP_DATA_SOURCES: Record<string, DataSource> = {
  google_artifact_registry_repository: lookup(
    'google_artifact_registry_repository',
  ),
  google_billing_account: billingAccount,
  google_bigquery_dataset: lookup('google_bigquery_dataset'),
  google_compute_global_address: lookup('google_compute_global_address'),
  google_compute_instance_group: lookup('google_compute_instance_group'),
  google_compute_reservation: lookup('google_compute_reservation'),
  google_compute_resource_policy: lookup('google_compute_resource_policy'),
  google_compute_snapshot: lookup('google_compute_snapshot'),
  google_dns_record_set: lookup('google_dns_record_set'),
  google_iam_workload_identity_pool: lookup(
    'google_iam_workload_identity_pool',
  ),
  google_iam_workload_identity_pool_provider: lookup(
    'google_iam_workload_identity_pool_provider',
  ),
  google_project_iam_custom_role: lookup('google_project_iam_custom_role'),
  google_bigquery_default_service_account: bigQueryServiceAccount,
  google_monitoring_notification_channel: lookupBy(
    'google_monitoring_notification_channel',
    ['display_name', 'type'],
  ),
  google_organization: organization,
  google_service_account_access_token: accessToken,
  google_storage_transfer_project_service_account: transferServiceAccount,
  google_tags_tag_key: lookupBy('google_tags_tag_key', [
    'parent',
    'short_name',
  ]),
  google_tags_tag_value: lookupBy('google_tags_tag_value', [
    'parent',
    'short_name',
  ]),
  google_client_config: clientConfig,
  google_client_openid_userinfo: openIdUserInfo,
  google_cloud_quotas_quota_info: quotaInfo,
  google_compute_address: lookup('google_compute_address'),
  google_compute_default_service_account: defaultServiceAccount,
  google_compute_disk: lookup('google_compute_disk'),
  google_compute_image: image,
  google_compute_instance: instanceLookup,
  google_compute_network: lookup('google_compute_network'),
  google_compute_regions: regions,
  google_compute_router: lookup('google_compute_router'),
  google_compute_subnetwork: lookup('google_compute_subnetwork'),
  google_compute_zones: zones,
  google_container_cluster: lookup('google_container_cluster'),
  google_container_engine_versions: engineVersions,
  google_dns_managed_zone: lookup('google_dns_managed_zone'),
  google_iam_policy: iamPolicy,
  google_kms_crypto_key: lookup('google_kms_crypto_key'),
  google_kms_key_ring: lookup('google_kms_key_ring'),
  google_project: project,
  google_project_service: projectService,
  google_pubsub_topic: lookup('google_pubsub_topic'),
  google_secret_manager_secret: lookup('google_secret_manager_secret'),
  google_secret_manager_secret_version: secretVersion,
  google_service_account: serviceAccount,
  google_storage_bucket: lookup('google_storage_bucket'),
  google_storage_project_service_account: storageServiceAccount,
};
