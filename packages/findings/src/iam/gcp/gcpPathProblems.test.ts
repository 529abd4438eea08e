import { checkIam } from '../check/checkIam';
import { ActionCatalog } from '../escalation/ActionCatalog';

const ADA = 'user:ada@example.org';
const account = (name: string, project = 'lab') =>
  `serviceAccount:${name}@${project}.iam.gserviceaccount.com`;

let catalog: ActionCatalog;

beforeAll(async () => {
  catalog = await ActionCatalog.load([]);
});

type Bindings = Array<[role: string, members: string[], condition?: string]>;

const policy = (bindings: Bindings) => ({
  bindings: bindings.map(([role, members, expression]) => ({
    role,
    members,
    ...(expression && { condition: { title: 'when', expression } }),
  })),
});

/** As `gcloud asset search-all-iam-policies` answers. */
const asset = (resource: string, bindings: Bindings, more: object = {}) => ({
  assetType: 'any',
  resource: `//any.googleapis.com/${resource}`,
  policy: policy(bindings),
  ...more,
});
const onAccount = (name: string, bindings: Bindings, project = 'lab') =>
  asset(
    `projects/${project}/serviceAccounts/${name}@${project}.iam.gserviceaccount.com`,
    bindings,
  );

function check(values: unknown[], keep: string[] = []) {
  const result = checkIam(
    values.map((value, index) => ({
      file: `${index}.json`,
      text: JSON.stringify(value, undefined, 1),
    })),
    { catalog, keep, now: '2026-11-01T00:00:00.000Z' },
  );
  expect(result.errors).toEqual([]);
  return {
    ...result,
    paths: result.problems.filter(each => each.rule === 'gcp-path'),
  };
}

const pathsOf = (...assets: object[]) => check([assets]).paths;
const found = (...assets: object[]) =>
  pathsOf(...assets).map(each => `${each.subject}: ${each.severity}`);

const TOKENS = 'roles/iam.serviceAccountTokenCreator';
const ACT_AS = 'roles/iam.serviceAccountUser';
const OWNER = 'roles/owner';

