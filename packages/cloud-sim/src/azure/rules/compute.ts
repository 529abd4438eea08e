import { type CtyObject, knownString } from '../../cty/CtyValue';
import {
  type ConfigCheck,
  exactlyOneOf,
  matches,
  oneOf,
} from '../../simulation/configChecks';
import { errorDiagnostic } from '../../simulation/Diagnostic';
import type { TypeRules } from '../../simulation/TypeRules';
import { providerSource } from './providerSource';

const IMAGE_DISK_GB = 30;

const DISK_TYPES = [
  'Premium_LRS',
  'Standard_LRS',
  'StandardSSD_LRS',
  'StandardSSD_ZRS',
  'Premium_ZRS',
];

/** Spot machines say what becomes of them; others must not. */
const SPOT: ConfigCheck = config => {
  const priority = config.priority ?? 'Regular';
  const policy = config.eviction_policy;
  if (priority === 'Spot' && policy === null) {
    return [
      errorDiagnostic(
        'Missing required argument',
        'an `eviction_policy` must be specified when `priority` is set to `Spot`',
        ['priority'],
      ),
    ];
  }
  return priority === 'Regular' && typeof policy === 'string'
    ? [
        errorDiagnostic(
          'Conflicting configuration arguments',
          'an `eviction_policy` can only be specified when `priority` is set to `Spot`',
          ['eviction_policy'],
        ),
      ]
    : [];
};

/** A disk that is there already brings its accounts along; others need a key or a password. */
const SIGN_IN: ConfigCheck = config => {
  const hasKey =
    !Array.isArray(config.admin_ssh_key) || config.admin_ssh_key.length > 0;
  const hasAccounts = config.os_managed_disk_id ?? null;
  return config.admin_password === null && !hasKey && hasAccounts === null
    ? [
        errorDiagnostic(
          'Missing required argument',
          'at least one `admin_ssh_key` must be specified when no `admin_password` is',
        ),
      ]
    : [];
};

const MACHINE_CHECKS = [
  oneOf('priority', ['Regular', 'Spot']),
  oneOf('eviction_policy', ['Deallocate', 'Delete']),
  oneOf('os_disk.caching', ['None', 'ReadOnly', 'ReadWrite']),
  oneOf('os_disk.storage_account_type', DISK_TYPES),
  oneOf('identity.type', [
    'SystemAssigned',
    'UserAssigned',
    'SystemAssigned, UserAssigned',
  ]),
  SPOT,
];

const MACHINE_DEFAULTS = {
  extensions_time_budget: 'PT1H30M',
  'os_disk.write_accelerator_enabled': false,
  priority: 'Regular',
};

/** The group of a cluster's nodes, under the name that Azure makes up where none is chosen. */
function nodeGroupName(cluster: CtyObject): string {
  const group = knownString(cluster.resource_group_name);
  const name = knownString(cluster.name);
  const location = knownString(cluster.location);
  return (
    knownString(cluster.node_resource_group) ??
    `MC_${group}_${name}_${location}`
  );
}

