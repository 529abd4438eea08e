import type { ComputedBlocks } from '../../simulation/withComputed';
import { clusterIdentity } from './computedValues';

/*
 * Blocks that are `Optional` and `Computed` in the genuine provider and that Azure
 * always fills in, with what it puts there by default.
 */

const KUBENET = {
  dns_service_ip: '10.0.0.10',
  load_balancer_sku: 'standard',
  network_plugin: 'kubenet',
  outbound_type: 'loadBalancer',
  pod_cidr: '10.244.0.0/16',
  pod_cidrs: ['10.244.0.0/16'],
  service_cidr: '10.0.0.0/16',
  service_cidrs: ['10.0.0.0/16'],
};

const QUEUE_METRICS = {
  enabled: false,
  retention_policy_days: 0,
  version: '1.0',
};

/** The blocks, by type. */
export const COMPUTED_BLOCKS: ComputedBlocks = {
  azurerm_key_vault: {
    network_acls: { bypass: 'AzureServices', default_action: 'Allow' },
  },
  azurerm_kubernetes_cluster: {
    kubelet_identity: clusterIdentity('agentpool'),
    network_profile: KUBENET,
    'network_profile.load_balancer_profile': {
      idle_timeout_in_minutes: 30,
      managed_outbound_ip_count: 1,
      outbound_ports_allocated: 0,
    },
  },
  azurerm_linux_virtual_machine: {
    termination_notification: { enabled: false, timeout: 'PT5M' },
  },
  azurerm_linux_virtual_machine_scale_set: {
    termination_notification: { enabled: false, timeout: 'PT5M' },
  },
  azurerm_machine_learning_workspace: {
    managed_network: { isolation_mode: 'Disabled' },
  },
  azurerm_private_dns_zone: {
    soa_record: {
      email: 'azureprivatedns-host.microsoft.com',
      expire_time: 2419200,
      host_name: 'azureprivatedns.net',
      minimum_ttl: 10,
      refresh_time: 3600,
      retry_time: 300,
      serial_number: 1,
      ttl: 3600,
    },
  },
  azurerm_storage_account: {
    blob_properties: {
      change_feed_enabled: false,
      last_access_time_enabled: false,
      versioning_enabled: false,
    },
    network_rules: ({ resource }) => ({
      bypass: ['AzureServices'],
      default_action:
        resource.public_network_access_enabled === false ? 'Deny' : 'Allow',
    }),
    queue_properties: {},
    'queue_properties.hour_metrics': { ...QUEUE_METRICS, enabled: true },
    'queue_properties.logging': {
      delete: false,
      read: false,
      retention_policy_days: 0,
      version: '1.0',
      write: false,
    },
    'queue_properties.minute_metrics': QUEUE_METRICS,
    share_properties: {},
    'share_properties.retention_policy': { days: 7 },
  },
};
