import { execFileSync } from 'node:child_process';
import { ActionCatalog } from '../escalation/ActionCatalog';
import { ESCALATION_RULES } from '../escalation/escalationRules';
import { evaluateAccess } from '../evaluate/evaluateAccess';
import { checkIam } from '../check/checkIam';
import { IamProblem, SmallerPolicy } from '../check/IamProblem';
import { readPolicy } from '../policy/readPolicy';
import { HclParser } from '../terraform/syntax/HclParser';

let catalog: ActionCatalog;
let hcl: HclParser;

beforeAll(async () => {
  hcl = await HclParser.load();
  catalog = await ActionCatalog.load(
    ESCALATION_RULES.flatMap(each => each.actions),
  );
});

const check = (value: unknown, keep: string[] = []) =>
  checkIam([{ file: 'lab.json', text: JSON.stringify(value) }], {
    catalog,
    hcl,
    keep,
    now: '2026-11-01T00:00:00.000Z',
  });

const policy = (...Statement: object[]) => ({
  Version: '2012-10-17',
  Statement,
});
const allow = (
  Action: string | string[],
  Resource: string | string[] = '*',
) => ({
  Effect: 'Allow',
  Action,
  Resource,
});
const ACCOUNT = '111122223333';
const arn = (rest: string) => `arn:aws:iam::${ACCOUNT}:${rest}`;
const trust = (Principal: object) =>
  policy({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' });

/** As whoever has the account fills it in. */
const filledIn = ([{ document }]: readonly SmallerPolicy[]) =>
  JSON.parse(JSON.stringify(document).replaceAll('ACCOUNT_ID', ACCOUNT));

/** What a document says allows, for a user of its own. */
const isAllowed = (document: unknown, action: string) =>
  evaluateAccess(
    { principalArn: arn('user/ada'), action, resource: '*' },
    { identity: [readPolicy('smaller', document).policy!] },
  ).outcome === 'allowed';

const first = ([problem]: IamProblem[]) => problem;

describe('a smaller policy', () => {
  it.each(ESCALATION_RULES.map(each => [each.id, each] as const))(
    'closes %s and leaves what is beside it',
    (_, rule) => {
      const { problems } = check(
        policy(allow(['tag:GetResources', ...rule.actions])),
      );
      expect(problems.length).toBeGreaterThan(0);
      for (const { smaller } of problems) {
        const [{ document, kept }] = smaller!;
        expect(check(document).problems).toEqual([]);
        expect(kept).toContain('tag:GetResources');
        expect(isAllowed(document, 'tag:GetResources')).toBe(true);
      }
    },
  );

  it.each([
    ['a service', 'iam:*'],
    ['a prefix', 'iam:Put*'],
    ['everything', '*'],
  ])('closes what a pattern for %s opens', (_, pattern) => {
    for (const statement of [
      allow([pattern, 'tag:GetResources']),
      { Effect: 'Allow', NotAction: 's3:*', Resource: '*' },
    ]) {
      const { problems } = check(policy(statement));
      for (const { smaller } of problems) {
        expect(check(smaller![0].document).problems).toEqual([]);
      }
      expect(
        isAllowed(first(problems).smaller![0].document, 'tag:GetResources'),
      ).toBe(true);
    }
  });

  it('says nothing of a pattern that it takes something from', () => {
    const { problems } = check(policy(allow(['iam:*', 's3:*'])));
    expect(first(problems).smaller![0].kept).toEqual(['s3:*']);
  });

  it('holds what is to be kept and nothing else', () => {
    const { problems } = check(policy(allow('*')), [
      's3:GetObject',
      'ec2:RunInstances',
    ]);
    const [{ document, kept }] = first(problems).smaller!;
    expect(document).toEqual(
      policy(allow(['s3:GetObject', 'ec2:RunInstances'])),
    );
    expect(kept).toEqual(['s3:GetObject', 'ec2:RunInstances']);
    expect(check(document).problems).toEqual([]);
  });

  it('gives up the one of several actions that is not to be kept', () => {
    const both = policy(allow(['iam:PassRole', 'ec2:RunInstances']));
    const smallerFor = (...keep: string[]) =>
      first(check(both, keep).problems).smaller?.map(each => each.document);
    expect(smallerFor()).toEqual([policy(allow('ec2:RunInstances'))]);
    expect(smallerFor('iam:PassRole')).toEqual([policy(allow('iam:PassRole'))]);
  });

  it('is none where all of it is to be kept, and says why', () => {
    const { problems } = check(
      policy(allow(['iam:PassRole', 'ec2:RunInstances'])),
      ['iam:PassRole', 'ec2:*'],
    );
    expect(first(problems).smaller).toBeUndefined();
    expect(first(problems).noSmaller).toContain('open the way together');
  });

  it.each([
    ['iam:PutUserPolicy', 'the condition iam:PermissionsBoundary'],
    ['iam:AttachGroupPolicy', 'the condition iam:PolicyARN'],
    ['iam:AddUserToGroup', 'name in Resource what is meant'],
    ['iam:CreatePolicyVersion', 'name in Resource what is meant'],
  ])(
    'is none of %s that is to be kept, and a condition is advised that its requests have',
    (action, advice) => {
      const { noSmaller } = first(
        check(policy(allow(action)), [action]).problems,
      );
      expect(noSmaller).toContain(advice);
    },
  );

  it('leaves a user its own keys', () => {
    const { problems } = check(policy(allow('iam:CreateAccessKey')));
    expect(first(problems).smaller![0]).toMatchObject({
      document: policy({
        ...allow('iam:CreateAccessKey'),
        Resource: 'arn:aws:iam::*:user/${aws:username}',
      }),
      narrowed: ['iam:CreateAccessKey: on the own user alone'],
    });
  });

  const role = (
    RoleName: string,
    Trust: object,
    Allowed: object,
    more = {},
  ) => ({
    RoleName,
    Arn: arn(`role/${RoleName}`),
    AssumeRolePolicyDocument: Trust,
    RolePolicyList: [{ PolicyName: 'own', PolicyDocument: policy(Allowed) }],
    ...more,
  });
  const user = (Allowed: object) => ({
    UserName: 'ada',
    Arn: arn('user/ada'),
    UserPolicyList: [{ PolicyName: 'lab', PolicyDocument: policy(Allowed) }],
  });
  const machine = trust({ Service: 'ec2.amazonaws.com' });

  it('passes a role that leads nowhere, to the service that is meant', () => {
    const account = {
      UserDetailList: [user(allow(['iam:PassRole', 'ec2:RunInstances']))],
      RoleDetailList: [
        role('admin', machine, allow('*')),
        role('reader', machine, allow('s3:GetObject')),
      ],
    };
    const problem = check(account, [
      'iam:PassRole',
      'ec2:RunInstances',
    ]).problems.find(each =>
      each.rule.startsWith('aws-escalation/iam:PassRole'),
    )!;
    expect(problem.smaller![0].document).toEqual(
      policy(allow('ec2:RunInstances'), {
        Sid: 'PassNamedRole',
        Effect: 'Allow',
        Action: 'iam:PassRole',
        Resource: arn('role/reader'),
        Condition: {
          StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' },
        },
      }),
    );
  });

  it('of a way over several hops leaves no way at all', () => {
    const account = (document: object) => ({
      UserDetailList: [
        {
          UserName: 'ada',
          Arn: arn('user/ada'),
          UserPolicyList: [{ PolicyName: 'lab', PolicyDocument: document }],
        },
      ],
      RoleDetailList: ['a', 'b'].map(name =>
        role(name, trust({ AWS: arn('user/ada') }), allow('*')),
      ),
    });
    const pathsOf = (document: object) =>
      check(account(document)).problems.filter(
        each => each.rule === 'aws-path',
      );
    const [path] = pathsOf(policy(allow(['sts:AssumeRole', 's3:GetObject'])));
    const [{ document, policy: name, kept }] = path.smaller!;
    expect(name).toBe('lab of user ada');
    expect(kept).toContain('s3:GetObject');
    expect(pathsOf(document)).toEqual([]);
  });

  it.each([
    [
      'a repository of GitHub',
      { Federated: arn('oidc-provider/token.actions.githubusercontent.com') },
    ],
    ['everybody', { AWS: '*' }],
    ['another account', { AWS: 'arn:aws:iam::444455556666:root' }],
    ['a service that acts for others', { Service: 'sns.amazonaws.com' }],
  ])('of trust asks %s for what is missing', (_, principal) => {
    const document = trust(principal);
    const { problems } = check(document);
    expect(problems.length).toBeGreaterThan(0);
    for (const { rule, smaller } of problems) {
      expect(
        check(filledIn(smaller!)).problems.map(each => each.rule),
      ).not.toContain(rule);
    }
  });

  it('of a bucket names who is meant', () => {
    const { problems } = check(
      policy({ ...allow('s3:GetObject'), Principal: '*' }),
    );
    expect(check(first(problems).smaller![0].document).problems).toEqual([]);
  });

  it('of Google Cloud holds the permissions that are to be kept', () => {
    const bound = (name: string) => ({
      bindings: [{ role: name, members: ['user:ada@example.org'] }],
    });
    const [kept] = check(bound('roles/editor'), [
      'storage.objects.get',
    ]).problems;
    expect(kept.smaller).toEqual([
      expect.objectContaining({
        policy: 'roles/editor',
        kept: ['storage.objects.get'],
      }),
    ]);
    const [without] = check(
      bound('roles/iam.serviceAccountTokenCreator'),
    ).problems;
    expect(without.smaller![0].narrowed[0]).toContain(
      'on the one service account',
    );
    expect(without.remediation!.cli.join('\n')).toContain(
      'remove-iam-policy-binding',
    );
    const [stuck] = check(bound('roles/resourcemanager.projectIamAdmin'), [
      'resourcemanager.projects.setIamPolicy',
    ]).problems;
    expect(stuck.noSmaller).toContain('are to be kept');
  });

  it('of Azure excepts what opens the way, or holds what is to be kept', () => {
    const assigned = {
      principalId: 'ada',
      roleDefinitionName: 'Owner',
      roleDefinitionId: '/x',
      scope: '/subscriptions/1',
    };
    const [problem] = check([assigned]).problems;
    const [{ document }] = problem.smaller!;
    expect(document).toMatchObject({ Actions: ['*'], IsCustom: true });
    expect(check([document]).problems).toEqual([]);
    const [kept] = check([assigned], ['Microsoft.Storage/*/read']).problems;
    expect(kept.smaller![0].document).toMatchObject({
      Actions: ['Microsoft.Storage/*/read'],
      NotActions: [],
    });
  });
});

describe('remediation', () => {
  const samples = () => [
    ...check(policy(allow('*'))).problems,
    ...check(policy(allow(['iam:CreateAccessKey', 'ssm:StartSession'])))
      .problems,
    ...check(trust({ AWS: '*' })).problems,
    ...check(policy({ ...allow('s3:GetObject'), Principal: '*' })).problems,
    ...check({
      bindings: [
        { role: 'roles/editor', members: ['user:ada@example.org', 'allUsers'] },
        { role: 'roles/iam.roleAdmin', members: ['user:bob@example.org'] },
      ],
    }).problems,
    ...check(
      { bindings: [{ role: 'roles/editor', members: ['user:a@example.org'] }] },
      ['storage.objects.get', 'storage.objects.list'],
    ).problems,
    ...check([
      {
        principalId: 'ada',
        roleDefinitionName: 'Owner',
        roleDefinitionId: '/x',
        scope: '/subscriptions/1',
      },
    ]).problems,
  ];

  it('has steps, commands and HCL for every cloud', () => {
    for (const { remediation } of samples()) {
      expect(remediation!.console.length).toBeGreaterThan(0);
      expect(remediation!.cli.length).toBeGreaterThan(0);
      expect(hcl.parse('fix.tf', remediation!.terraform).errors).toEqual([]);
    }
  });

  const hasTerraform = (() => {
    try {
      execFileSync('terraform', ['version'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  })();

  it('is laid out as terraform fmt lays it out, where there is terraform', () => {
    const written = samples()
      .map(({ remediation }) => `${remediation!.terraform}\n`)
      .join('\n');
    const formatted = hasTerraform
      ? execFileSync('terraform', ['fmt', '-'], {
          input: written,
          encoding: 'utf8',
          stdio: ['pipe', 'pipe', 'ignore'],
        })
      : written;
    expect(formatted).toBe(written);
  });
});