describe('ways over service accounts of Google Cloud', () => {
  it('are found over one step and said in words, with the bindings that open it', () => {
    const [path, ...others] = pathsOf(
      onAccount('deploy', [[TOKENS, [ADA]]]),
      asset('projects/lab', [[OWNER, [account('deploy')]]]),
    );
    expect(others).toEqual([]);
    expect(path).toMatchObject({
      severity: 'critical',
      reason:
        'it may do everything on projects/lab, give roles included, in 1 step',
      subject: ADA,
      message: `${ADA} may get access tokens of ${account(
        'deploy',
      )} (iam.serviceAccounts.getAccessToken by ${TOKENS} on serviceAccounts/deploy@lab.iam.gserviceaccount.com); ${account(
        'deploy',
      )} has ${OWNER} on projects/lab: it may do everything on projects/lab, give roles included.`,
      line: 7,
      statements: [
        expect.objectContaining({ kind: 'binding', line: 7 }),
        expect.objectContaining({ kind: 'binding', line: 21 }),
      ],
    });
  });

  it('are found over two and three, and told of whoever stands on them', () => {
    const paths = pathsOf(
      onAccount('a', [['roles/iam.serviceAccountKeyAdmin', [ADA]]]),
      onAccount('b', [['roles/iam.workloadIdentityUser', [account('a')]]]),
      onAccount('c', [['roles/iam.serviceAccountAdmin', [account('b')]]]),
      asset('projects/other', [
        ['roles/resourcemanager.projectIamAdmin', [account('c')]],
      ]),
    );
    expect(paths.map(each => [each.subject, each.reason])).toEqual([
      [ADA, 'it can give itself any role on projects/other, in 3 steps'],
      [
        account('a'),
        'it can give itself any role on projects/other, in 2 steps',
      ],
      [
        account('b'),
        'it can give itself any role on projects/other, in 1 step',
      ],
    ]);
    expect(paths[0].message).toContain(
      `${ADA} may make a key of ${account('a')}`,
    );
    expect(paths[0].message).toContain(
      `${account('b')} may give itself the use of ${account('c')}`,
    );
  });

  it.each([
    ['roles/compute.instanceAdmin.v1', 'have a machine run as'],
    ['roles/run.developer', 'have a service of Cloud Run run as'],
    ['roles/cloudfunctions.developer', 'have a function run as'],
    ['roles/cloudbuild.builds.editor', 'have a build run as'],
    ['roles/workflows.editor', 'have a workflow run as'],
    ['roles/dataproc.editor', 'have a cluster of Dataproc run as'],
    ['roles/composer.admin', 'have an environment of Composer run as'],
    ['roles/cloudscheduler.admin', 'have a scheduled request run as'],
  ])('lead over %s where the account may be acted as', (role, words) => {
    const [path] = pathsOf(
      onAccount('worker', [[ACT_AS, [ADA]]]),
      asset('projects/lab', [
        [role, [ADA]],
        [OWNER, [account('worker')]],
      ]),
    );
    expect(path.message).toContain(`${ADA} may ${words} ${account('worker')}`);
    expect(path.severity).toBe('critical');
  });

  it('need what runs where the account is', () => {
    expect(
      found(
        onAccount('worker', [[ACT_AS, [ADA]]]),
        asset('projects/lab', [[OWNER, [account('worker')]]]),
        asset('projects/other', [['roles/compute.admin', [ADA]]]),
      ),
    ).toEqual([]);
  });

  it('lead down the hierarchy, from folders and the organisation to accounts of projects in them', () => {
    const inside = { project: 'projects/7', folders: ['folders/2'] };
    const of = (resource: string) =>
      found(
        asset(resource, [[TOKENS, [ADA]]], {
          organization: 'organizations/1',
        }),
        asset('projects/lab', [[OWNER, [account('deploy')]]], {
          ...inside,
          organization: 'organizations/1',
        }),
      );
    expect(of('folders/2')).toEqual([`${ADA}: critical`]);
    expect(of('organizations/1')).toEqual([`${ADA}: critical`]);
    expect(of('folders/3')).toEqual([]);
    expect(of('projects/7')).toEqual([`${ADA}: critical`]);
  });

  it('prefer the end that is worst, and say its reach', () => {
    const [path] = pathsOf(
      asset('projects/lab', [
        [TOKENS, [ADA]],
        ['roles/editor', [account('a')]],
        ['roles/secretmanager.secretAccessor', [account('b')]],
      ]),
      asset('organizations/1', [
        ['roles/resourcemanager.organizationAdmin', [account('c')]],
      ]),
    );
    expect(path.reason).toBe(
      'it can give itself any role on organizations/1, in 1 step',
    );
  });

  it('are as bad as what stands at their end', () => {
    const to = (role: string) =>
      found(
        asset('projects/lab', [
          [TOKENS, [ADA]],
          [role, [account('a')]],
        ]),
      );
    expect(to(OWNER)).toEqual([`${ADA}: critical`]);
    expect(to('roles/editor')).toEqual([`${ADA}: high`]);
    expect(to('roles/secretmanager.secretAccessor')).toEqual([
      `${ADA}: medium`,
    ]);
    expect(to('roles/viewer')).toEqual([]);
  });

  it('are none for who can do at once what the account can do', () => {
    expect(
      found(
        asset('projects/lab', [
          ['roles/resourcemanager.projectIamAdmin', [ADA]],
          [OWNER, [account('deploy')]],
        ]),
      ),
    ).toEqual([]);
    const [path] = pathsOf(
      asset('projects/lab', [
        ['roles/resourcemanager.projectIamAdmin', [ADA]],
        ['roles/viewer', [account('deploy')]],
      ]),
      asset('organizations/1', [[OWNER, [account('deploy')]]]),
    );
    expect(path.message).toContain(
      `${ADA} may give itself any role over ${account('deploy')}`,
    );
  });

  it('are none by a permission about what is above', () => {
    const own = {
      name: 'organizations/1/roles/policies',
      includedPermissions: ['resourcemanager.organizations.setIamPolicy'],
    };
    const by = (resource: string) =>
      check([
        own,
        [
          asset(resource, [[own.name, [ADA]]]),
          asset('projects/lab', [['roles/viewer', [account('deploy')]]], {
            folders: ['folders/2'],
            organization: 'organizations/1',
          }),
          asset('organizations/3', [[OWNER, [account('deploy')]]]),
        ],
      ]).paths.map(each => each.subject);
    expect(by('organizations/1')).toEqual([ADA]);
    expect(by('folders/2')).toEqual([]);
    expect(by('projects/lab')).toEqual([]);
  });

  it('end in a circle, and lead out of one', () => {
    const circle = [
      onAccount('a', [[TOKENS, [ADA, account('c')]]]),
      onAccount('b', [[TOKENS, [account('a')]]]),
      onAccount('c', [[TOKENS, [account('b')]]]),
    ];
    expect(found(...circle)).toEqual([]);
    const out = [...circle, asset('projects/lab', [[OWNER, [account('c')]]])];
    expect(pathsOf(...out).map(each => each.subject)).toEqual([
      ADA,
      account('a'),
      account('b'),
    ]);
  });

  it('pass tokens on through delegates, who give none of their own', () => {
    const delegate = {
      name: 'projects/lab/roles/delegate',
      includedPermissions: ['iam.serviceAccounts.implicitDelegation'],
    };
    const through = (target: string) =>
      check([
        delegate,
        [
          onAccount('middle', [[delegate.name, [ADA]]]),
          onAccount('deploy', [[TOKENS, [account('middle')]]]),
          asset('projects/lab', [[OWNER, [account(target)]]]),
        ],
      ]).paths.map(each => each.subject);
    expect(through('deploy')).toEqual([ADA, account('middle')]);
    expect(through('middle')).toEqual([]);
  });

  it('lead over the accounts of services that ask for no actAs', () => {
    const paths = pathsOf(
      asset('projects/lab', [
        ['roles/deploymentmanager.editor', [ADA]],
        [
          'roles/editor',
          ['serviceAccount:7@cloudservices.gserviceaccount.com'],
        ],
      ]),
      asset('projects/other', [
        ['roles/cloudbuild.builds.editor', ['user:bob@example.org']],
        [OWNER, ['serviceAccount:8@cloudbuild.gserviceaccount.com']],
      ]),
    );
    expect(
      paths.map(each => [each.subject, each.severity, each.conditions]),
    ).toEqual(
      expect.arrayContaining([
        [ADA, 'high', []],
        [
          'user:bob@example.org',
          'high',
          ['builds of the project run as this account by default'],
        ],
      ]),
    );
  });
});