/** Rules of the machines and disks. */
export const COMPUTE_RULES: Record<string, TypeRules> = {
  azurerm_linux_virtual_machine: {
    source: providerSource('compute/linux_virtual_machine_resource.go'),
    checks: [
      ...MACHINE_CHECKS,
      exactlyOneOf(
        'source_image_id',
        'source_image_reference',
        'os_managed_disk_id',
      ),
      exactlyOneOf('admin_username', 'os_managed_disk_id'),
      SIGN_IN,
      oneOf('disk_controller_type', ['NVMe', 'SCSI']),
      oneOf('patch_assessment_mode', ['AutomaticByPlatform', 'ImageDefault']),
      oneOf('patch_mode', ['AutomaticByPlatform', 'ImageDefault']),
    ],
    forceNew: [
      'admin_password',
      'admin_ssh_key',
      'admin_username',
      'availability_set_id',
      'computer_name',
      'custom_data',
      'disable_password_authentication',
      'edge_zone',
      'eviction_policy',
      'location',
      'os_disk.name',
      'os_disk.storage_account_type',
      'os_managed_disk_id',
      'plan',
      'platform_fault_domain',
      'priority',
      'provision_vm_agent',
      'secure_boot_enabled',
      'source_image_id',
      'source_image_reference',
      'vtpm_enabled',
      'zone',
    ],
    defaults: {
      ...MACHINE_DEFAULTS,
      bypass_platform_safety_checks_on_user_schedule_enabled: false,
      max_bid_price: -1,
      platform_fault_domain: -1,
    },
    computed: {
      allow_extension_operations: true,
      disable_password_authentication: true,
      'os_disk.disk_size_gb': IMAGE_DISK_GB,
      'os_disk.name': ({ resource }) =>
        `${knownString(resource.name)}_OsDisk_1`,
      patch_assessment_mode: 'ImageDefault',
      patch_mode: 'ImageDefault',
      provision_vm_agent: true,
      vm_agent_platform_updates_enabled: false,
    },
  },
  azurerm_linux_virtual_machine_scale_set: {
    source: providerSource(
      'compute/linux_virtual_machine_scale_set_resource.go',
    ),
    checks: [
      ...MACHINE_CHECKS,
      SIGN_IN,
      oneOf('upgrade_mode', ['Automatic', 'Manual', 'Rolling']),
    ],
    forceNew: [
      'admin_username',
      'computer_name_prefix',
      'custom_data',
      'eviction_policy',
      'location',
      'os_disk.storage_account_type',
      'overprovision',
      'priority',
      'secure_boot_enabled',
      'vtpm_enabled',
      'zones',
    ],
    defaults: {
      ...MACHINE_DEFAULTS,
      disable_password_authentication: true,
      overprovision: true,
      provision_vm_agent: true,
      single_placement_group: true,
      upgrade_mode: 'Manual',
    },
    computed: { 'os_disk.disk_size_gb': IMAGE_DISK_GB },
  },
  azurerm_orchestrated_virtual_machine_scale_set: {
    source: providerSource(
      'compute/orchestrated_virtual_machine_scale_set_resource.go',
    ),
    checks: MACHINE_CHECKS,
    forceNew: [
      'eviction_policy',
      'location',
      'platform_fault_domain_count',
      'priority',
      'zones',
    ],
    defaults: MACHINE_DEFAULTS,
    computed: { instances: 0, 'os_disk.disk_size_gb': IMAGE_DISK_GB },
  },
  azurerm_managed_disk: {
    source: providerSource('compute/managed_disk_resource.go'),
    checks: [
      oneOf('create_option', [
        'Copy',
        'Empty',
        'FromImage',
        'Import',
        'ImportSecure',
        'Restore',
        'Upload',
      ]),
      oneOf('storage_account_type', [
        ...DISK_TYPES,
        'UltraSSD_LRS',
        'PremiumV2_LRS',
      ]),
    ],
    forceNew: ['create_option', 'location', 'zone'],
    computed: { disk_size_gb: IMAGE_DISK_GB },
  },
  azurerm_virtual_machine_extension: {
    source: providerSource('compute/virtual_machine_extension_resource.go'),
    forceNew: ['publisher', 'type'],
    defaults: {
      auto_upgrade_minor_version: true,
      failure_suppression_enabled: false,
    },
  },
  azurerm_dev_test_global_vm_shutdown_schedule: {
    source: providerSource(
      'devtestlabs/dev_test_global_vm_shutdown_schedule_resource.go',
    ),
    checks: [
      matches(
        'daily_recurrence_time',
        /^([01]\d|2[0-3])[0-5]\d$/,
        'a time such as "1900"',
      ),
    ],
    forceNew: ['location', 'virtual_machine_id'],
    defaults: { enabled: true },
    id: ({ virtual_machine_id: machine }) => {
      const [group, name] = (knownString(machine) ?? '').split(
        '/providers/Microsoft.Compute/virtualMachines/',
      );
      return `${group}/providers/Microsoft.DevTestLab/schedules/shutdown-computevm-${name}`;
    },
  },
  azurerm_kubernetes_cluster: {
    source: providerSource('containers/kubernetes_cluster_resource.go'),
    checks: [
      exactlyOneOf('dns_prefix', 'dns_prefix_private_cluster'),
      exactlyOneOf('identity', 'service_principal'),
      oneOf('sku_tier', ['Free', 'Standard', 'Premium']),
      oneOf('automatic_upgrade_channel', [
        'rapid',
        'stable',
        'patch',
        'node-image',
      ]),
      oneOf('network_profile.network_plugin', ['azure', 'kubenet', 'none']),
      matches(
        'default_node_pool.name',
        /^[a-z][a-z0-9]{0,11}$/,
        'up to 12 lower-case letters and digits, a letter first',
      ),
    ],
    forceNew: [
      'dns_prefix',
      'location',
      'node_resource_group',
      'private_cluster_enabled',
    ],
    defaults: {
      private_cluster_enabled: false,
      role_based_access_control_enabled: true,
      run_command_enabled: true,
      sku_tier: 'Free',
      support_plan: 'KubernetesOfficial',
    },
    computed: {
      current_kubernetes_version: '1.33.5',
      kubernetes_version: '1.33.5',
      node_resource_group: ({ resource }) => nodeGroupName(resource),
      // The group that Azure makes for the nodes, in the subscription of the cluster.
      node_resource_group_id: ({ id, resource }) =>
        `${id.split('/resourceGroups/')[0]}/resourceGroups/${nodeGroupName(
          resource,
        )}`,
      oidc_issuer_url: ({ resource }) =>
        resource.oidc_issuer_enabled === true
          ? `https://oidc.prod-aks.invalid/${knownString(resource.name)}/`
          : '',
    },
  },
  azurerm_kubernetes_cluster_node_pool: {
    source: providerSource(
      'containers/kubernetes_cluster_node_pool_resource.go',
    ),
    checks: [
      matches(
        'name',
        /^[a-z][a-z0-9]{0,11}$/,
        'up to 12 lower-case letters and digits, a letter first',
      ),
      oneOf('eviction_policy', ['Delete', 'Deallocate']),
      oneOf('gpu_driver', ['Install', 'None']),
      oneOf('gpu_instance', ['MIG1g', 'MIG2g', 'MIG3g', 'MIG4g', 'MIG7g']),
      oneOf('mode', ['System', 'User']),
      oneOf('os_type', ['Linux', 'Windows']),
      oneOf('priority', ['Regular', 'Spot']),
    ],
    forceNew: ['eviction_policy', 'gpu_driver', 'gpu_instance', 'priority'],
    defaults: {
      mode: 'User',
      os_disk_type: 'Managed',
      os_type: 'Linux',
      priority: 'Regular',
      scale_down_mode: 'Delete',
      spot_max_price: -1,
    },
    computed: { node_count: 1, os_disk_size_gb: 128, os_sku: 'Ubuntu' },
  },
  azurerm_machine_learning_compute_cluster: {
    source: providerSource(
      'machinelearning/machine_learning_compute_cluster_resource.go',
    ),
    checks: [oneOf('vm_priority', ['Dedicated', 'LowPriority'])],
    forceNew: ['location', 'subnet_resource_id', 'vm_priority', 'vm_size'],
    defaults: { local_auth_enabled: true, node_public_ip_enabled: true },
  },
  azurerm_machine_learning_compute_instance: {
    source: providerSource(
      'machinelearning/machine_learning_compute_instance_resource.go',
    ),
    forceNew: ['subnet_resource_id', 'virtual_machine_size'],
    defaults: { local_auth_enabled: true, node_public_ip_enabled: true },
  },
};
