import { Glob } from '../../glob/Glob';

/** A block of permissions of a role: what it names less what it excepts. */
export interface AzurePermissions {
  actions: readonly string[];
  notActions: readonly string[];
  dataActions: readonly string[];
  notDataActions: readonly string[];
}

/** A role definition. */
export interface AzureRole {
  name: string;
  permissions: readonly AzurePermissions[];
  /** Whether it holds more than what is known of it. */
  isPartial?: boolean;
}

/** Whether a role allows an operation. What one block excepts another may still name. */
export function allows(
  role: AzureRole,
  operation: string,
  plane: 'actions' | 'dataActions',
): boolean {
  const except = plane === 'actions' ? 'notActions' : 'notDataActions';
  return role.permissions.some(
    block =>
      matchesAny(block[plane], operation) &&
      !matchesAny(block[except], operation),
  );
}

/** Operations have no case. */
function matchesAny(patterns: readonly string[], operation: string): boolean {
  return patterns.some(pattern =>
    Glob.parse(pattern.toLowerCase()).matches(operation.toLowerCase()),
  );
}

function builtIn(
  name: string,
  permissions: Partial<AzurePermissions>,
): AzureRole {
  return {
    name,
    // Those with stars alone are known in full.
    isPartial: !['Owner', 'Contributor', 'Reader'].includes(name),
    permissions: [
      {
        actions: [],
        notActions: [],
        dataActions: [],
        notDataActions: [],
        ...permissions,
      },
    ],
  };
}

/**
 * What well-known built-in roles hold of what rules ask for, by
 * https://learn.microsoft.com/azure/role-based-access-control/built-in-roles. Definitions in the files come first.
 */
export const KNOWN_AZURE_ROLES: readonly AzureRole[] = [
  builtIn('Owner', { actions: ['*'] }),
  builtIn('Contributor', {
    actions: ['*'],
    notActions: [
      'Microsoft.Authorization/*/Delete',
      'Microsoft.Authorization/*/Write',
      'Microsoft.Authorization/elevateAccess/Action',
    ],
  }),
  builtIn('Reader', { actions: ['*/read'] }),
  builtIn('User Access Administrator', {
    actions: ['*/read', 'Microsoft.Authorization/*', 'Microsoft.Support/*'],
  }),
  builtIn('Role Based Access Control Administrator', {
    actions: [
      'Microsoft.Authorization/roleAssignments/write',
      'Microsoft.Authorization/roleAssignments/delete',
      '*/read',
    ],
  }),
  builtIn('Managed Identity Operator', {
    actions: [
      'Microsoft.ManagedIdentity/userAssignedIdentities/*/read',
      // Documented as `userAssignedIdentities/*/assign/action`; the star stands for the name of an identity.
      'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action',
    ],
  }),
  builtIn('Virtual Machine Contributor', {
    actions: ['Microsoft.Compute/virtualMachines/*'],
  }),
  builtIn('Key Vault Administrator', {
    dataActions: ['Microsoft.KeyVault/vaults/*'],
  }),
  builtIn('Key Vault Secrets Officer', {
    dataActions: ['Microsoft.KeyVault/vaults/secrets/*'],
  }),
  builtIn('Key Vault Secrets User', {
    dataActions: [
      'Microsoft.KeyVault/vaults/secrets/getSecret/action',
      'Microsoft.KeyVault/vaults/secrets/readMetadata/action',
    ],
  }),
];
