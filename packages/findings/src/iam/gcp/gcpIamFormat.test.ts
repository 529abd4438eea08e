import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ActionCatalog } from '../escalation/ActionCatalog';
import { checkIam } from '../check/checkIam';
import { GCP_ESCALATION_RULES } from './gcpEscalationRules';

const ADA = 'user:ada@example.org';
const RHINO = resolve(
  __dirname,
  '../../../../../../shared/data/iam/rules-gcp-rhino.json',
);

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

const binding = (role: string, members = [ADA], more: object = {}) => ({
  role,
  members,
  ...more,
});

const rulesOf = (...values: object[]) =>
  check(...values).problems.map(each => each.rule);

describe('role bindings of Google Cloud', () => {
  it('lead to more by what a role holds, at the line of the binding', () => {
    const { problems, errors } = check({
      bindings: [
        binding('roles/viewer'),
        binding('roles/resourcemanager.projectIamAdmin'),
      ],
    });
    expect(errors).toEqual([]);
    expect(problems).toEqual([
      expect.objectContaining({
        rule: 'gcp-escalation/set-project-policy',
        severity: 'critical',
        subject: ADA,
        line: 9,
        message: `${ADA} may resourcemanager.projects.setIamPolicy (roles/resourcemanager.projectIamAdmin): it can give itself any role there.`,
      }),
    ]);
  });

  it.each([
    ['roles/iam.serviceAccountTokenCreator', 4],
    ['roles/iam.workloadIdentityUser', 1],
    ['roles/viewer', 0],
    ['roles/iam.serviceAccountUser', 0],
  ])('of %s open %d ways', (role, count) => {
    expect(rulesOf({ bindings: [binding(role)] })).toHaveLength(count);
  });

  it('put together what one member has of several roles, custom ones of other files included', () => {
    const builder = {
      name: 'projects/lab/roles/runner',
      includedPermissions: ['run.services.create', 'run.routes.invoke'],
    };
    const bindings = [
      binding('roles/iam.serviceAccountUser'),
      binding('projects/lab/roles/runner', [ADA, 'user:bob@example.org']),
    ];
    const { problems } = check({ bindings }, builder);
    expect(problems.map(each => [each.subject, each.rule])).toEqual([
      [ADA, 'gcp-escalation/invoke-run-service'],
    ]);
  });

  it('name the condition that a way depends on', () => {
    const { problems } = check({
      bindings: [
        binding('roles/iam.roleAdmin', [ADA], {
          condition: { title: 'lab', expression: 'request.time < x' },
        }),
      ],
    });
    expect(problems[0].conditions).toEqual(['request.time < x']);
  });

  it('are judged as a whole for basic roles and for strangers', () => {
    expect(
      rulesOf({
        bindings: [
          binding('roles/owner'),
          binding('roles/editor'),
          binding('roles/viewer', ['allUsers']),
          binding('roles/owner', ['deleted:user:old@example.org?uid=1']),
        ],
      }),
    ).toEqual([
      'gcp-basic-role/roles/owner',
      'gcp-basic-role/roles/editor',
      'gcp-public-member',
    ]);
  });

  it('of a role that is not known are a warning, and no all-clear', () => {
    const { problems, warnings } = check({
      bindings: [
        binding('roles/aiplatform.admin'),
        binding('roles/compute.serviceAgent'),
      ],
    });
    expect(problems).toEqual([]);
    expect(warnings).toEqual([
      '0.json: what roles/aiplatform.admin holds is not known and not judged; add the output of gcloud iam roles describe roles/aiplatform.admin --format=json',
    ]);
  });

  it('that are broken are an error with its line', () => {
    const { errors, problems } = check({
      bindings: [7, binding('roles/owner')],
    });
    expect(errors).toEqual([expect.objectContaining({ line: 3 })]);
    expect(problems).toHaveLength(1);
  });
});

(existsSync(RHINO) ? describe : describe.skip)(
  'rules of Google Cloud (needs ../shared/data)',
  () => {
    it('are those of the published list', () => {
      const published: Record<string, string[]> = JSON.parse(
        readFileSync(RHINO, 'utf8'),
      );
      const setOf = (permissions: readonly string[]) =>
        [...permissions].sort().join(' ').toLowerCase();
      expect(
        GCP_ESCALATION_RULES.map(each => setOf(each.permissions)).sort(),
      ).toEqual(Object.values(published).map(setOf).sort());
    });
  },
);

