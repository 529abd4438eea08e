import { knownString } from '../../cty/CtyValue';
import type { DataSource } from '../../simulation/Cloud';
import { errorDiagnostic } from '../../simulation/Diagnostic';
import { accountInIds } from '../../simulation/Scope';
import { digitsOf, uuidOf } from '../../simulation/simulatedDigits';
import { normalLocation } from '../location';
import { CLIENT_ID, OBJECT_ID, TENANT_ID } from '../tenant';

/** `azurerm_client_config`: who runs Terraform. */
export const clientConfig: DataSource = ({ scope }) => ({
  id: Buffer.from(
    `clientConfigs/clientId=${CLIENT_ID};objectId=${OBJECT_ID};subscriptionId=${accountInIds(
      scope,
    )};tenantId=${TENANT_ID}`,
  ).toString('base64'),
  client_id: CLIENT_ID,
  object_id: OBJECT_ID,
  subscription_id: accountInIds(scope),
  tenant_id: TENANT_ID,
});

/** `azurerm_subscription`: the one of the provider block, or the one that is named. */
export const subscription: DataSource = ({ config, scope }) => {
  const id = knownString(config.subscription_id) ?? accountInIds(scope);
  return {
    id: `/subscriptions/${id}`,
    subscription_id: id,
    display_name: 'Simulated subscription',
    state: 'Enabled',
    tenant_id: TENANT_ID,
    location_placement_id: 'Public_2014-09-01',
    quota_id: 'PayAsYouGo_2014-09-01',
    spending_limit: 'Off',
    tags: {},
  };
};

/** `azurerm_location`: any, with three zones. */
export const location: DataSource = ({ config, scope }) => {
  const given = knownString(config.location) ?? '';
  const name = normalLocation(given);
  return {
    id: `/subscriptions/${accountInIds(scope)}/locations/${name}`,
    display_name: given,
    zone_mappings: ['1', '2', '3'].map(zone => ({
      logical_zone: zone,
      physical_zone: `${name}-az${zone}`,
    })),
  };
};

/** `azurerm_management_group`: whichever is named, with the subscription inside. */
export const managementGroup: DataSource = ({ config, scope }) => {
  const name =
    knownString(config.name) ?? knownString(config.display_name) ?? TENANT_ID;
  const id = `/providers/Microsoft.Management/managementGroups/${name}`;
  return {
    id,
    name,
    display_name: knownString(config.display_name) ?? name,
    tenant_scoped_id: `/tenants/${TENANT_ID}${id}`,
    parent_management_group_id: '',
    management_group_ids: [],
    all_management_group_ids: [],
    subscription_ids: [accountInIds(scope)],
    all_subscription_ids: [accountInIds(scope)],
  };
};

/**
 * Built-in roles that labs assign, with their ids. Source: Microsoft's page "Azure
 * built-in roles".
 */
const BUILT_IN_ROLES: Record<string, string> = {
  Owner: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
  Contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
  Reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
  'Key Vault Administrator': '00482a5a-887f-4fb3-b363-3b7fe8e74483',
  'Key Vault Secrets Officer': 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7',
  'Key Vault Secrets User': '4633458b-17de-408a-b874-0445c86b69e6',
  'Storage Blob Data Contributor': 'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
  'Storage Blob Data Reader': '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1',
  'Virtual Machine Contributor': '9980e02c-c2be-4d73-94e8-173b1dc7cf3c',
  AcrPull: '7f951dda-4ed3-4680-a7ca-43fe172d538d',
};

/** `azurerm_role_definition`: built-in ones by name, own ones from the inventory. */
export const roleDefinition: DataSource = ({ config, scope, inventory }) => {
  const name = knownString(config.name);
  const own = inventory.find(
    entry =>
      entry.type === 'azurerm_role_definition' &&
      (entry.state?.name === name ||
        entry.state?.role_definition_id === config.role_definition_id),
  );
  if (own?.state) {
    return own.state;
  }
  const found = Object.entries(BUILT_IN_ROLES).find(
    ([role, id]) => role === name || id === config.role_definition_id,
  );
  if (!found) {
    return errorDiagnostic(
      'loading Role Definition List: could not find role (simulated)',
      `Cloud-sim knows the roles that Terraform created in it, and of the built-in ones: ${Object.keys(
        BUILT_IN_ROLES,
      ).join(', ')}.`,
      ['name'],
    );
  }
  const [role, id] = found;
  return {
    id: `/subscriptions/${accountInIds(
      scope,
    )}/providers/Microsoft.Authorization/roleDefinitions/${id}`,
    role_definition_id: id,
    name: role,
    description: `${role} (simulated)`,
    type: 'BuiltInRole',
    assignable_scopes: ['/'],
    permissions: [],
  };
};

/** `azurerm_policy_definition_built_in`: by the name that is asked for; no rule text. */
export const builtInPolicy: DataSource = ({ config }) => {
  const displayName = knownString(config.display_name);
  const name = knownString(config.name) ?? uuidOf(displayName ?? '');
  return {
    id: `/providers/Microsoft.Authorization/policyDefinitions/${name}`,
    name,
    display_name: displayName ?? `${name} (simulated)`,
    type: 'Microsoft.Authorization/policyDefinitions',
    policy_type: 'BuiltIn',
    mode: 'Indexed',
    description: 'simulated',
    metadata: '{}',
    parameters: '{}',
    policy_rule: '{}',
    role_definition_ids: [],
  };
};

/** Publishers of images that labs use; what they offer is for Azure to say. */
const IMAGE_PUBLISHERS = [
  'almalinux',
  'Canonical',
  'Debian',
  'microsoft-dsvm',
  'nvidia',
  'RedHat',
];

/** `azurerm_platform_image`: the newest version of an image that Azure offers. */
export const platformImage: DataSource = ({ config, scope }) => {
  const publisher = knownString(config.publisher) ?? '';
  const isKnown = IMAGE_PUBLISHERS.some(
    name => name.toLowerCase() === publisher.toLowerCase(),
  );
  if (!isKnown) {
    return errorDiagnostic(
      'reading Platform Image: not found (simulated)',
      `Cloud-sim knows images of ${IMAGE_PUBLISHERS.join(
        ', ',
      )}; found publisher ${JSON.stringify(publisher)}.`,
      ['publisher'],
    );
  }
  const offer = knownString(config.offer) ?? '';
  const sku = knownString(config.sku) ?? '';
  const digits = parseInt(digitsOf(offer + sku, 4), 16);
  const version = knownString(config.version) ?? `2026.1.${digits}`;
  return {
    id: `/Subscriptions/${accountInIds(
      scope,
    )}/Providers/Microsoft.Compute/Locations/${normalLocation(
      knownString(config.location) ?? '',
    )}/Publishers/${publisher}/ArtifactTypes/VMImage/Offers/${offer}/Skus/${sku}/Versions/${version}`,
    version,
  };
};

/** The Kubernetes version that the simulator offers. */
export const KUBERNETES_VERSION = '1.33.5';

/** `azurerm_kubernetes_service_versions`: one version. */
export const kubernetesVersions: DataSource = ({ config, scope }) => {
  const prefix = knownString(config.version_prefix) ?? '';
  const versions = KUBERNETES_VERSION.startsWith(prefix)
    ? [KUBERNETES_VERSION]
    : [];
  return {
    id: `/subscriptions/${accountInIds(
      scope,
    )}/providers/Microsoft.ContainerService/locations/${normalLocation(
      knownString(config.location) ?? '',
    )}`,
    versions,
    latest_version: versions[0] ?? '',
    default_version: KUBERNETES_VERSION,
  };
};
