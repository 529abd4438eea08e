import fc from 'fast-check';
import { propertyRuns } from '../../__testUtils__/propertyRuns';
import {
  lintWorkloadIdentityMember,
  lintWorkloadIdentityProvider,
  WorkloadIdentityProblemId,
  WorkloadIdentityProvider,
} from './lintWorkloadIdentity';

const POOL = 'projects/4711/locations/global/workloadIdentityPools/ci';
const GITHUB = 'https://token.actions.githubusercontent.com';

const provider = (
  changes: Partial<WorkloadIdentityProvider> = {},
): WorkloadIdentityProvider => ({
  name: `${POOL}/providers/github`,
  issuerUri: GITHUB,
  attributeMapping: {
    'google.subject': 'assertion.sub',
    'attribute.repository': 'assertion.repository',
    'attribute.owner_id': 'assertion.repository_owner_id',
    'attribute.branch': "assertion.ref.extract('refs/heads/{branch}')",
  },
  ...changes,
});

type Verdicts = Array<
  [condition: string, WorkloadIdentityProblemId[], because: string]
>;

// Each of the conditions with the verdict it deserves, and why.
const CONDITIONS: Verdicts = [
  ['', ['condition-missing'], 'every workflow in the world has such a token'],
  ["assertion.repository_owner_id == '42'", [], 'an owner by its number'],
  [
    "assertion.repository_owner == 'org'",
    ['condition-by-name'],
    'a name can be given up and taken by another',
  ],
  ["assertion.repository_id == '4711'", [], 'a repository by its number'],
  [
    "assertion['repository_id'] in ['4711', '4712']",
    [],
    'two repositories by their numbers, in another spelling',
  ],
  [
    "attribute.owner_id == '42' && assertion.ref == 'refs/heads/main'",
    [],
    'an attribute stands for the claim it is mapped from',
  ],
  [
    "assertion.ref == 'refs/heads/main'",
    ['condition-any'],
    'every repository has a main branch',
  ],
  [
    "assertion.environment == 'prod' && assertion.actor == 'ada'",
    ['condition-any'],
    'anybody can choose both',
  ],
  [
    "assertion.repository_owner_id == '42' || assertion.ref == 'refs/heads/main'",
    ['condition-any'],
    'one of two alternatives is open',
  ],
  [
    "assertion.repository_owner != 'evil'",
    ['condition-any'],
    'everybody but one',
  ],
  [
    "!(assertion.repository_owner_id != '42')",
    [],
    'not another is to be the one',
  ],
  [
    "!(assertion.repository_owner_id == '42')",
    ['condition-any'],
    'everybody but one, in other words',
  ],
  ['true', ['condition-any'], 'always'],
  [
    "assertion.sub.startsWith('repo:org')",
    ['condition-any'],
    'organisations that only begin alike fit',
  ],
  [
    "assertion.sub.startsWith('repo:org/lab:')",
    ['condition-by-name'],
    'one repository by its name',
  ],
  [
    "assertion.repository.contains('org/lab')",
    ['condition-any'],
    'anybody can have the repository evil-org/lab',
  ],
  [
    "assertion.repository.endsWith('/lab')",
    ['condition-any'],
    'anybody can call a repository lab',
  ],
  [
    "assertion.repository.matches('^org/lab-[0-9]+$')",
    ['condition-by-name'],
    'repositories of one owner by a pattern',
  ],
  [
    "assertion.repository.matches('org/lab')",
    ['condition-any'],
    'a pattern without anchors is found within other names',
  ],
  [
    "assertion.repository.matches('^org/lab$|evil')",
    ['condition-any'],
    'anchors bind closer than the bar',
  ],
  [
    "assertion.sub.matches('^(repo:org/a:.*|repo:org/b:.*)$')",
    ['condition-by-name'],
    'alternatives in a group are each well',
  ],
  [
    "attribute.branch == 'main'",
    ['condition-any'],
    'what is made of a branch is chosen like the branch',
  ],
  [
    "assertion.repository_owner_id == '42' ? true : assertion.ref == 'x'",
    ['condition-any'],
    'the other way out is open',
  ],
  [
    'has(assertion.repository_owner_id)',
    ['condition-any'],
    'every token has it',
  ],
  [
    "assertion.repository_owner_id == '42' &&",
    ['condition-unread'],
    'it ends too soon',
  ],
];

const ids = (each: WorkloadIdentityProvider) =>
  lintWorkloadIdentityProvider(each).map(it => it.id);

