import { knownString } from '../../cty/CtyValue';
import {
  atLeastOneOf,
  atMostOneOf,
  between,
  type ConfigCheck,
  exactlyOneOf,
  matches,
  oneOf,
} from '../../simulation/configChecks';
import { freshDigits } from '../../simulation/simulatedDigits';
import type { ComputeContext, TypeRules } from '../../simulation/TypeRules';
import { lastSegment, vaultUri } from '../identify';
import { providerSource } from './providerSource';

const OBJECT_NAME: ConfigCheck = matches(
  'name',
  /^[0-9a-zA-Z-]{1,127}$/,
  '1 to 127 letters, digits and hyphens',
);

/** What lives inside a vault has an address in it, with a version behind. */
function vaultObject(
  kind: string,
  resourceId = 'resource_id',
  versionlessId = 'resource_versionless_id',
): Pick<TypeRules, 'id' | 'computed'> {
  const inVault = ({ resource }: ComputeContext) =>
    `${knownString(resource.key_vault_id)}/${kind}/${knownString(
      resource.name,
    )}`;
  return {
    id: resource =>
      `${vaultUri(knownString(resource.key_vault_id) ?? '')}${kind}/${
        knownString(resource.name) ?? ''
      }/${freshDigits(32)}`,
    computed: {
      version: ({ id }) => lastSegment(id),
      versionless_id: ({ id }) => id.slice(0, id.lastIndexOf('/')),
      [resourceId]: context =>
        `${inVault(context)}/versions/${lastSegment(context.id)}`,
      [versionlessId]: inVault,
    },
  };
}

/** Rules of the types for identities, roles, keys and secrets. */
export const ACCESS_RULES: Record<string, TypeRules> = {
  azurerm_user_assigned_identity: {
    source: providerSource(
      'managedidentity/user_assigned_identity_resource.go',
    ),
    forceNew: ['location'],
  },
  azurerm_federated_identity_credential: {
    source: providerSource(
      'managedidentity/federated_identity_credential_resource.go',
    ),
    checks: [exactlyOneOf('parent_id', 'user_assigned_identity_id')],
    forceNew: ['name', 'parent_id', 'user_assigned_identity_id'],
    id: resource =>
      `${
        knownString(resource.user_assigned_identity_id) ??
        knownString(resource.parent_id)
      }/federatedIdentityCredentials/${knownString(resource.name)}`,
  },
  azurerm_role_definition: {
    source: providerSource('authorization/role_definition_resource.go'),
    computed: {
      assignable_scopes: ({ resource }) => [knownString(resource.scope) ?? ''],
      role_definition_id: ({ id }) => lastSegment(id.split('|')[0]),
      role_definition_resource_id: ({ id }) => id.split('|')[0],
    },
  },
  azurerm_role_assignment: {
    source: providerSource('authorization/role_assignment_resource.go'),
    checks: [
      exactlyOneOf('role_definition_id', 'role_definition_name'),
      oneOf('principal_type', ['User', 'Group', 'ServicePrincipal']),
    ],
    forceNew: [
      'condition',
      'description',
      'name',
      'principal_id',
      'role_definition_id',
      'role_definition_name',
    ],
    computed: { principal_type: 'ServicePrincipal' },
  },
  azurerm_key_vault: {
    source: providerSource('keyvault/key_vault_resource.go'),
    checks: [
      matches(
        'name',
        /^[a-zA-Z][a-zA-Z0-9-]{1,22}[a-zA-Z0-9]$/,
        '3 to 24 letters, digits and hyphens, a letter first',
      ),
      oneOf('sku_name', ['standard', 'premium']),
      between('soft_delete_retention_days', 7, 90),
      oneOf('network_acls.bypass', ['None', 'AzureServices']),
      oneOf('network_acls.default_action', ['Allow', 'Deny']),
      atMostOneOf('enable_rbac_authorization', 'rbac_authorization_enabled'),
    ],
    forceNew: ['location', 'tenant_id'],
    defaults: {
      public_network_access_enabled: true,
      soft_delete_retention_days: 90,
    },
    computed: {
      enable_rbac_authorization: ({ resource }) =>
        resource.rbac_authorization_enabled === true,
      rbac_authorization_enabled: ({ resource }) =>
        resource.enable_rbac_authorization === true,
      vault_uri: ({ id }) => vaultUri(id),
    },
  },
  azurerm_key_vault_secret: {
    source: providerSource('keyvault/key_vault_secret_resource.go'),
    checks: [OBJECT_NAME, exactlyOneOf('value', 'value_wo')],
    forceNew: ['key_vault_id', 'name'],
    ...vaultObject('secrets'),
  },
  azurerm_key_vault_key: {
    source: providerSource('keyvault/key_vault_key_resource.go'),
    checks: [
      OBJECT_NAME,
      oneOf('key_type', ['EC', 'EC-HSM', 'RSA', 'RSA-HSM']),
      atLeastOneOf('key_size', 'curve'),
    ],
    forceNew: ['curve', 'key_size', 'key_type', 'key_vault_id', 'name'],
    ...vaultObject('keys'),
  },
  azurerm_key_vault_certificate: {
    source: providerSource('keyvault/key_vault_certificate_resource.go'),
    checks: [OBJECT_NAME],
    forceNew: ['key_vault_id', 'name'],
    ...vaultObject(
      'certificates',
      'resource_manager_id',
      'resource_manager_versionless_id',
    ),
  },
  azurerm_management_lock: {
    source: providerSource('resource/management_lock_resource.go'),
    checks: [oneOf('lock_level', ['CanNotDelete', 'ReadOnly'])],
    forceNew: ['lock_level', 'notes'],
  },
};
