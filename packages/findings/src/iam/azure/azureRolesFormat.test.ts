import { checkIam } from '../check/checkIam';
import { ActionCatalog } from '../escalation/ActionCatalog';

const SUBSCRIPTION = '/subscriptions/0000';
const GROUP = `${SUBSCRIPTION}/resourceGroups/lab`;

let catalog: ActionCatalog;

beforeAll(async () => {
  catalog = await ActionCatalog.load([]);
});

const check = (...values: object[]) =>
  checkIam(
    values.map((value, index) => ({
      file: `${index}.json`,
      text: JSON.stringify(value, undefined, 1),
    })),
    { catalog, now: '2026-11-01T00:00:00.000Z' },
  );

const assign = (roleDefinitionName: string, scope: string, who = 'ada') => ({
  principalId: `id-of-${who}`,
  principalName: who,
  roleDefinitionId: `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${roleDefinitionName}`,
  roleDefinitionName,
  scope,
  condition: null,
});

const define = (roleName: string, permissions: object) => ({
  id: `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${roleName}`,
  roleName,
  roleType: 'CustomRole',
  permissions: [permissions],
});

const found = (...values: object[]) =>
  check(...values).problems.map(each => [
    each.subject,
    each.rule.replace('azure-escalation/', ''),
    each.severity,
  ]);

describe('role assignments of Azure', () => {
  it('to Contributor open managed identities, and neither roles nor data', () => {
    expect(found([assign('Contributor', SUBSCRIPTION)])).toEqual([
      ['ada', 'assign-identity-to-machine', 'high'],
    ]);
  });

  it('to Owner and to User Access Administrator open every role', () => {
    for (const role of ['Owner', 'User Access Administrator']) {
      expect(found([assign(role, SUBSCRIPTION)])).toEqual(
        expect.arrayContaining([
          ['ada', 'assign-roles', 'critical'],
          ['ada', 'change-roles', 'critical'],
        ]),
      );
    }
  });

  it('let nobody make themselves administrator of the root but at the root', () => {
    const elevate = ['ada', 'elevate-access', 'critical'];
    expect(found([assign('Owner', SUBSCRIPTION)])).not.toContainEqual(elevate);
    expect(found([assign('Owner', '/')])).toContainEqual(elevate);
  });

  it('to a built-in role by its id alone are those of the role', () => {
    const byId = (id: string) => ({
      value: [
        {
          properties: {
            roleDefinitionId: `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${id}`,
            principalId: 'p1',
            scope: SUBSCRIPTION,
          },
        },
      ],
    });
    expect(found(byId('8e3af657-a8ff-443c-a75c-2fe8c4bcb635'))).toContainEqual([
      'p1',
      'assign-roles',
      'critical',
    ]);
    expect(found(byId('B24988AC-6180-42a0-ab88-20f7382dd24c'))).toEqual([
      ['p1', 'assign-identity-to-machine', 'high'],
    ]);
    const known = [
      'f353d9bd-d4a6-484e-a77a-8050b599b867',
      '87a39d53-fc1b-424a-814c-f7e04687dc9e',
      '17d1049b-9a84-46fb-8f53-869881c3d3ab',
      '0ab0b1a8-8aac-4efd-b8c2-3ee1fb270be8',
    ];
    for (const id of known) {
      expect(check(byId(id)).warnings).toEqual([]);
    }
  });

  it('say scope, role and line', () => {
    const { problems } = check([
      assign('Reader', SUBSCRIPTION),
      assign('Key Vault Secrets User', GROUP),
    ]);
    expect(problems).toEqual([
      expect.objectContaining({
        severity: 'medium',
        line: 10,
        message: `ada may Microsoft.KeyVault/vaults/secrets/getSecret/action at ${GROUP.toLowerCase()} (Key Vault Secrets User at ${GROUP.toLowerCase()}): it can read secrets, and act as whoever they belong to.`,
      }),
    ]);
  });

  it('add up downwards, and not between neighbours', () => {
    const machine = 'Virtual Machine Contributor';
    const identity = 'Managed Identity Operator';
    expect(
      found([assign(machine, SUBSCRIPTION), assign(identity, GROUP)]),
    ).toEqual([['ada', 'assign-identity-to-machine', 'medium']]);
    expect(
      found([assign(machine, `${GROUP}-2`), assign(identity, GROUP)]),
    ).toEqual([]);
    expect(
      found([assign(machine, GROUP), assign(identity, GROUP, 'bob')]),
    ).toEqual([]);
  });

  it('are said once where a scope below has them too', () => {
    expect(
      found([
        assign('Key Vault Secrets User', SUBSCRIPTION),
        assign('Key Vault Secrets User', GROUP),
      ]),
    ).toEqual([['ada', 'read-secrets', 'high']]);
  });

  it('of a role that is not known are a warning, and no all-clear', () => {
    const { problems, warnings } = check([assign('AcrPush', SUBSCRIPTION)]);
    expect(problems).toEqual([]);
    expect(warnings).toEqual([expect.stringContaining('AcrPush')]);
  });
});

