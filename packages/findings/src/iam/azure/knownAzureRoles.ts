import { AzurePermissions, AzureRole } from './AzureRole';

/** A role that every directory has. */
export interface KnownAzureRole extends AzureRole {
  /** In lower case; assignments name it by that. */
  id: string;
}

function builtIn(
  name: string,
  id: string,
  permissions: Partial<AzurePermissions>,
): KnownAzureRole {
  return {
    name,
    id,
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

/** What most roles hold beside what they are for. */
const COMMON = [
  'Microsoft.Authorization/*/read',
  'Microsoft.Insights/alertRules/*',
  'Microsoft.Resources/deployments/*',
  'Microsoft.Resources/subscriptions/resourceGroups/read',
  'Microsoft.Support/*',
];

/** What roles for vaults hold beside what they do with what is in them. */
const VAULTS = [
  ...COMMON,
  'Microsoft.KeyVault/checkNameAvailability/read',
  'Microsoft.KeyVault/deletedVaults/read',
  'Microsoft.KeyVault/locations/*/read',
  'Microsoft.KeyVault/vaults/*/read',
  'Microsoft.KeyVault/operations/read',
];

/**
 * What well-known built-in roles hold, by
 * https://learn.microsoft.com/azure/role-based-access-control/built-in-roles (2026-03). Their ids are the same in
 * every directory. Definitions in the files come first.
 */
export const KNOWN_AZURE_ROLES: readonly KnownAzureRole[] = [
  builtIn('Owner', '8e3af657-a8ff-443c-a75c-2fe8c4bcb635', { actions: ['*'] }),
  builtIn('Contributor', 'b24988ac-6180-42a0-ab88-20f7382dd24c', {
    actions: ['*'],
    notActions: [
      'Microsoft.Authorization/*/Delete',
      'Microsoft.Authorization/*/Write',
      'Microsoft.Authorization/elevateAccess/Action',
      'Microsoft.Blueprint/blueprintAssignments/write',
      'Microsoft.Blueprint/blueprintAssignments/delete',
      'Microsoft.Compute/galleries/share/action',
      'Microsoft.Purview/consents/write',
      'Microsoft.Purview/consents/delete',
    ],
  }),
  builtIn('Reader', 'acdd72a7-3385-48ef-bd42-f606fba81ae7', {
    actions: ['*/read'],
  }),
  builtIn('User Access Administrator', '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9', {
    actions: ['*/read', 'Microsoft.Authorization/*', 'Microsoft.Support/*'],
  }),
  builtIn(
    'Role Based Access Control Administrator',
    'f58310d9-a9f6-439a-9e8d-f62e7b41a168',
    {
      actions: [
        'Microsoft.Authorization/roleAssignments/write',
        'Microsoft.Authorization/roleAssignments/delete',
        '*/read',
        'Microsoft.Support/*',
      ],
    },
  ),
  builtIn('Managed Identity Operator', 'f1a07417-d97a-45cb-824c-7a7467783830', {
    actions: [
      'Microsoft.ManagedIdentity/userAssignedIdentities/*/read',
      // Documented as `userAssignedIdentities/*/assign/action`; the star stands for the name of an identity.
      'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action',
      'Microsoft.Authorization/*/read',
      'Microsoft.Insights/alertRules/*',
      'Microsoft.Resources/subscriptions/resourceGroups/read',
      'Microsoft.Resources/deployments/*',
      'Microsoft.Support/*',
    ],
  }),
  builtIn(
    'Virtual Machine Contributor',
    '9980e02c-c2be-4d73-94e8-173b1dc7cf3c',
    {
      actions: [
        'Microsoft.Authorization/*/read',
        'Microsoft.Compute/availabilitySets/*',
        'Microsoft.Compute/locations/*',
        'Microsoft.Compute/virtualMachines/*',
        'Microsoft.Compute/virtualMachineScaleSets/*',
        'Microsoft.Compute/cloudServices/*',
        'Microsoft.Compute/disks/write',
        'Microsoft.Compute/disks/read',
        'Microsoft.Compute/disks/delete',
        'Microsoft.Compute/hostgroups/write',
        'Microsoft.Compute/hostgroups/hosts/write',
        'Microsoft.DevTestLab/schedules/*',
        'Microsoft.Insights/alertRules/*',
        'Microsoft.Network/applicationGateways/backendAddressPools/join/action',
        'Microsoft.Network/loadBalancers/backendAddressPools/join/action',
        'Microsoft.Network/loadBalancers/inboundNatPools/join/action',
        'Microsoft.Network/loadBalancers/inboundNatRules/join/action',
        'Microsoft.Network/loadBalancers/probes/join/action',
        'Microsoft.Network/loadBalancers/read',
        'Microsoft.Network/locations/*',
        'Microsoft.Network/networkInterfaces/*',
        'Microsoft.Network/networkSecurityGroups/join/action',
        'Microsoft.Network/networkSecurityGroups/read',
        'Microsoft.Network/publicIPAddresses/join/action',
        'Microsoft.Network/publicIPAddresses/read',
        'Microsoft.Network/virtualNetworks/read',
        'Microsoft.Network/virtualNetworks/subnets/join/action',
        'Microsoft.RecoveryServices/locations/*',
        'Microsoft.RecoveryServices/Vaults/backupFabrics/backupProtectionIntent/write',
        'Microsoft.RecoveryServices/Vaults/backupFabrics/protectionContainers/protectedItems/*/read',
        'Microsoft.RecoveryServices/Vaults/backupFabrics/protectionContainers/protectedItems/read',
        'Microsoft.RecoveryServices/Vaults/backupFabrics/protectionContainers/protectedItems/write',
        'Microsoft.RecoveryServices/Vaults/backupPolicies/read',
        'Microsoft.RecoveryServices/Vaults/backupPolicies/write',
        'Microsoft.RecoveryServices/Vaults/read',
        'Microsoft.RecoveryServices/Vaults/usages/read',
        'Microsoft.RecoveryServices/Vaults/write',
        'Microsoft.ResourceHealth/availabilityStatuses/read',
        'Microsoft.Resources/deployments/*',
        'Microsoft.Resources/subscriptions/resourceGroups/read',
        'Microsoft.SerialConsole/serialPorts/connect/action',
        'Microsoft.SqlVirtualMachine/*',
        'Microsoft.Storage/storageAccounts/listKeys/action',
        'Microsoft.Storage/storageAccounts/read',
        'Microsoft.Support/*',
      ],
    },
  ),
  builtIn('Website Contributor', 'de139f84-1756-47ae-9be6-808fbbe84772', {
    actions: [
      'Microsoft.Authorization/*/read',
      'Microsoft.Insights/alertRules/*',
      'Microsoft.Insights/components/*',
      'Microsoft.ResourceHealth/availabilityStatuses/read',
      'Microsoft.Resources/deployments/*',
      'Microsoft.Resources/subscriptions/resourceGroups/read',
      'Microsoft.Support/*',
      'Microsoft.Web/certificates/*',
      'Microsoft.Web/listSitesAssignedToHostName/read',
      'Microsoft.Web/serverFarms/join/action',
      'Microsoft.Web/serverFarms/read',
      'Microsoft.Web/sites/*',
    ],
  }),
  builtIn(
    'Managed Identity Contributor',
    'e40ec5ca-96e0-45a2-b4ff-59039f2c2b59',
    {
      actions: [
        'Microsoft.ManagedIdentity/userAssignedIdentities/read',
        'Microsoft.ManagedIdentity/userAssignedIdentities/write',
        'Microsoft.ManagedIdentity/userAssignedIdentities/delete',
        'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/read',
        'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/write',
        'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/delete',
        'Microsoft.ManagedIdentity/userAssignedIdentities/revokeTokens/action',
        'Microsoft.Authorization/*/read',
        'Microsoft.Insights/alertRules/*',
        'Microsoft.Resources/subscriptions/resourceGroups/read',
        'Microsoft.Resources/deployments/*',
        'Microsoft.Support/*',
      ],
    },
  ),
  builtIn('Key Vault Administrator', '00482a5a-887f-4fb3-b363-3b7fe8e74483', {
    actions: VAULTS,
    dataActions: ['Microsoft.KeyVault/vaults/*'],
  }),
  builtIn('Key Vault Secrets Officer', 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7', {
    actions: VAULTS,
    dataActions: ['Microsoft.KeyVault/vaults/secrets/*'],
  }),
  builtIn('Key Vault Secrets User', '4633458b-17de-408a-b874-0445c86b69e6', {
    dataActions: [
      'Microsoft.KeyVault/vaults/secrets/getSecret/action',
      'Microsoft.KeyVault/vaults/secrets/readMetadata/action',
    ],
  }),
  builtIn('Automation Contributor', 'f353d9bd-d4a6-484e-a77a-8050b599b867', {
    actions: [
      ...COMMON,
      'Microsoft.Automation/automationAccounts/*',
      'Microsoft.Insights/ActionGroups/*',
      'Microsoft.Insights/ActivityLogAlerts/*',
      'Microsoft.Insights/MetricAlerts/*',
      'Microsoft.Insights/ScheduledQueryRules/*',
      'Microsoft.Insights/diagnosticSettings/*',
      'Microsoft.OperationalInsights/workspaces/sharedKeys/action',
    ],
  }),
  builtIn('Logic App Contributor', '87a39d53-fc1b-424a-814c-f7e04687dc9e', {
    actions: [
      ...COMMON,
      'Microsoft.ClassicStorage/storageAccounts/listKeys/action',
      'Microsoft.ClassicStorage/storageAccounts/read',
      'Microsoft.Insights/metricAlerts/*',
      'Microsoft.Insights/diagnosticSettings/*',
      'Microsoft.Insights/logdefinitions/*',
      'Microsoft.Insights/metricDefinitions/*',
      'Microsoft.Logic/*',
      'Microsoft.Resources/subscriptions/operationresults/read',
      'Microsoft.Storage/storageAccounts/listkeys/action',
      'Microsoft.Storage/storageAccounts/read',
      'Microsoft.Web/connectionGateways/*',
      'Microsoft.Web/connections/*',
      'Microsoft.Web/customApis/*',
      'Microsoft.Web/serverFarms/join/action',
      'Microsoft.Web/serverFarms/read',
      'Microsoft.Web/sites/functions/listSecrets/action',
    ],
  }),
  builtIn(
    'Storage Account Contributor',
    '17d1049b-9a84-46fb-8f53-869881c3d3ab',
    {
      actions: [
        ...COMMON,
        'Microsoft.Insights/diagnosticSettings/*',
        'Microsoft.Network/virtualNetworks/subnets/joinViaServiceEndpoint/action',
        'Microsoft.ResourceHealth/availabilityStatuses/read',
        'Microsoft.Storage/storageAccounts/*',
      ],
    },
  ),
  builtIn('Data Factory Contributor', '673868aa-7521-48a0-acc6-0f60742d39f5', {
    actions: [
      ...COMMON,
      'Microsoft.DataFactory/dataFactories/*',
      'Microsoft.DataFactory/factories/*',
      'Microsoft.ResourceHealth/availabilityStatuses/read',
      'Microsoft.EventGrid/eventSubscriptions/write',
    ],
  }),
  builtIn('Log Analytics Contributor', '92aaf0da-9dab-42b6-94a3-d43ce8d16293', {
    actions: [
      ...COMMON,
      '*/read',
      'Microsoft.Automation/automationAccounts/*',
      'Microsoft.ClassicCompute/virtualMachines/extensions/*',
      'Microsoft.ClassicStorage/storageAccounts/listKeys/action',
      'Microsoft.Compute/virtualMachines/extensions/*',
      'Microsoft.HybridCompute/machines/extensions/write',
      'Microsoft.Insights/diagnosticSettings/*',
      'Microsoft.OperationalInsights/*',
      'Microsoft.OperationsManagement/*',
      'Microsoft.Storage/storageAccounts/listKeys/action',
    ],
  }),
  builtIn(
    'Azure Kubernetes Service Contributor Role',
    'ed7f3fbd-7b88-4dd4-9017-9adb7ce333f8',
    {
      actions: [
        'Microsoft.ContainerService/locations/*',
        'Microsoft.ContainerService/managedClusters/*',
        'Microsoft.ContainerService/managedclustersnapshots/*',
        'Microsoft.ContainerService/snapshots/*',
        'Microsoft.Insights/alertRules/*',
        'Microsoft.Resources/deployments/*',
        'Microsoft.Resources/subscriptions/resourceGroups/read',
      ],
    },
  ),
  builtIn(
    'Azure Kubernetes Service Cluster Admin Role',
    '0ab0b1a8-8aac-4efd-b8c2-3ee1fb270be8',
    {
      actions: [
        'Microsoft.ContainerService/managedClusters/listClusterAdminCredential/action',
        'Microsoft.ContainerService/managedClusters/accessProfiles/listCredential/action',
        'Microsoft.ContainerService/managedClusters/read',
        'Microsoft.ContainerService/managedClusters/runcommand/action',
      ],
    },
  ),
  builtIn(
    'Azure Kubernetes Service Cluster User Role',
    '4abbcc35-e782-43d8-92c5-2d3f1bd2253f',
    {
      actions: [
        'Microsoft.ContainerService/managedClusters/listClusterUserCredential/action',
        'Microsoft.ContainerService/managedClusters/read',
      ],
    },
  ),
  builtIn(
    'Azure Kubernetes Service RBAC Cluster Admin',
    'b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b',
    {
      actions: [
        'Microsoft.Authorization/*/read',
        'Microsoft.Resources/subscriptions/operationresults/read',
        'Microsoft.Resources/subscriptions/read',
        'Microsoft.Resources/subscriptions/resourceGroups/read',
        'Microsoft.ContainerService/managedClusters/listClusterUserCredential/action',
      ],
      dataActions: ['Microsoft.ContainerService/managedClusters/*'],
    },
  ),
  builtIn(
    'Virtual Machine Administrator Login',
    '1c0163c0-47e6-4577-8991-ea5c82e286e4',
    {
      actions: [
        'Microsoft.Network/publicIPAddresses/read',
        'Microsoft.Network/virtualNetworks/read',
        'Microsoft.Network/loadBalancers/read',
        'Microsoft.Network/networkInterfaces/read',
        'Microsoft.Compute/virtualMachines/*/read',
      ],
      dataActions: [
        'Microsoft.Compute/virtualMachines/login/action',
        'Microsoft.Compute/virtualMachines/loginAsAdmin/action',
      ],
    },
  ),
  builtIn(
    'Virtual Machine User Login',
    'fb879df8-f326-4884-b1cf-06f3ad86be52',
    {
      actions: [
        'Microsoft.Network/publicIPAddresses/read',
        'Microsoft.Network/virtualNetworks/read',
        'Microsoft.Network/loadBalancers/read',
        'Microsoft.Network/networkInterfaces/read',
        'Microsoft.Compute/virtualMachines/*/read',
      ],
      dataActions: ['Microsoft.Compute/virtualMachines/login/action'],
    },
  ),
  builtIn('Monitoring Reader', '43d0d8ad-25c7-4714-9337-8ba259a9fe05', {
    actions: [
      '*/read',
      'Microsoft.OperationalInsights/workspaces/search/action',
      'Microsoft.Support/*',
    ],
  }),
  builtIn('Key Vault Reader', '21090545-7ca7-4776-b22c-e363652d74d2', {
    actions: VAULTS,
    dataActions: [
      'Microsoft.KeyVault/vaults/*/read',
      'Microsoft.KeyVault/vaults/secrets/readMetadata/action',
    ],
  }),
];
