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
  AcrPush: '8311e382-0749-4cb8-b61a-304f252e45ec',
  'Azure Kubernetes Service Cluster Admin Role':
    '0ab0b1a8-8aac-4efd-b8c2-3ee1fb270be8',
  'Azure Kubernetes Service Cluster User Role':
    '4abbcc35-e782-43d8-92c5-2d3f1bd2253f',
  'Azure Kubernetes Service RBAC Cluster Admin':
    'b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b',
  'AzureML Data Scientist': 'f6c7c914-8db3-469d-8ca1-694a8f32e121',
  'Backup Contributor': '5e467623-bb1f-42f4-a55d-6e525e11384b',
  'Cognitive Services OpenAI User': '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd',
  'Cost Management Contributor': '434105ed-43f6-45c7-a02f-909b2ba83430',
  'Cost Management Reader': '72fafb9e-0641-4937-9268-a91bfd8191a3',
  'Key Vault Certificates Officer': 'a4417e6f-fecd-4de8-b567-7b0420556985',
  'Key Vault Contributor': 'f25e0fa2-a7c8-4377-a976-54943a77a395',
  'Key Vault Crypto Officer': '14b46e9e-c2b7-41b4-b07b-48a6ebf60603',
  'Key Vault Crypto Service Encryption User':
    'e147488a-f6f5-4113-8e2d-b22465e65bf6',
  'Key Vault Reader': '21090545-7ca7-4776-b22c-e363652d74d2',
  'Log Analytics Contributor': '92aaf0da-9dab-42b6-94a3-d43ce8d16293',
  'Log Analytics Reader': '73c42c96-874c-492b-b04d-ab87d138a893',
  'Managed Identity Contributor': 'e40ec5ca-96e0-45a2-b4ff-59039f2c2b59',
  'Managed Identity Operator': 'f1a07417-d97a-45cb-824c-7a7467783830',
  'Monitoring Contributor': '749f88d5-cbae-40b8-bcfc-e573ddc772fa',
  'Monitoring Reader': '43d0d8ad-25c7-4714-9337-8ba259a9fe05',
  'Network Contributor': '4d97b98b-1d4f-4787-a291-c67834d212e7',
  'Reader and Data Access': 'c12c1c16-33a1-487b-954d-41c89c60f349',
  'Role Based Access Control Administrator':
    'f58310d9-a9f6-439a-9e8d-f62e7b41a168',
  'Security Reader': '39bc4728-0917-49c7-9d2c-d95423bc2eb4',
  'Storage Account Contributor': '17d1049b-9a84-46fb-8f53-869881c3d3ab',
  'Storage Blob Data Owner': 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b',
  'Storage File Data SMB Share Contributor':
    '0c867c2a-1d8c-454a-a3db-ab2ea1bdc8bb',
  'Storage Queue Data Contributor': '974c5e8b-45b9-4653-ba55-5f855dd0fb88',
  'User Access Administrator': '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9',
  'Virtual Machine Administrator Login': '1c0163c0-47e6-4577-8991-ea5c82e286e4',
  'Virtual Machine User Login': 'fb879df8-f326-4884-b1cf-06f3ad86be52',
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
