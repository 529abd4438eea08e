import type { ComputedBlocks } from '../../simulation/withComputed';
import { projectNumber, projectOf } from '../places';

/*
 * Blocks that are `Optional` and `Computed` in the genuine provider and that Google
 * always fills in, with what it puts there by default. Those that it leaves empty as a
 * rule (`guest_accelerator`, `secondary_ip_range` …) do not stand here.
 */

const SHIELDED = {
  enable_integrity_monitoring: true,
  enable_secure_boot: false,
};

const NODE = {
  disk_size_gb: 100,
  disk_type: 'pd-balanced',
  image_type: 'COS_CONTAINERD',
  logging_variant: 'DEFAULT',
  machine_type: 'e2-medium',
  oauth_scopes: [
    'https://www.googleapis.com/auth/devstorage.read_only',
    'https://www.googleapis.com/auth/logging.write',
    'https://www.googleapis.com/auth/monitoring',
    'https://www.googleapis.com/auth/service.management.readonly',
    'https://www.googleapis.com/auth/servicecontrol',
    'https://www.googleapis.com/auth/trace.append',
  ],
  preemptible: false,
  service_account: 'default',
  spot: false,
};

const GROUP_MANAGER = {
  instance_lifecycle_policy: {
    default_action_on_failure: 'REPAIR',
    force_update_on_repair: 'NO',
  },
  standby_policy: { initial_delay_sec: 0, mode: 'MANUAL' },
  update_policy: {
    minimal_action: 'REPLACE',
    most_disruptive_allowed_action: 'REPLACE',
    replacement_method: 'SUBSTITUTE',
    type: 'OPPORTUNISTIC',
  },
};

const SCHEDULING = {
  automatic_restart: true,
  on_host_maintenance: 'MIGRATE',
  preemptible: false,
  provisioning_model: 'STANDARD',
};

/** The blocks, by type. */
export const COMPUTED_BLOCKS: ComputedBlocks = {
  google_cloud_run_v2_service: {
    scaling: { min_instance_count: 0 },
    'template.containers.ports': { container_port: 8080, name: 'http1' },
    'template.containers.resources': {
      cpu_idle: true,
      limits: { cpu: '1000m', memory: '512Mi' },
    },
    'template.scaling': { max_instance_count: 100 },
    traffic: {
      percent: 100,
      type: 'TRAFFIC_TARGET_ALLOCATION_TYPE_LATEST',
    },
  },
  google_compute_instance: {
    'boot_disk.initialize_params': { size: 10, type: 'pd-standard' },
    scheduling: SCHEDULING,
    shielded_instance_config: { ...SHIELDED, enable_vtpm: true },
  },
  google_compute_instance_group_manager: GROUP_MANAGER,
  google_compute_instance_template: { scheduling: SCHEDULING },
  google_compute_region_instance_group_manager: GROUP_MANAGER,
  google_compute_region_instance_template: { scheduling: SCHEDULING },
  google_compute_reservation: {
    reservation_sharing_policy: { service_share_type: 'DISALLOW_ALL' },
    share_settings: { share_type: 'LOCAL' },
  },
  google_container_cluster: {
    addons_config: {},
    'addons_config.gce_persistent_disk_csi_driver_config': { enabled: true },
    'addons_config.horizontal_pod_autoscaling': { disabled: false },
    'addons_config.http_load_balancing': { disabled: false },
    'addons_config.network_policy_config': { disabled: true },
    cluster_autoscaling: {
      autoscaling_profile: 'BALANCED',
      enabled: false,
    },
    control_plane_endpoints_config: {},
    'control_plane_endpoints_config.dns_endpoint_config': context => ({
      allow_external_traffic: false,
      endpoint: `gke-sim-${projectNumber(
        projectOf(context.resource, context.scope),
      )}.invalid`,
    }),
    database_encryption: { key_name: '', state: 'DECRYPTED' },
    default_snat_status: { disabled: false },
    ip_allocation_policy: {
      cluster_ipv4_cidr_block: '10.4.0.0/14',
      services_ipv4_cidr_block: '34.118.224.0/20',
      stack_type: 'IPV4',
    },
    logging_config: { enable_components: ['SYSTEM_COMPONENTS', 'WORKLOADS'] },
    master_auth: {},
    'master_auth.client_certificate_config': {
      issue_client_certificate: false,
    },
    monitoring_config: { enable_components: ['SYSTEM_COMPONENTS'] },
    'monitoring_config.managed_prometheus': { enabled: true },
    node_config: NODE,
    'node_config.shielded_instance_config': SHIELDED,
    node_pool_defaults: {},
    private_cluster_config: {
      enable_private_endpoint: false,
      enable_private_nodes: false,
    },
    'private_cluster_config.master_global_access_config': { enabled: false },
    release_channel: { channel: 'REGULAR' },
    security_posture_config: {
      mode: 'BASIC',
      vulnerability_mode: 'VULNERABILITY_MODE_UNSPECIFIED',
    },
    service_external_ips_config: { enabled: false },
  },
  google_container_node_pool: {
    management: { auto_repair: true, auto_upgrade: true },
    network_config: { enable_private_nodes: false },
    node_config: NODE,
    'node_config.shielded_instance_config': SHIELDED,
    upgrade_settings: {
      max_surge: 1,
      max_unavailable: 0,
      strategy: 'SURGE',
    },
  },
  google_dns_managed_zone: {
    cloud_logging_config: { enable_logging: false },
  },
  google_kms_crypto_key: {
    version_template: {
      algorithm: 'GOOGLE_SYMMETRIC_ENCRYPTION',
      protection_level: 'SOFTWARE',
    },
  },
  google_pubsub_subscription: { expiration_policy: { ttl: '2678400s' } },
  google_storage_bucket: {
    soft_delete_policy: { retention_duration_seconds: 604800 },
  },
};