describe('conditions on ways over service accounts', () => {
  const when = (expression: string) =>
    found(
      asset('projects/lab', [
        [TOKENS, [ADA], expression],
        [OWNER, [account('deploy')]],
        ['roles/viewer', [account('reader')]],
      ]),
    );
  const named = (name: string) =>
    `resource.name == "projects/-/serviceAccounts/${name}@lab.iam.gserviceaccount.com"`;

  it.each([
    ['a time that is over', 'request.time < timestamp("2026-01-01T00:00:00Z")'],
    ['another account', named('reader')],
    [
      'another kind of thing',
      'resource.type == "storage.googleapis.com/Bucket"',
    ],
    [
      'other accounts by the beginning of their names',
      'resource.name.startsWith("projects/-/serviceAccounts/reader")',
    ],
    [
      'two things of which one cannot be',
      `${named('deploy')} && resource.service == "compute.googleapis.com"`,
    ],
  ])('close them: %s', (_, expression) => {
    expect(when(expression)).toEqual([]);
  });

  it.each([
    ['a time to come', 'request.time < timestamp("2027-01-01T00:00:00Z")'],
    ['the account itself', named('deploy')],
    [
      'not another account',
      'resource.name != "projects/-/serviceAccounts/reader@lab.iam.gserviceaccount.com"',
    ],
  ])('leave them open: %s', (_, expression) => {
    expect(when(expression)).toEqual([`${ADA}: critical`]);
  });

  it.each([
    ['a number', 'resource.name == "projects/-/serviceAccounts/1234"'],
    ['a tag', 'resource.matchTag("123/env", "dev")'],
    ['what cannot be read', 'resource.name ==== 1'],
  ])('are named where nobody can decide them: %s', (_, expression) => {
    const [path] = pathsOf(
      asset('projects/lab', [
        [TOKENS, [ADA], expression],
        [OWNER, [account('deploy')]],
      ]),
    );
    expect(path).toMatchObject({
      severity: 'high',
      conditions: [expression],
      reason: expect.stringContaining('under conditions'),
    });
  });

  it('on the giving of roles close an end where no role leads to more', () => {
    const limited = (...roles: string[]) =>
      found(
        onAccount('deploy', [[TOKENS, [ADA]]]),
        asset('projects/lab', [
          [
            'roles/resourcemanager.projectIamAdmin',
            [account('deploy')],
            `api.getAttribute("iam.googleapis.com/modifiedGrantsByRole", []).hasOnly(${JSON.stringify(
              roles,
            )})`,
          ],
        ]),
      );
    expect(limited('roles/viewer', 'roles/browser')).toEqual([]);
    expect(limited('roles/viewer', 'roles/editor')).toEqual([`${ADA}: high`]);
  });

  it('do not hide a way without them', () => {
    const [path] = pathsOf(
      asset('projects/lab', [
        [TOKENS, [ADA], 'resource.matchTag("123/env", "dev")'],
        [OWNER, [account('deploy')]],
      ]),
      onAccount('middle', [[TOKENS, [ADA]]]),
      onAccount('deploy', [[TOKENS, [account('middle')]]]),
    );
    expect(path).toMatchObject({ severity: 'critical', conditions: [] });
    expect(path.reason).toContain('in 2 steps');
  });
});

