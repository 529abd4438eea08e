import type { DataSource } from '../../simulation/Cloud';
import {
  billingAccount,
  clientConfig,
  defaultServiceAccount,
  iamPolicy,
  openIdUserInfo,
  project,
  projectService,
  storageServiceAccount,
} from './account';
import { engineVersions, quotaInfo, regions, zones } from './capacity';
import { image } from './image';
import {
  instanceLookup,
  lookup,
  secretVersion,
  serviceAccount,
} from './lookup';

/** The data sources that the simulated Google Cloud answers. */
export const GCP_DATA_SOURCES: Record<string, DataSource> = {
  google_artifact_registry_repository: lookup(
    'google_artifact_registry_repository',
  ),
  google_billing_account: billingAccount,
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
