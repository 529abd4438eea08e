/*
 * How one comes to act as a managed identity or an application: by making something that runs as it do what one wants, by
 * assigning it to something of one's own, by giving it a credential. Operations by
 * https://learn.microsoft.com/azure/role-based-access-control/resource-provider-operations
 */

export interface AzureOperation {
  plane: 'actions' | 'dataActions';
  name: string;
}

export interface AzureWay {
  /** All of them are needed, on the thing or above. */
  operations: readonly AzureOperation[];
  /** Before the name of the thing, e.g. `run commands on`. */
  words: string;
  conditions: readonly string[];
}

function way(words: string, ...actions: string[]): AzureWay {
  return {
    words,
    operations: actions.map(name => ({ plane: 'actions', name })),
    conditions: [],
  };
}

function dataWay(words: string, name: string): AzureWay {
  return {
    words,
    operations: [{ plane: 'dataActions', name }],
    conditions: [],
  };
}

const VM = 'Microsoft.Compute/virtualMachines';
const SCALE_SET = 'Microsoft.Compute/virtualMachineScaleSets';
const SITE = 'Microsoft.Web/sites';
const AUTOMATION = 'Microsoft.Automation/automationAccounts';
const CLUSTER = 'Microsoft.ContainerService/managedClusters';
const IDENTITY = 'Microsoft.ManagedIdentity/userAssignedIdentities';
const VAULT = 'Microsoft.KeyVault/vaults';

/** By the type of what runs with an identity, in lower case. */
export const HOLDER_WAYS: ReadonlyMap<string, readonly AzureWay[]> = new Map(
  Object.entries({
    [VM]: [
      way('run commands on', `${VM}/runCommand/action`),
      way('keep commands on', `${VM}/runCommands/write`),
      way('put an extension on', `${VM}/extensions/write`),
      dataWay('log in to', `${VM}/login/action`),
      dataWay('log in as administrator to', `${VM}/loginAsAdmin/action`),
    ],
    [SCALE_SET]: [
      way(
        'run commands on machines of',
        `${SCALE_SET}/virtualMachines/runCommand/action`,
      ),
      way('put an extension on', `${SCALE_SET}/extensions/write`),
    ],
    [SITE]: [
      way('publish code to', `${SITE}/publish/action`),
      way(
        'read the credentials for publishing to',
        `${SITE}/publishxml/action`,
      ),
      way('change', `${SITE}/write`),
      way('change the settings of', `${SITE}/config/write`),
    ],
    [AUTOMATION]: [
      way(
        'write, publish and start runbooks of',
        `${AUTOMATION}/runbooks/draft/write`,
        `${AUTOMATION}/runbooks/publish/action`,
        `${AUTOMATION}/jobs/write`,
      ),
    ],
    [CLUSTER]: [
      way('run commands in', `${CLUSTER}/runcommand/action`),
      way(
        'have the credentials of an administrator of',
        `${CLUSTER}/listClusterAdminCredential/action`,
      ),
    ],
    'Microsoft.ContainerInstance/containerGroups': [
      way(
        'run commands in',
        'Microsoft.ContainerInstance/containerGroups/containers/exec/action',
      ),
      way('change', 'Microsoft.ContainerInstance/containerGroups/write'),
    ],
    'Microsoft.App/containerApps': [
      way('change', 'Microsoft.App/containerApps/write'),
    ],
    'Microsoft.Logic/workflows': [
      way('change', 'Microsoft.Logic/workflows/write'),
    ],
    'Microsoft.DataFactory/factories': [
      way(
        'write and start pipelines of',
        'Microsoft.DataFactory/factories/pipelines/write',
        'Microsoft.DataFactory/factories/pipelines/createRun/action',
      ),
    ],
    [VAULT]: [
      dataWay(
        'read credentials for it in',
        `${VAULT}/secrets/getSecret/action`,
      ),
      {
        ...way(
          'give itself the secrets, credentials for it among them, of',
          `${VAULT}/accessPolicies/write`,
        ),
        conditions: [
          'the vault is governed by access policies and not by roles',
        ],
      },
    ],
    [IDENTITY]: [
      way(
        'trust tokens of its own in',
        `${IDENTITY}/federatedIdentityCredentials/write`,
      ),
    ],
  }).map(([type, ways]) => [type.toLowerCase(), ways]),
);

/** On an identity, beside something that makes what runs with it. */
export const ASSIGN: AzureWay = way('assign', `${IDENTITY}/assign/action`);

/** What can be made to run with an identity, wherever one may make it. */
export const MAKERS: readonly AzureWay[] = [
  way('to a machine', `${VM}/write`),
  way('to an app', `${SITE}/write`),
  way('to a container', 'Microsoft.ContainerInstance/containerGroups/write'),
  way('to a container app', 'Microsoft.App/containerApps/write'),
  way(
    'to a script of a deployment',
    'Microsoft.Resources/deploymentScripts/write',
  ),
  way('to a logic app', 'Microsoft.Logic/workflows/write'),
  way('to an automation account', `${AUTOMATION}/write`),
];

/** Whoever can assign itself any role can do all of this. */
export const ASSIGN_ROLES: AzureWay = way(
  'give itself any role over',
  'Microsoft.Authorization/roleAssignments/write',
);

/** The type that a user-assigned identity has for a resource. */
export const IDENTITY_TYPE = IDENTITY.toLowerCase();
