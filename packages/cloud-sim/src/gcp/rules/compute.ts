import { knownBlocks, knownString } from '../../cty/CtyValue';
import {
  atLeastOneOf,
  atMostOneOf,
  oneOf,
} from '../../simulation/configChecks';
import type { ComputeContext, TypeRules } from '../../simulation/TypeRules';
import { selfLink } from '../selfLink';
import { projectOf, zoneOf } from '../places';
import { LABELS, RFC_1035_NAME } from './names';
import { providerSource } from './providerSource';

/** Google's images are this big unless a size is chosen. */
const IMAGE_DISK_GB = 10;

const SCHEDULING_CHECKS = [
  oneOf('scheduling.provisioning_model', [
    'STANDARD',
    'SPOT',
    'RESERVATION_BOUND',
    'FLEX_START',
  ]),
  oneOf('scheduling.instance_termination_action', ['STOP', 'DELETE']),
  oneOf('scheduling.on_host_maintenance', ['MIGRATE', 'TERMINATE']),
  oneOf('network_interface.nic_type', ['GVNIC', 'VIRTIO_NET', 'IDPF', 'MRDMA']),
  oneOf('network_interface.access_config.network_tier', [
    'PREMIUM',
    'STANDARD',
    'FIXED_STANDARD',
  ]),
  oneOf('network_interface.stack_type', [
    'IPV4_ONLY',
    'IPV4_IPV6',
    'IPV6_ONLY',
  ]),
  oneOf('reservation_affinity.type', [
    'ANY_RESERVATION',
    'SPECIFIC_RESERVATION',
    'NO_RESERVATION',
  ]),
];

const INSTANCE_DEFAULTS = {
  can_ip_forward: false,
  'scheduling.automatic_restart': true,
  'scheduling.preemptible': false,
  'shielded_instance_config.enable_integrity_monitoring': true,
  'shielded_instance_config.enable_secure_boot': false,
  'shielded_instance_config.enable_vtpm': true,
};

function maintenance({ resource }: ComputeContext): string {
  const [scheduling] = knownBlocks(resource.scheduling);
  return knownString(scheduling?.provisioning_model) === 'SPOT'
    ? 'TERMINATE'
    : 'MIGRATE';
}

const INSTANCE_COMPUTED: TypeRules['computed'] = {
  'network_interface.name': 'nic0',
  'network_interface.stack_type': 'IPV4_ONLY',
  'network_interface.access_config.network_tier': 'PREMIUM',
  'scheduling.on_host_maintenance': maintenance,
  'scheduling.provisioning_model': ({ resource }) => {
    const [scheduling] = knownBlocks(resource.scheduling);
    return scheduling?.preemptible === true ? 'SPOT' : 'STANDARD';
  },
};

/** What a template says, an instance of it has for good. */
const TEMPLATE: TypeRules = {
  source: providerSource('compute/resource_compute_instance_template.go'),
  checks: [atMostOneOf('name', 'name_prefix'), LABELS, ...SCHEDULING_CHECKS],
  forceNew: [
    'advanced_machine_features',
    'can_ip_forward',
    'description',
    'disk',
    'guest_accelerator',
    'labels',
    'machine_type',
    'metadata',
    'metadata_startup_script',
    'name_prefix',
    'network_interface',
    'reservation_affinity',
    'resource_policies',
    'scheduling',
    'service_account',
    'shielded_instance_config',
    'tags',
  ],
  defaults: {
    ...INSTANCE_DEFAULTS,
    'disk.auto_delete': true,
    'disk.boot': true,
  },
  computed: {
    ...INSTANCE_COMPUTED,
    'disk.disk_size_gb': IMAGE_DISK_GB,
    'disk.disk_type': 'pd-standard',
    'disk.mode': 'READ_WRITE',
    'disk.type': 'PERSISTENT',
  },
};

