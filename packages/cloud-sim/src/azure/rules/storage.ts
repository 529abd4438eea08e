import { knownString } from '../../cty/CtyValue';
import {
  atMostOneOf,
  exactlyOneOf,
  matches,
  oneOf,
} from '../../simulation/configChecks';
import type { TypeRules } from '../../simulation/TypeRules';
import { lastSegment } from '../identify';
import { providerSource } from './providerSource';

/** What a storage account keeps is known by an address or by an id inside the account. */
function partOfAccount(file: string, service: string, kind: string): TypeRules {
  return {
    source: providerSource(`storage/${file}`),
    checks: [exactlyOneOf('storage_account_id', 'storage_account_name')],
    forceNew: ['name', 'storage_account_id', 'storage_account_name'],
    id: resource => {
      const account = knownString(resource.storage_account_id);
      const name = knownString(resource.name) ?? '';
      return account
        ? `${account}/${service}Services/default/${kind}/${name}`
        : `https://${knownString(
            resource.storage_account_name,
          )}.${service}.core.windows.net/${name}`;
    },
  };
}

const container = partOfAccount(
  'storage_container_resource.go',
  'blob',
  'containers',
);

/** Rules of the storage types. */
export const STORAGE_RULES: Record<string, TypeRules> = {
  azurerm_storage_account: {
    source: providerSource('storage/storage_account_resource.go'),
    checks: [
      matches(
        'name',
        /^[a-z0-9]{3,24}$/,
        '3 to 24 lower-case letters and digits',
      ),
      oneOf('account_kind', [
        'Storage',
        'BlobStorage',
        'BlockBlobStorage',
        'FileStorage',
        'StorageV2',
      ]),
      oneOf('account_tier', ['Standard', 'Premium']),
      oneOf('account_replication_type', [
        'LRS',
        'ZRS',
        'GRS',
        'RAGRS',
        'GZRS',
        'RAGZRS',
      ]),
      oneOf('access_tier', ['Hot', 'Cool', 'Cold', 'Premium']),
      oneOf('min_tls_version', ['TLS1_0', 'TLS1_1', 'TLS1_2', 'TLS1_3']),
      oneOf('network_rules.default_action', ['Allow', 'Deny']),
    ],
    forceNew: [
      'account_tier',
      'infrastructure_encryption_enabled',
      'is_hns_enabled',
      'location',
      'nfsv3_enabled',
    ],
    defaults: {
      account_kind: 'StorageV2',
      allow_nested_items_to_be_public: true,
      cross_tenant_replication_enabled: false,
      default_to_oauth_authentication: false,
      dns_endpoint_type: 'Standard',
      https_traffic_only_enabled: true,
      infrastructure_encryption_enabled: false,
      is_hns_enabled: false,
      local_user_enabled: true,
      min_tls_version: 'TLS1_2',
      nfsv3_enabled: false,
      public_network_access_enabled: true,
      queue_encryption_key_type: 'Service',
      sftp_enabled: false,
      shared_access_key_enabled: true,
      table_encryption_key_type: 'Service',
    },
    computed: {
      access_tier: 'Hot',
      primary_blob_endpoint: ({ resource }) =>
        `https://${knownString(resource.name)}.blob.core.windows.net/`,
      primary_blob_host: ({ resource }) =>
        `${knownString(resource.name)}.blob.core.windows.net`,
      primary_location: ({ resource }) => knownString(resource.location) ?? '',
    },
  },
  azurerm_storage_container: {
    ...container,
    checks: [
      ...(container.checks ?? []),
      oneOf('container_access_type', ['blob', 'container', 'private']),
    ],
    defaults: {
      container_access_type: 'private',
      encryption_scope_override_enabled: true,
    },
    computed: { resource_manager_id: ({ id }) => id },
  },
  azurerm_storage_queue: partOfAccount(
    'storage_queue_resource.go',
    'queue',
    'queues',
  ),
  azurerm_storage_share: {
    ...partOfAccount('storage_share_resource.go', 'file', 'shares'),
    computed: {
      url: ({ resource }) =>
        `https://${
          lastSegment(knownString(resource.storage_account_id) ?? '') ||
          knownString(resource.storage_account_name)
        }.file.core.windows.net/${knownString(resource.name)}`,
    },
  },
  azurerm_storage_data_lake_gen2_filesystem: {
    source: providerSource(
      'storage/storage_data_lake_gen2_filesystem_resource.go',
    ),
    forceNew: ['name', 'storage_account_id'],
    id: ({ name, storage_account_id: account }) =>
      `https://${lastSegment(
        knownString(account) ?? '',
      )}.dfs.core.windows.net/${knownString(name)}`,
  },
  azurerm_storage_blob: {
    source: providerSource('storage/storage_blob_resource.go'),
    checks: [
      oneOf('type', ['Append', 'Block', 'Page']),
      atMostOneOf('source', 'source_content', 'source_uri'),
    ],
    forceNew: ['source', 'source_content', 'source_uri', 'type'],
    computed: { url: ({ id }) => id },
    defaults: { content_type: 'application/octet-stream', parallelism: 8 },
  },
  azurerm_eventhub: {
    source: providerSource('eventhub/eventhub_resource.go'),
    forceNew: ['name', 'namespace_id'],
    id: resource =>
      `${knownString(resource.namespace_id)}/eventhubs/${knownString(
        resource.name,
      )}`,
  },
  azurerm_container_registry: {
    source: providerSource('containers/container_registry_resource.go'),
    checks: [
      matches('name', /^[a-zA-Z0-9]{5,50}$/, '5 to 50 letters and digits'),
      oneOf('sku', ['Basic', 'Standard', 'Premium']),
    ],
    forceNew: ['location'],
    defaults: { admin_enabled: false, public_network_access_enabled: true },
    computed: {
      login_server: ({ resource }) =>
        `${knownString(resource.name)?.toLowerCase()}.azurecr.io`,
    },
  },
  azurerm_managed_lustre_file_system: {
    source: providerSource(
      'managedlustrefilesystem/managed_lustre_file_system_resource.go',
    ),
    checks: [
      oneOf('sku_name', [
        'AMLFS-Durable-Premium-40',
        'AMLFS-Durable-Premium-125',
        'AMLFS-Durable-Premium-250',
        'AMLFS-Durable-Premium-500',
      ]),
    ],
    forceNew: [
      'location',
      'sku_name',
      'storage_capacity_in_tb',
      'subnet_id',
      'zones',
    ],
  },
  azurerm_machine_learning_workspace: {
    source: providerSource(
      'machinelearning/machine_learning_workspace_resource.go',
    ),
    checks: [oneOf('kind', ['Default', 'FeatureStore', 'Hub', 'Project'])],
    forceNew: [
      'application_insights_id',
      'key_vault_id',
      'kind',
      'location',
      'storage_account_id',
    ],
    defaults: {
      kind: 'Default',
      sku_name: 'Basic',
      v1_legacy_mode_enabled: false,
    },
  },
};
