import type { CtyObject } from '../../cty/CtyValue';
import type { DataSource } from '../../simulation/Cloud';
import { errorDiagnostic } from '../../simulation/Diagnostic';

/** Arguments that select a resource; Azure minds no case in them. */
const KEYS = [
  'name',
  'resource_group_name',
  'virtual_network_name',
  'key_vault_id',
  'display_name',
  'gallery_name',
  'recovery_vault_name',
  'storage_account_id',
  'storage_account_name',
];

function matches(state: CtyObject, config: CtyObject): boolean {
  return KEYS.every(
    key =>
      typeof config[key] !== 'string' ||
      String(state[key]).toLowerCase() === String(config[key]).toLowerCase(),
  );
}

/**
 * A data source that reads a resource which Terraform created in the simulated
 * subscription.
 */
export function lookup(...types: string[]): DataSource {
  const [type] = types;
  return ({ config, inventory }) => {
    const found = inventory.find(
      entry =>
        types.includes(entry.type) &&
        entry.state &&
        matches(entry.state, config),
    );
    return (
      found?.state ??
      errorDiagnostic(
        `${type} ${JSON.stringify(
          config.name ?? null,
        )} was not found (simulated)`,
        'Cloud-sim knows what Terraform created in the simulated subscription and nothing else: nothing made by hand.',
        ['name'],
      )
    );
  };
}

/** `azurerm_kubernetes_cluster_node_pool`: by its name and that of its cluster. */
export const nodePool: DataSource = ({ config, inventory }) => {
  const ending = `/resourceGroups/${String(
    config.resource_group_name,
  )}/providers/Microsoft.ContainerService/managedClusters/${String(
    config.kubernetes_cluster_name,
  )}/agentPools/${String(config.name)}`;
  const found = inventory.find(
    ({ type, id }) =>
      type === 'azurerm_kubernetes_cluster_node_pool' &&
      id.toLowerCase().endsWith(ending.toLowerCase()),
  );
  return (
    found?.state ??
    errorDiagnostic(
      `azurerm_kubernetes_cluster_node_pool ${JSON.stringify(
        config.name ?? null,
      )} was not found (simulated)`,
      'Cloud-sim knows the pools that Terraform created beside their cluster.',
      ['name'],
    )
  );
};