describe('a provider of a workload identity pool', () => {
  it.each(CONDITIONS)(
    'with the condition %s is %j: %s',
    (condition, verdict) => {
      expect(ids(provider({ attributeCondition: condition }))).toEqual(verdict);
    },
  );

  it('is grave where strangers get in, and a remark where a name could be a number', () => {
    expect(lintWorkloadIdentityProvider(provider())[0]).toEqual({
      id: 'condition-missing',
      severity: 'critical',
      message: `every identity of ${GITHUB} becomes a member of the pool; ask for the owner, e.g. assertion.repository_owner_id == '...' in the attribute condition`,
    });
    expect(
      lintWorkloadIdentityProvider(
        provider({ attributeCondition: "assertion.repository_owner == 'org'" }),
      ).map(each => each.severity),
    ).toEqual(['informational']);
  });

  it.each([
    ['https://gitlab.com', "assertion.namespace_id == '7'", []],
    ['https://gitlab.com', "assertion.user_login == 'ada'", ['condition-any']],
    ['https://gitlab.com/', '', ['condition-missing']],
    [
      'https://app.terraform.io',
      "assertion.terraform_workspace_name == 'net'",
      ['condition-any'],
    ],
    [
      'https://app.terraform.io',
      "assertion.terraform_organization_id == 'org-1'",
      [],
    ],
    // Issuers that are one company's own.
    ['https://gitlab.example.com', '', []],
    ['https://ghes.example.com/_services/token', '', []],
    [
      'https://container.googleapis.com/v1/projects/p/locations/l/clusters/c',
      '',
      [],
    ],
  ])(
    'of the issuer %s with the condition %s is %j',
    (issuerUri, attributeCondition, verdict) => {
      expect(ids(provider({ issuerUri, attributeCondition }))).toEqual(verdict);
    },
  );

  it('lets nobody in where it is disabled, and is not judged where it is for AWS or SAML', () => {
    expect(ids(provider({ disabled: true }))).toEqual([]);
    expect(ids(provider({ issuerUri: undefined }))).toEqual([]);
  });

  it('should not call two workloads by one subject, nor take tokens for other clouds', () => {
    expect(
      ids(
        provider({
          attributeCondition: "assertion.repository_owner_id == '42'",
          attributeMapping: { 'google.subject': 'assertion.ref' },
          allowedAudiences: ['sts.amazonaws.com', 'own'],
        }),
      ),
    ).toEqual(['subject-not-unique', 'audience-shared']);
  });

  it('is judged whatever its condition is', () => {
    const part = fc.constantFrom(
      'assertion',
      '.',
      'sub',
      '(',
      ')',
      '[',
      ']',
      "'a'",
      '&&',
      '||',
      '!',
      '==',
      ' in ',
      '?',
      ':',
      ',',
      '"',
      '\\',
      'matches',
      '-',
      '1',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(part).map(parts => parts.join('')),
        ),
        attributeCondition => {
          expect(Array.isArray(ids(provider({ attributeCondition })))).toBe(
            true,
          );
        },
      ),
      { numRuns: propertyRuns(1_000) },
    );
    expect(ids(provider({ attributeCondition: '('.repeat(100_000) }))).toEqual([
      'condition-unread',
    ]);
    expect(ids(provider({ attributeCondition: '!'.repeat(100_000) }))).toEqual([
      'condition-unread',
    ]);
  });
});

describe('a member of a workload identity pool', () => {
  const set = (selector: string) =>
    `principalSet://iam.googleapis.com/${POOL}/${selector}`;

  it.each([
    [set('*'), ['pool-any'], 'whoever the pool lets in'],
    [set('attribute.repository/org/lab'), [], 'one repository'],
    [
      set('attribute.repository_owner/org'),
      ['member-organisation'],
      'all of an owner',
    ],
    [
      set('attribute.repository_owner_id/42'),
      ['member-organisation'],
      'all of an owner',
    ],
    [
      set('attribute.ref/refs/heads/main'),
      ['member-any'],
      'anybody’s main branch',
    ],
    [set('attribute.actor/ada'), ['member-any'], 'whatever a person started'],
    [
      set('attribute.cost_center/7'),
      [],
      'an attribute that nothing is known of',
    ],
    [
      `principal://iam.googleapis.com/${POOL}/subject/repo:org/lab:ref:refs/heads/main`,
      [],
      'one subject',
    ],
    [
      `principal://iam.googleapis.com/${POOL}/subject/environment:prod`,
      ['member-any'],
      'a subject that anybody can have',
    ],
    [
      'principalSet://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p.svc.id.goog/namespace/lab',
      [],
      'a namespace of one’s own clusters',
    ],
    ['user:ada@example.com', [], 'a person'],
  ])('%s is %j: %s', (member, verdict) => {
    expect(lintWorkloadIdentityMember(member).map(each => each.id)).toEqual(
      verdict,
    );
  });

  it('is narrowed by the conditions of the providers of its pool', () => {
    const pinned = provider({
      attributeCondition: "assertion.repository_id == '4711'",
    });
    const owner = provider({
      attributeCondition: "assertion.repository_owner_id == '42'",
    });
    expect(lintWorkloadIdentityMember(set('*'), [pinned])).toEqual([]);
    expect(
      lintWorkloadIdentityMember(set('attribute.ref/refs/heads/main'), [
        pinned,
      ]),
    ).toEqual([]);
    expect(lintWorkloadIdentityMember(set('*'), [owner, pinned])).toMatchObject(
      [{ id: 'pool-any', severity: 'medium' }],
    );
    expect(
      lintWorkloadIdentityMember(set('attribute.ref/refs/heads/main'), [owner]),
    ).toMatchObject([{ id: 'member-organisation' }]);
    expect(
      lintWorkloadIdentityMember(set('*'), [provider(), pinned]),
    ).toMatchObject([{ severity: 'high' }]);
  });
});
