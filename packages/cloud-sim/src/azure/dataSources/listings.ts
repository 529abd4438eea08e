import { isCtyObject, knownString, knownStringMap } from '../../cty/CtyValue';
import type { DataSource } from '../../simulation/Cloud';
import { accountInIds } from '../../simulation/Scope';
import { isSameId } from '../identify';
import { TENANT_ID } from '../tenant';

/** `azurerm_subscriptions`: the simulated one. */
export const subscriptions: DataSource = ({ config, scope }) => {
  const id = accountInIds(scope);
  const name = 'Simulated subscription';
  const fits =
    name.startsWith(knownString(config.display_name_prefix) ?? '') &&
    name.includes(knownString(config.display_name_contains) ?? '');
  return {
    id: 'subscriptions-',
    subscriptions: fits
      ? [
          {
            display_name: name,
            id: `/subscriptions/${id}`,
            location_placement_id: '',
            quota_id: '',
            spending_limit: 'Off',
            state: 'Enabled',
            subscription_id: id,
            tags: {},
            tenant_id: TENANT_ID,
          },
        ]
      : [],
  };
};

/** `Microsoft.Compute/disks` of an id, `undefined` of those that are no resources of a group. */
function kindOf(id: string): string | undefined {
  const match =
    /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/([^/]+\/[^/]+)\/[^/]+$/i.exec(
      id,
    );
  return match?.[1];
}

/** `azurerm_resources`: those of a kind, a group, a name, with tags. */
export const resources: DataSource = ({ config, inventory }) => {
  const wanted = {
    kind: knownString(config.type),
    group: knownString(config.resource_group_name),
    name: knownString(config.name),
  };
  const tags = Object.entries(knownStringMap(config.required_tags));
  const found = inventory.flatMap(({ id, state }) => {
    const kind = kindOf(id);
    if (kind === undefined || !isCtyObject(state)) {
      return [];
    }
    const group = id.split('/')[4];
    const name = id.split('/').at(-1) ?? '';
    const own = knownStringMap(state.tags);
    const fits =
      isSameId(wanted.kind ?? kind, kind) &&
      isSameId(wanted.group ?? group, group) &&
      isSameId(wanted.name ?? name, name) &&
      tags.every(([key, value]) => own[key] === value);
    return fits
      ? [
          {
            id,
            location: knownString(state.location) ?? '',
            name,
            resource_group_name: group,
            tags: own,
            type: kind,
          },
        ]
      : [];
  });
  return { id: 'resource-', resources: found };
};

/** `azurerm_key_vault_secrets`: names and ids, no values. */
export const vaultSecrets: DataSource = ({ config, inventory }) => {
  const vault = knownString(config.key_vault_id) ?? '';
  const secrets = inventory
    .filter(
      ({ type, state }) =>
        type === 'azurerm_key_vault_secret' &&
        isSameId(knownString(state?.key_vault_id) ?? '', vault),
    )
    .map(({ state }) => ({
      enabled: true,
      id: knownString(state?.versionless_id) ?? '',
      name: knownString(state?.name) ?? '',
      tags: knownStringMap(state?.tags),
    }));
  return { id: vault, names: secrets.map(({ name }) => name), secrets };
};
