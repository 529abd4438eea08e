import { checkIam } from '../check/checkIam';
import { ActionCatalog } from '../escalation/ActionCatalog';

const SUBSCRIPTION = '/subscriptions/0000';
const GROUP = `${SUBSCRIPTION}/resourceGroups/lab`;
const VM = 'Microsoft.Compute/virtualMachines';
const IDENTITY = 'Microsoft.ManagedIdentity/userAssignedIdentities';

let catalog: ActionCatalog;

beforeAll(async () => {
  catalog = await ActionCatalog.load([]);
});

const assign = (
  roleDefinitionName: string,
  scope: string,
  who = 'ada',
  condition: string | null = null,
) => ({
  principalId: who,
  principalName: who,
  roleDefinitionId: `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${roleDefinitionName}`,
  roleDefinitionName,
  scope,
  condition,
});

const define = (
  roleName: string,
  actions: string[],
  dataActions: string[] = [],
) => ({
  id: `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${roleName}`,
  roleName,
  roleType: 'CustomRole',
  permissions: [{ actions, notActions: [], dataActions, notDataActions: [] }],
});

const idOf = (type: string, name: string, group = GROUP) =>
  `${group}/providers/${type}/${name}`;

/** As `az vm list` and its siblings answer. */
const holder = (
  type: string,
  name: string,
  principalId: string,
  group = GROUP,
) => ({
  id: idOf(type, name, group),
  name,
  identity: { type: 'SystemAssigned', principalId },
});
const identity = (name: string, principalId: string) => ({
  id: idOf(IDENTITY, name),
  name,
  principalId,
});

function check(values: object[], keep: string[] = []) {
  // As an export of several pages.
  const pages = Array.from({ length: Math.ceil(values.length / 200) }, (_, i) =>
    values.slice(i * 200, i * 200 + 200),
  );
  const result = checkIam(
    pages.map((page, index) => ({
      file: `${index}.json`,
      text: JSON.stringify(page, undefined, 1),
    })),
    { catalog, keep, now: '2026-11-01T00:00:00.000Z' },
  );
  expect(result.errors).toEqual([]);
  return result.problems.filter(each => each.rule === 'azure-path');
}

const found = (...values: object[]) =>
  check(values).map(each => `${each.subjectUid}: ${each.severity}`);

const OWNER = 'Owner';
const MACHINES = 'Virtual Machine Contributor';