/** Rules of the machines and disks. */
export const COMPUTE_RULES: Record<string, TypeRules> = {
  google_compute_instance: {
    source: providerSource('compute/resource_compute_instance.go'),
    checks: [
      RFC_1035_NAME,
      LABELS,
      oneOf('attached_disk.mode', ['READ_WRITE', 'READ_ONLY']),
      oneOf('boot_disk.mode', ['READ_WRITE', 'READ_ONLY']),
      oneOf('network_performance_config.total_egress_bandwidth_tier', [
        'TIER_1',
        'DEFAULT',
      ]),
      oneOf('scratch_disk.interface', ['SCSI', 'NVME']),
      oneOf('desired_status', ['RUNNING', 'TERMINATED', 'SUSPENDED']),
      ...SCHEDULING_CHECKS,
    ],
    forceNew: [
      'boot_disk.auto_delete',
      'boot_disk.device_name',
      'boot_disk.initialize_params.image',
      'boot_disk.initialize_params.size',
      'boot_disk.initialize_params.type',
      'boot_disk.kms_key_self_link',
      'boot_disk.source',
      'confidential_instance_config',
      'description',
      'guest_accelerator',
      'hostname',
      'metadata_startup_script',
      'network_interface.nic_type',
      'network_interface.queue_count',
      'network_performance_config',
      'params',
      'reservation_affinity',
      'scheduling.local_ssd_recovery_timeout',
      'scheduling.max_run_duration',
      'scheduling.preemptible',
      'scheduling.provisioning_model',
      'scratch_disk',
    ],
    defaults: {
      ...INSTANCE_DEFAULTS,
      'attached_disk.mode': 'READ_WRITE',
      'boot_disk.auto_delete': true,
      'boot_disk.mode': 'READ_WRITE',
      deletion_protection: false,
      'scratch_disk.size': 375,
    },
    computed: {
      ...INSTANCE_COMPUTED,
      'boot_disk.device_name': 'persistent-disk-0',
      'boot_disk.initialize_params.size': IMAGE_DISK_GB,
      'boot_disk.initialize_params.type': 'pd-standard',
      'boot_disk.source': ({ resource, scope }) =>
        selfLink(
          'google_compute_disk',
          `projects/${projectOf(resource, scope)}/zones/${zoneOf(
            resource,
            scope,
          )}/disks/${knownString(resource.name)}`,
        ),
      cpu_platform: 'Simulated',
      current_status: 'RUNNING',
    },
  },
  google_compute_instance_template: TEMPLATE,
  google_compute_region_instance_template: {
    ...TEMPLATE,
    source: providerSource(
      'compute/resource_compute_region_instance_template.go',
    ),
  },
  google_compute_disk: {
    source: providerSource('compute/resource_compute_disk.go'),
    checks: [
      RFC_1035_NAME,
      LABELS,
      oneOf('access_mode', [
        'READ_WRITE_SINGLE',
        'READ_WRITE_MANY',
        'READ_ONLY_SINGLE',
        'READ_ONLY_MANY',
      ]),
    ],
    forceNew: [
      'disk_encryption_key',
      'image',
      'snapshot',
      'source_disk',
      'type',
    ],
    defaults: { type: 'pd-standard' },
    computed: { size: IMAGE_DISK_GB, physical_block_size_bytes: 4096 },
  },
  google_compute_attached_disk: {
    source: providerSource('compute/resource_compute_attached_disk.go'),
    checks: [oneOf('mode', ['READ_ONLY', 'READ_WRITE'])],
    forceNew: ['device_name', 'mode'],
    defaults: { mode: 'READ_WRITE' },
  },
  google_compute_instance_group_manager: {
    source: providerSource(
      'compute/resource_compute_instance_group_manager.go',
    ),
    checks: [
      oneOf('update_policy.type', ['OPPORTUNISTIC', 'PROACTIVE']),
      oneOf('update_policy.minimal_action', [
        'REFRESH',
        'RESTART',
        'REPLACE',
        'NONE',
      ]),
    ],
    forceNew: ['base_instance_name'],
    defaults: {
      wait_for_instances: false,
      wait_for_instances_status: 'STABLE',
    },
    computed: { target_size: 0 },
  },
  google_compute_reservation: {
    source: providerSource('compute/resource_compute_reservation.go'),
    checks: [RFC_1035_NAME],
    forceNew: ['description', 'specific_reservation_required'],
    defaults: { specific_reservation_required: false },
    computed: { status: 'READY' },
  },
  google_compute_resource_policy: {
    source: providerSource('compute/resource_compute_resource_policy.go'),
    checks: [
      RFC_1035_NAME,
      atMostOneOf(
        'snapshot_schedule_policy',
        'group_placement_policy',
        'instance_schedule_policy',
        'disk_consistency_group_policy',
        'workload_policy',
      ),
      oneOf('group_placement_policy.collocation', ['COLLOCATED']),
    ],
    forceNew: ['group_placement_policy', 'instance_schedule_policy'],
  },
  google_container_cluster: {
    source: providerSource('container/resource_container_cluster.go'),
    checks: [
      atLeastOneOf('initial_node_count', 'node_pool', 'enable_autopilot'),
      oneOf('release_channel.channel', [
        'UNSPECIFIED',
        'RAPID',
        'REGULAR',
        'STABLE',
        'EXTENDED',
      ]),
      oneOf('networking_mode', ['VPC_NATIVE', 'ROUTES']),
      oneOf('datapath_provider', ['ADVANCED_DATAPATH', 'LEGACY_DATAPATH']),
    ],
    forceNew: [
      'enable_autopilot',
      'initial_node_count',
      'network',
      'networking_mode',
      'subnetwork',
    ],
    defaults: { deletion_protection: true, enable_shielded_nodes: true },
    computed: {
      master_version: '1.33.5-gke.1308000',
      node_version: '1.33.5-gke.1308000',
      self_link: ({ id }) => `https://container.googleapis.com/v1/${id}`,
    },
  },
  google_container_node_pool: {
    source: providerSource('container/resource_container_node_pool.go'),
    checks: [
      atMostOneOf('name', 'name_prefix'),
      oneOf(
        'node_config.guest_accelerator.gpu_driver_installation_config.gpu_driver_version',
        [
          'GPU_DRIVER_VERSION_UNSPECIFIED',
          'INSTALLATION_DISABLED',
          'DEFAULT',
          'LATEST',
        ],
      ),
      oneOf(
        'node_config.guest_accelerator.gpu_sharing_config.gpu_sharing_strategy',
        ['TIME_SHARING', 'MPS'],
      ),
      oneOf('node_config.taint.effect', [
        'NO_SCHEDULE',
        'PREFER_NO_SCHEDULE',
        'NO_EXECUTE',
      ]),
    ],
    forceNew: [
      'initial_node_count',
      'max_pods_per_node',
      'name_prefix',
      'node_config.guest_accelerator',
      'node_config.service_account',
      'node_config.oauth_scopes',
      'node_config.preemptible',
      'node_config.spot',
    ],
    defaults: { 'node_config.preemptible': false, 'node_config.spot': false },
    computed: {
      'node_config.disk_size_gb': 100,
      'node_config.disk_type': 'pd-balanced',
      'node_config.machine_type': 'e2-medium',
      version: '1.33.5-gke.1308000',
    },
  },
  google_workbench_instance: {
    source: providerSource('workbench/resource_workbench_instance.go'),
    checks: [
      oneOf('gce_setup.accelerator_configs.type', [
        'NVIDIA_TESLA_P100',
        'NVIDIA_TESLA_V100',
        'NVIDIA_TESLA_P4',
        'NVIDIA_TESLA_T4',
        'NVIDIA_TESLA_A100',
        'NVIDIA_A100_80GB',
        'NVIDIA_L4',
        'NVIDIA_TESLA_T4_VWS',
        'NVIDIA_TESLA_P100_VWS',
        'NVIDIA_TESLA_P4_VWS',
      ]),
      oneOf('desired_state', ['ACTIVE', 'STOPPED']),
    ],
    forceNew: ['instance_id', 'instance_owners'],
    defaults: { desired_state: 'ACTIVE' },
    computed: { state: 'ACTIVE', 'gce_setup.boot_disk.disk_size_gb': '150' },
  },
  google_cloud_run_v2_service: {
    source: providerSource('cloudrunv2/resource_cloud_run_v2_service.go'),
    checks: [
      oneOf('ingress', [
        'INGRESS_TRAFFIC_ALL',
        'INGRESS_TRAFFIC_INTERNAL_ONLY',
        'INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER',
      ]),
    ],
    defaults: { deletion_protection: true },
    computed: { ingress: 'INGRESS_TRAFFIC_ALL' },
  },
  google_filestore_instance: {
    source: providerSource('filestore/resource_filestore_instance.go'),
    forceNew: ['kms_key_name', 'networks', 'tier'],
  },
};