describe('policies that do not say what they are of', () => {
  it('are taken for the project of their service accounts, with a warning', () => {
    const { paths, warnings } = check([
      policy([
        [TOKENS, [ADA]],
        [OWNER, [account('deploy')]],
      ]),
    ]);
    expect(paths).toHaveLength(1);
    expect(warnings).toEqual([
      expect.stringContaining('it is taken for projects/lab'),
    ]);
  });

  it('are none where accounts are of several projects, or may be of one account', () => {
    for (const bindings of [
      [
        [TOKENS, [ADA]],
        [OWNER, [account('deploy'), account('deploy', 'other')]],
      ],
      [
        [TOKENS, [ADA]],
        ['roles/iam.serviceAccountAdmin', [account('deploy')]],
      ],
    ] as Bindings[]) {
      expect(check([policy(bindings)]).paths).toEqual([]);
    }
  });
});

describe('what to do about ways over service accounts', () => {
  it('takes the role on the account, and leaves the others', () => {
    const [path] = pathsOf(
      onAccount('deploy', [[TOKENS, [ADA]]]),
      onAccount('reader', [[TOKENS, [ADA]]]),
      asset('projects/lab', [[OWNER, [account('deploy')]]]),
    );
    expect(path.remediation?.cli.join('\n')).toContain(
      'service-accounts remove-iam-policy-binding',
    );
    expect(path.remediation?.cli.join('\n')).toContain('deploy@lab');
    expect(path.remediation?.cli.join('\n')).not.toContain('reader@lab');
  });

  it('leaves of a role of its own what opens nothing, and closes every way', () => {
    const own = {
      name: 'projects/lab/roles/helper',
      includedPermissions: [
        'iam.serviceAccounts.getAccessToken',
        'iam.serviceAccounts.signJwt',
        'iam.serviceAccounts.list',
      ],
    };
    const assets = (permissions: string[]) => [
      { ...own, includedPermissions: permissions },
      [
        asset('projects/lab', [
          [own.name, [ADA]],
          [OWNER, [account('deploy')]],
        ]),
      ],
    ];
    const [path] = check(assets(own.includedPermissions)).paths;
    const [{ document }] = path.smaller!;
    expect(document.includedPermissions).toEqual(['iam.serviceAccounts.list']);
    expect(
      check(assets(document.includedPermissions as string[])).paths,
    ).toEqual([]);
  });

  it('says that what is to be kept opens the way', () => {
    const [path] = check(
      [
        [
          onAccount('deploy', [['roles/iam.serviceAccountKeyAdmin', [ADA]]]),
          asset('projects/lab', [[OWNER, [account('deploy')]]]),
        ],
      ],
      ['iam.serviceAccountKeys.create'],
    ).paths;
    expect(path.smaller).toBeUndefined();
    expect(path.noSmaller).toContain('iam.serviceAccountKeys.create');
  });
});

it('costs little where two thousand can act as one another', () => {
  const count = 1_000;
  const accounts = Array.from({ length: count }, (_, index) =>
    account(`a${index}`),
  );
  // Of the processor, which others may share.
  const before = process.cpuUsage();
  const paths = pathsOf(
    asset('projects/lab', [
      [TOKENS, accounts],
      [ACT_AS, accounts],
      ['roles/compute.admin', accounts],
      [OWNER, [accounts[0]]],
    ]),
    // A chain beside it, as long as there are accounts.
    ...accounts
      .slice(1)
      .map((each, index) =>
        onAccount(`b${index}`, [[TOKENS, [each, account(`b${index + 1}`)]]]),
      ),
  );
  expect(paths.length).toBeGreaterThanOrEqual(count - 1);
  const { user } = process.cpuUsage(before);
  expect(user / 1e6).toBeLessThan(20);
}, 120_000);