describe('ways over managed identities of Azure', () => {
  it('are found over one step and said in words, with the assignments that open it', () => {
    const [path, ...others] = check([
      assign(MACHINES, GROUP),
      assign(OWNER, SUBSCRIPTION, 'of-vm'),
      holder(VM, 'gpu-1', 'of-vm'),
    ]);
    expect(others).toEqual([]);
    const group = GROUP.toLowerCase();
    expect(path).toMatchObject({
      severity: 'critical',
      reason: `it can give itself any role at ${SUBSCRIPTION}, in 1 step`,
      subject: 'ada',
      message: `ada may run commands on gpu-1, by which it acts as the identity of gpu-1 (${VM}/runCommand/action by ${MACHINES} at ${group}); the identity of gpu-1 has Owner at ${SUBSCRIPTION}: it can give itself any role at ${SUBSCRIPTION}.`,
      statements: [
        expect.objectContaining({ kind: 'assignment', line: 2 }),
        expect.objectContaining({ kind: 'assignment', line: 10 }),
      ],
    });
  });

  it('are found over two and three, and told of whoever stands on them', () => {
    const paths = check([
      assign('Website Contributor', GROUP),
      holder('Microsoft.Web/sites', 'portal', 'of-site'),
      assign('Managed Identity Contributor', GROUP, 'of-site'),
      identity('deploy', 'of-deploy'),
      assign(MACHINES, GROUP, 'of-deploy'),
      holder(VM, 'gpu-1', 'of-vm'),
      assign(OWNER, SUBSCRIPTION, 'of-vm'),
    ]);
    expect(paths.map(each => [each.subjectUid, each.reason])).toEqual([
      ['ada', `it can give itself any role at ${SUBSCRIPTION}, in 3 steps`],
      ['of-site', `it can give itself any role at ${SUBSCRIPTION}, in 2 steps`],
      [
        'of-deploy',
        `it can give itself any role at ${SUBSCRIPTION}, in 1 step`,
      ],
    ]);
    expect(paths[0].message).toContain(
      'the identity of portal may trust tokens of its own in the identity deploy',
    );
  });

  it.each([
    ['Microsoft.Web/sites', ['Microsoft.Web/sites/publishxml/action'], []],
    [
      'Microsoft.Automation/automationAccounts',
      [
        'Microsoft.Automation/automationAccounts/runbooks/*',
        'Microsoft.Automation/automationAccounts/jobs/write',
      ],
      [],
    ],
    ['Microsoft.Logic/workflows', ['Microsoft.Logic/workflows/*'], []],
    ['Microsoft.App/containerApps', ['Microsoft.App/*/write'], []],
    [VM, [], ['Microsoft.Compute/virtualMachines/login/action']],
  ])('lead over %s', (type, actions, dataActions) => {
    const values = [
      define('Lab', actions, dataActions),
      assign('Lab', GROUP),
      holder(type, 'it', 'of-it'),
      assign(OWNER, GROUP, 'of-it'),
    ];
    expect(found(...values)).toEqual(['ada: critical']);
    expect(found(...values.slice(1))).toEqual([]);
  });

  it('lead over the nodes of a cluster, and not over the cluster', () => {
    const cluster = (objectId: string) => [
      define('Lab', [
        'Microsoft.ContainerService/managedClusters/runcommand/action',
      ]),
      assign('Lab', GROUP),
      {
        ...holder(
          'Microsoft.ContainerService/managedClusters',
          'aks',
          'control',
        ),
        identityProfile: { kubeletidentity: { objectId } },
      },
      assign(OWNER, GROUP, 'nodes'),
    ];
    expect(found(...cluster('nodes'))).toEqual(['ada: critical']);
    expect(
      found(...cluster('others'), assign(OWNER, GROUP, 'control')),
    ).toEqual([]);
  });

  it('lead over an identity that one may assign to something of one’s own', () => {
    const values = [
      assign('Managed Identity Operator', GROUP),
      identity('deploy', 'of-deploy'),
      assign(OWNER, SUBSCRIPTION, 'of-deploy'),
    ];
    expect(found(...values)).toEqual([]);
    // The machine may be anywhere.
    expect(
      found(...values, assign(MACHINES, `${SUBSCRIPTION}/resourceGroups/own`)),
    ).toEqual(['ada: critical']);
  });

  it('lead over what is attached to a machine, known by its id', () => {
    expect(
      found(
        assign(MACHINES, GROUP),
        {
          id: idOf(VM, 'gpu-1'),
          name: 'gpu-1',
          identity: {
            type: 'UserAssigned',
            userAssignedIdentities: { [idOf(IDENTITY, 'Deploy')]: {} },
          },
        },
        identity('deploy', 'of-deploy'),
        assign(OWNER, GROUP, 'of-deploy'),
      ),
    ).toEqual(['ada: critical']);
  });

  it('lead from who may assign roles within a part to what stands there', () => {
    const [path] = check([
      assign('User Access Administrator', GROUP),
      holder(VM, 'gpu-1', 'of-vm'),
      assign(OWNER, SUBSCRIPTION, 'of-vm'),
    ]);
    expect(path.message).toContain('ada may give itself any role over gpu-1');
  });

  it('lead over applications to those who own them', () => {
    expect(
      found(
        {
          id: 'object',
          appId: 'client',
          displayName: 'pipeline',
          owners: [{ id: 'ada' }],
        },
        {
          id: 'of-pipeline',
          appId: 'client',
          displayName: 'pipeline',
          servicePrincipalType: 'Application',
        },
        assign(OWNER, SUBSCRIPTION, 'of-pipeline'),
      ),
    ).toEqual(['ada: critical']);
  });

  it('are as bad as what stands at their end', () => {
    const to = (role: string, scope = SUBSCRIPTION) =>
      found(
        assign(MACHINES, GROUP),
        holder(VM, 'gpu-1', 'of-vm'),
        assign(role, scope, 'of-vm'),
      );
    expect(to('User Access Administrator', GROUP)).toEqual(['ada: critical']);
    expect(to('Contributor')).toEqual(['ada: high']);
    expect(to('Contributor', GROUP)).toEqual(['ada: medium']);
    expect(to('Key Vault Secrets User')).toEqual(['ada: high']);
    expect(to('Reader')).toEqual([]);
  });

  it.each([
    [
      'a machine elsewhere',
      [
        assign(MACHINES, GROUP),
        holder(VM, 'gpu-1', 'of-vm', `${SUBSCRIPTION}/resourceGroups/lab-2`),
        assign(OWNER, SUBSCRIPTION, 'of-vm'),
      ],
    ],
    [
      'a machine of which nothing but its state may be read',
      [
        assign('Reader', SUBSCRIPTION),
        holder(VM, 'gpu-1', 'of-vm'),
        assign(OWNER, SUBSCRIPTION, 'of-vm'),
      ],
    ],
    [
      'an identity that no machine has',
      [
        assign(MACHINES, GROUP),
        identity('deploy', 'of-deploy'),
        holder(VM, 'gpu-1', 'of-vm'),
        assign(OWNER, SUBSCRIPTION, 'of-deploy'),
      ],
    ],
    [
      'what one has oneself',
      [
        assign(OWNER, SUBSCRIPTION),
        holder(VM, 'gpu-1', 'of-vm'),
        assign(OWNER, GROUP, 'of-vm'),
      ],
    ],
    [
      'what is somewhere in a subscription that one may change as a whole',
      [
        assign('Contributor', SUBSCRIPTION),
        holder(VM, 'gpu-1', 'of-vm'),
        assign('Contributor', 'azurerm_resource_group.lab.id', 'of-vm'),
      ],
    ],
    [
      'a runbook that may be written and not started',
      [
        define('Lab', ['Microsoft.Automation/automationAccounts/runbooks/*']),
        assign('Lab', GROUP),
        holder('Microsoft.Automation/automationAccounts', 'it', 'of-it'),
        assign(OWNER, GROUP, 'of-it'),
      ],
    ],
  ])('are none over %s', (_, values) => {
    expect(found(...values)).toEqual([]);
  });

  it('end in a circle', () => {
    expect(
      found(
        assign(MACHINES, GROUP, 'of-a'),
        assign(MACHINES, GROUP, 'of-b'),
        holder(VM, 'a', 'of-a'),
        holder(VM, 'b', 'of-b'),
      ),
    ).toEqual([]);
  });

  it('depend on conditions of the operations that they speak of', () => {
    const READER = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';
    const CONTRIBUTOR = 'b24988ac-6180-42a0-ab88-20f7382dd24c';
    const only = (...ids: string[]) =>
      `((!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})) OR (@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {${ids.join(
        ', ',
      )}}))`;
    const ending = (condition: string) =>
      check([
        assign(MACHINES, GROUP),
        holder(VM, 'gpu-1', 'of-vm'),
        assign(
          'Role Based Access Control Administrator',
          SUBSCRIPTION,
          'of-vm',
          condition,
        ),
      ]).map(each => [each.severity, each.conditions.length]);
    expect(ending(only(READER))).toEqual([]);
    expect(ending(only(READER, CONTRIBUTOR))).toEqual([['high', 1]]);
    // A condition on data leaves the machine open.
    expect(
      found(
        assign(
          MACHINES,
          GROUP,
          'ada',
          "((!(ActionMatches{'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'})) OR (false))",
        ),
        holder(VM, 'gpu-1', 'of-vm'),
        assign(OWNER, SUBSCRIPTION, 'of-vm'),
      ),
    ).toEqual(['ada: critical']);
  });
});