describe('custom roles of Google Cloud', () => {
  const role = (...includedPermissions: string[]) => ({
    name: 'projects/p/roles/lab',
    includedPermissions,
  });

  it('that nobody is given are judged by what they would let somebody do', () => {
    const { problems } = check(
      role('iam.serviceAccountKeys.create', 'storage.objects.get'),
    );
    expect(problems).toEqual([
      expect.objectContaining({
        rule: 'gcp-escalation/create-service-account-key',
        severity: 'critical',
        message:
          'whoever is given the role lab may iam.serviceAccountKeys.create: it can act as service accounts.',
        smaller: [
          expect.objectContaining({
            document: { includedPermissions: ['storage.objects.get'] },
            removed: ['iam.serviceAccountKeys.create'],
          }),
        ],
      }),
    ]);
    expect(problems[0].remediation?.cli.join()).toContain(
      'gcloud iam roles update lab --project=p',
    );
    expect(rulesOf(role('storage.objects.get'))).toEqual([]);
    expect(
      check(role('iam.serviceAccountKeys.create')).problems[0].noSmaller,
    ).toContain('nothing is left');
  });

  it('that somebody is given are said of who has them', () => {
    const { problems } = check(role('iam.serviceAccountKeys.create'), {
      bindings: [binding('projects/p/roles/lab')],
    });
    expect(problems.map(each => each.subject)).toEqual([ADA]);
  });

  it('without what they hold are asked for, and not taken for empty ones', () => {
    const listed = [{ name: 'projects/p/roles/lab', title: 'Lab' }];
    const { problems, warnings, errors } = check(listed, {
      bindings: [binding('projects/p/roles/lab')],
    });
    expect([problems, errors]).toEqual([[], []]);
    expect(warnings).toEqual([
      expect.stringContaining('gcloud iam roles describe'),
    ]);
  });
});

describe('conditions of bindings of Google Cloud', () => {
  const owner = (expression: string) => ({
    bindings: [
      binding('roles/owner', [ADA], { condition: { title: 'c', expression } }),
    ],
  });

  it.each([
    [`request.time < timestamp('2020-01-01T00:00:00Z')`, undefined, 0],
    [`request.time > timestamp('2099-01-01T00:00:00Z')`, undefined, 0],
    [`request.time < timestamp('2099-01-01T00:00:00Z')`, 'critical', 0],
    [`resource.name.startsWith('projects/_/buckets/lab')`, 'high', 1],
    [
      `resource.name == 'a' && request.time < timestamp('2020-01-01T00:00:00Z')`,
      undefined,
      0,
    ],
  ])('%s leave %s', (expression, severity, conditions) => {
    const { problems } = check(owner(expression));
    expect(problems.map(each => each.severity)).toEqual(
      severity === undefined ? [] : [severity],
    );
    expect(problems.flatMap(each => each.conditions)).toHaveLength(conditions);
  });

  it('that may not be met make a way less grave', () => {
    const { problems } = check({
      bindings: [
        binding('roles/iam.serviceAccountKeyAdmin', [ADA], {
          condition: { expression: `resource.service == 'x'` },
        }),
      ],
    });
    expect(problems).toEqual([
      expect.objectContaining({
        severity: 'high',
        reason: 'it can act as service accounts, under conditions',
      }),
    ]);
  });
});

describe('exports of Google Cloud', () => {
  const policy = {
    bindings: [binding('roles/resourcemanager.projectIamAdmin')],
  };
  const NAME = '//cloudresourcemanager.googleapis.com/projects/lab';
  const asset = { name: NAME, assetType: 'any' };
  const lines = (...values: object[]) =>
    values.map(each => JSON.stringify(each)).join('\n');

  it.each([
    [
      'gcloud asset search-all-iam-policies',
      JSON.stringify([{ resource: NAME, assetType: 'any', policy }]),
    ],
    [
      'gcloud asset list --content-type=iam-policy',
      JSON.stringify([{ ...asset, iamPolicy: policy }]),
    ],
    [
      'gcloud asset export',
      lines(
        { ...asset, iam_policy: policy },
        { ...asset, iam_policy: { bindings: [] } },
      ),
    ],
    [
      'gcloud asset export of one',
      JSON.stringify({ ...asset, iam_policy: policy }),
    ],
    [
      'gcloud projects get-ancestors-iam-policy',
      JSON.stringify([
        { id: 'lab', type: 'project', policy },
        { id: '1', type: 'organization', policy: { etag: 'x' } },
      ]),
    ],
    ['a list of allow policies', JSON.stringify([policy, { bindings: [] }])],
    [
      'gcloud iam roles list beside a policy',
      JSON.stringify([
        { name: 'roles/viewer', title: 'Viewer' },
        { name: 'roles/browser', title: 'Browser' },
        policy,
      ]),
    ],
  ])('are read as %s writes them', (_, text) => {
    const { problems, errors } = checkIam([{ file: 'a.json', text }], {
      catalog,
      now: '2026-11-01T00:00:00.000Z',
    });
    expect(errors).toEqual([]);
    expect(problems.map(each => each.rule)).toEqual([
      'gcp-escalation/set-project-policy',
    ]);
  });

  it('say what is in what: a token of an account of the project is within reach from above', () => {
    const text = JSON.stringify([
      {
        id: 'lab',
        type: 'project',
        policy: {
          bindings: [
            {
              role: 'roles/owner',
              members: ['serviceAccount:w@lab.iam.gserviceaccount.com'],
            },
          ],
        },
      },
      {
        id: '1',
        type: 'organization',
        policy: {
          bindings: [binding('roles/iam.serviceAccountTokenCreator')],
        },
      },
    ]);
    const { problems } = checkIam([{ file: 'a.json', text }], {
      catalog,
      now: '2026-11-01T00:00:00.000Z',
    });
    expect(problems.map(each => [each.rule, each.subject])).toContainEqual([
      'gcp-path',
      ADA,
    ]);
  });
});