describe('role definitions of Azure', () => {
  const custom = define('Lab', {
    actions: ['microsoft.authorization/*/write'],
    notActions: ['Microsoft.Authorization/roleDefinitions/*'],
  });

  it('are judged by what they name less what they except, in any case', () => {
    expect(found([custom])).toEqual([
      ['whoever is assigned Lab', 'assign-roles', 'critical'],
    ]);
  });

  it('are known to assignments of other files, and then not judged apart', () => {
    expect(found([assign('Lab', GROUP)], [custom])).toEqual([
      ['ada', 'assign-roles', 'critical'],
    ]);
  });

  it('are read as Resource Manager has them, and as one writes them', () => {
    const { id, roleName, permissions } = custom;
    const arm = {
      value: [
        { id, properties: { roleName, type: 'CustomRole', permissions } },
      ],
    };
    const own = {
      Name: 'Lab',
      Actions: ['Microsoft.Authorization/roleAssignments/write'],
      AssignableScopes: [SUBSCRIPTION],
    };
    for (const value of [arm, own]) {
      expect(found(value)).toEqual([
        ['whoever is assigned Lab', 'assign-roles', 'critical'],
      ]);
    }
  });

  it('that are built in are said of nobody', () => {
    expect(
      found([
        { ...define('Owner', { actions: ['*'] }), roleType: 'BuiltInRole' },
      ]),
    ).toEqual([]);
  });
});

describe('conditions of assignments of Azure', () => {
  const READER = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';
  const OWNER = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';
  const role = '[Microsoft.Authorization/roleAssignments:RoleDefinitionId]';
  const write = `(!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'}))`;
  const remove = `(!(ActionMatches{'Microsoft.Authorization/roleAssignments/delete'}))`;
  /** As the portal writes them. */
  const only = (ids: string) =>
    `(${write} OR (@Request${role} ForAnyOfAnyValues:GuidEquals {${ids}})) AND (${remove} OR (@Resource${role} ForAnyOfAnyValues:GuidEquals {${ids}}))`;
  const severitiesOf = (condition: string) =>
    found([
      {
        ...assign('Role Based Access Control Administrator', SUBSCRIPTION),
        condition,
      },
    ]).map(each => each[2]);

  it('that let one assign harmless roles alone leave no way', () => {
    expect(severitiesOf(only(READER))).toEqual([]);
  });

  it('that leave other roles make the way less grave', () => {
    const others = [
      only(OWNER),
      only(`${READER}, ${OWNER}`),
      `(${write} OR (@Request${role} ForAnyOfAllValues:GuidNotEquals {${OWNER}}))`,
      `(${write} OR !(@Request${role} ForAnyOfAnyValues:GuidEquals {${READER}}))`,
      `(${write} OR (@Request${role} ForAnyOfAnyValues:GuidEquals {${READER}}) OR @Request[Microsoft.Authorization/roleAssignments:PrincipalType] StringEqualsIgnoreCase 'User')`,
    ];
    for (const each of others) {
      expect(severitiesOf(each)).toEqual(['high']);
    }
  });

  it('that speak of other operations leave it as it is', () => {
    expect(
      severitiesOf(
        `(${remove} OR (@Resource${role} ForAnyOfAnyValues:GuidEquals {${READER}}))`,
      ),
    ).toEqual(['critical']);
  });
});

describe('exports of Azure', () => {
  const OWNER = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';
  const ROLE = `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${OWNER}`;
  const schema = (kind: string) =>
    `https://schema.management.azure.com/schemas/2019-04-01/${kind}eploymentTemplate.json#`;
  const resource = (roleDefinitionId: string, more: object = {}) => ({
    type: 'Microsoft.Authorization/roleAssignments',
    apiVersion: '2022-04-01',
    name: '[guid(resourceGroup().id)]',
    properties: { roleDefinitionId, principalId: 'p1' },
    ...more,
  });

  it.each([
    [
      'Get-AzRoleAssignment',
      [
        {
          RoleAssignmentName: 'a',
          RoleAssignmentId: `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleAssignments/a`,
          Scope: SUBSCRIPTION,
          DisplayName: 'p1',
          RoleDefinitionName: 'Owner',
          RoleDefinitionId: OWNER,
          ObjectId: 'p1',
          Condition: null,
        },
      ],
    ],
    [
      'Resource Graph',
      {
        totalRecords: 1,
        count: 1,
        data: [
          {
            id: 'a',
            type: 'microsoft.authorization/roleassignments',
            properties: {
              roleDefinitionId: ROLE,
              principalId: 'p1',
              scope: SUBSCRIPTION,
            },
          },
        ],
      },
    ],
    [
      'a template of a subscription',
      {
        $schema: schema('subscriptionD'),
        contentVersion: '1.0.0.0',
        parameters: { owner: { type: 'string', defaultValue: ROLE } },
        resources: [
          {
            type: 'Microsoft.Resources/resourceGroups',
            name: 'lab',
            properties: {},
          },
          resource(`[parameters('owner')]`),
        ],
      },
    ],
    [
      'a template of a resource group with resources by name',
      {
        $schema: schema('d'),
        resources: {
          owner: resource(
            `[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '${OWNER}')]`,
          ),
        },
      },
    ],
  ])('are read as %s has them', (_, value) => {
    expect(check(value).errors).toEqual([]);
    expect(found(value)).toContainEqual(['p1', 'assign-roles', 'critical']);
  });

  it('of role definitions by PowerShell are read', () => {
    const definition = (IsCustom: boolean) => [
      {
        Name: 'Lab',
        Id: '0000',
        IsCustom,
        Actions: ['*'],
        NotActions: [],
        AssignableScopes: ['/'],
      },
    ];
    expect(found(definition(true))).toContainEqual([
      'whoever is assigned Lab',
      'assign-roles',
      'critical',
    ]);
    expect(found(definition(false))).toEqual([]);
  });
});