describe('what to do about ways over identities', () => {
  const values = (role: object) => [
    role,
    assign('Lab', GROUP),
    holder(VM, 'gpu-1', 'of-vm'),
    assign(OWNER, SUBSCRIPTION, 'of-vm'),
  ];

  it('is a role that opens no way and leaves the rest', () => {
    const [path] = check(
      values(define('Lab', ['Microsoft.Compute/*', '*/read'])),
    );
    const [{ document }] = path.smaller!;
    const { Actions, NotActions, DataActions } = document;
    expect(Actions).toEqual(['Microsoft.Compute/*', '*/read']);
    expect(NotActions).toContain(`${VM}/runCommand/action`);
    const role = define('Lab', Actions as string[], DataActions as string[]);
    expect(
      check(
        values({
          ...role,
          permissions: [
            { ...role.permissions[0], notActions: NotActions as string[] },
          ],
        }),
      ),
    ).toEqual([]);
  });

  it('says that what is to be kept opens the way', () => {
    const operation = `${VM}/runCommand/action`;
    const [path] = check(values(define('Lab', [operation])), [operation]);
    expect(path.smaller).toBeUndefined();
    expect(path.noSmaller).toContain(operation);
  });
});

it('costs little where two thousand can act as one another', () => {
  const values = Array.from({ length: 2_000 }, (_, index) => [
    assign(MACHINES, GROUP, `of-${index}`),
    holder(VM, `vm-${index}`, `of-${index}`),
  ]).flat();
  // Of the processor, which others may share.
  const before = process.cpuUsage();
  const paths = check([...values, assign(OWNER, GROUP, 'of-7')]);
  expect(paths).toHaveLength(1_999);
  const { user } = process.cpuUsage(before);
  expect(user / 1e6).toBeLessThan(20);
}, 120_000);
