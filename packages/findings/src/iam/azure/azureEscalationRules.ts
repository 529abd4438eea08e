import { FindingSeverity } from '../../record';

/** A way from some permissions of Azure to more. @public */
export interface AzureEscalationRule {
  /** Stable. */
  id: string;
  severity: FindingSeverity;
  reason: string;
  /** Operations of the control plane; all of them are needed. */
  actions: readonly string[];
  /** Operations of the data plane; all of them are needed. */
  dataActions: readonly string[];
  /** Whether the operations are asked for at the root alone, so that an assignment further down does not open the way. */
  isOfRoot?: boolean;
}

/**
 * All rules. Operations by
 * https://learn.microsoft.com/azure/role-based-access-control/resource-provider-operations
 *
 * @public
 */
export const AZURE_ESCALATION_RULES: readonly AzureEscalationRule[] = [
  {
    id: 'assign-roles',
    severity: 'critical',
    reason: 'it can give itself any role',
    actions: ['Microsoft.Authorization/roleAssignments/write'],
    dataActions: [],
  },
  {
    id: 'change-roles',
    severity: 'critical',
    reason: 'it can put operations into a role that it has',
    actions: ['Microsoft.Authorization/roleDefinitions/write'],
    dataActions: [],
  },
  {
    id: 'elevate-access',
    severity: 'critical',
    reason: 'it can make itself administrator of access at the root',
    actions: ['Microsoft.Authorization/elevateAccess/action'],
    dataActions: [],
    isOfRoot: true,
  },
  {
    id: 'assign-identity-to-machine',
    severity: 'high',
    reason: 'it can have a machine act with a managed identity that it chooses',
    actions: [
      'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action',
      'Microsoft.Compute/virtualMachines/write',
    ],
    dataActions: [],
  },
  {
    id: 'read-secrets',
    severity: 'high',
    reason: 'it can read secrets, and act as whoever they belong to',
    actions: [],
    dataActions: ['Microsoft.KeyVault/vaults/secrets/getSecret/action'],
  },
];
