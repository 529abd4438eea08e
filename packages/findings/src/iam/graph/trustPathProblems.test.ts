import { checkIam } from '../check/checkIam';
import { ActionCatalog } from '../escalation/ActionCatalog';
import { ESCALATION_RULES } from '../escalation/escalationRules';

const ACCOUNT = '111122223333';
const arn = (rest: string) => `arn:aws:iam::${ACCOUNT}:${rest}`;

let catalog: ActionCatalog;

beforeAll(async () => {
  catalog = await ActionCatalog.load(
    ESCALATION_RULES.flatMap(each => each.actions),
  );
});

const policy = (...Statement: object[]) => ({
  Version: '2012-10-17',
  Statement,
});
const allow = (
  Action: string | string[],
  Resource = '*',
  more: object = {},
) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});
const trust = (Principal: object, Condition?: object) =>
  policy({
    Effect: 'Allow',
    Principal,
    Action: 'sts:AssumeRole',
    ...(Condition && { Condition }),
  });
const byRole = (name: string) => trust({ AWS: arn(`role/${name}`) });
const byAccount = trust({ AWS: arn('root') });
const inline = (...statements: object[]) => [
  { PolicyName: 'own', PolicyDocument: policy(...statements) },
];
const user = (UserName: string, ...statements: object[]) => ({
  UserName,
  Arn: arn(`user/${UserName}`),
  UserPolicyList: inline(...statements),
});
const role = (RoleName: string, Trust: object, ...statements: object[]) => ({
  RoleName,
  Path: '/',
  Arn: arn(`role/${RoleName}`),
  AssumeRolePolicyDocument: Trust,
  RolePolicyList: inline(...statements),
});

function pathsOf(UserDetailList: object[], RoleDetailList: object[] = []) {
  const { problems, errors } = checkIam(
    [
      {
        file: 'account.json',
        text: JSON.stringify({ UserDetailList, RoleDetailList }, undefined, 1),
      },
    ],
    { catalog, now: '2026-11-01T00:00:00.000Z' },
  );
  expect(errors).toEqual([]);
  return problems.filter(each => each.rule === 'aws-path');
}

const subjectsOf = (users: object[], roles?: object[]) =>
  pathsOf(users, roles).map(each => each.subject);

const READS = allow('s3:GetObject');
const ADMIN = allow('*');

describe('ways through an account', () => {
  it('are found over several roles and said in words', () => {
    const paths = pathsOf(
      [user('ada', allow('sts:AssumeRole', arn('role/first')))],
      [
        role('first', byAccount, READS),
        role('second', byRole('first'), READS),
        role('third', byRole('second'), ADMIN),
      ],
    );
    expect(paths.map(each => [each.subject, each.severity])).toEqual([
      ['user ada', 'critical'],
      ['role first', 'critical'],
      ['role second', 'critical'],
    ]);
    expect(paths[0]).toMatchObject({
      reason: 'it can get any permission in 3 steps',
      subjectUid: arn('user/ada'),
      message:
        'user ada may take role first (own of user ada, statement 0; the trust policy of first, statement 0); role first may take role second (the trust policy of second, statement 0); role second may take role third (the trust policy of third, statement 0); role third is an administrator.',
    });
  });

  it('need both sides where the trust is in the account', () => {
    const admin = role('admin', byAccount, ADMIN);
    expect(subjectsOf([user('ada', READS)], [admin])).toEqual([]);
    expect(
      subjectsOf([user('ada', allow('sts:*', arn('role/other')))], [admin]),
    ).toEqual([]);
    expect(subjectsOf([user('ada', allow('sts:*'))], [admin])).toEqual([
      'user ada',
    ]);
  });

  it('need no permission where the trust names the user, but no Deny either', () => {
    const admin = role('admin', trust({ AWS: arn('user/ada') }), ADMIN);
    expect(subjectsOf([user('ada', READS)], [admin])).toEqual(['user ada']);
    expect(
      subjectsOf(
        [user('ada', { ...allow('sts:AssumeRole'), Effect: 'Deny' })],
        [admin],
      ),
    ).toEqual([]);
  });

  it('lead over services and over identities that can be taken', () => {
    const [passing, taking] = pathsOf(
      [
        user('ada', allow(['iam:PassRole', 'ec2:RunInstances'])),
        user('bob', allow('iam:CreateAccessKey', arn('user/root-like'))),
        user('root-like', ADMIN),
      ],
      [role('host', trust({ Service: 'ec2.amazonaws.com' }), ADMIN)],
    );
    expect(passing.message).toMatch(
      /^user ada may have ec2\.amazonaws\.com act with role host \(iam:PassRole, own of user ada/,
    );
    expect(taking.message).toMatch(
      /^user bob may make an access key of user root-like/,
    );
  });

  it('do not lead to somebody who may do little', () => {
    expect(
      subjectsOf(
        [
          user('ada', allow('iam:CreateAccessKey', arn('user/reader'))),
          user('reader', READS),
        ],
        [role('lab', byAccount, READS)],
      ),
    ).toEqual([]);
  });

  it('name the conditions that they depend on, and prefer a way without', () => {
    const mfa = trust(
      { AWS: arn('user/ada') },
      { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
    );
    const [path] = pathsOf([user('ada', READS)], [role('admin', mfa, ADMIN)]);
    expect(path.severity).toBe('high');
    expect(path.conditions.join()).toContain('aws:MultiFactorAuthPresent');
    const [open] = pathsOf(
      [user('ada', READS)],
      [
        role('admin', mfa, ADMIN),
        role('helper', trust({ AWS: arn('user/ada') }), READS),
        role('other', byRole('helper'), ADMIN),
      ],
    );
    expect(open).toMatchObject({ severity: 'critical', conditions: [] });
  });

  it('begin with strangers where a role lets them in', () => {
    const github = trust({
      Federated: arn('oidc-provider/token.actions.githubusercontent.com'),
    });
    const paths = pathsOf(
      [],
      [
        role('deploy', github, allow('sts:AssumeRole', arn('role/admin'))),
        role('admin', byAccount, ADMIN),
      ],
    );
    expect(
      paths.find(each => each.subject === 'strangers by role deploy')?.message,
    ).toContain(
      'strangers may take role deploy (the trust policy of deploy, statement 0); role deploy may take role admin',
    );
  });

  it('end where roles trust each other in a circle', () => {
    expect(
      subjectsOf(
        [],
        [role('a', byRole('b'), READS), role('b', byRole('a'), READS)],
      ),
    ).toEqual([]);
  });

  it('are found in long chains, one for each role but the last', () => {
    const count = 60;
    const roles = Array.from({ length: count }, (_, index) =>
      role(
        `r${index}`,
        byRole(`r${index - 1}`),
        index < count - 1 ? READS : ADMIN,
      ),
    );
    expect(pathsOf([], roles)).toHaveLength(count - 1);
  });
});

describe('ways through a large account', () => {
  const every = (count: number) => Array.from({ length: count }, (_, at) => at);
  const ASSUMES = allow('sts:AssumeRole');

  it('where everybody may take every role are found and mended in seconds', () => {
    const start = Date.now();
    const paths = pathsOf(
      every(100).map(at => user(`u${at}`, ASSUMES)),
      every(100).map(at =>
        role(`r${at}`, byAccount, at === 0 ? ADMIN : ASSUMES),
      ),
    );
    expect(paths).toHaveLength(199);
    expect(paths.every(each => each.smaller)).toBe(true);
    // Two seconds, where each way was searched and mended afresh half a minute.
    expect(Date.now() - start).toBeLessThan(10_000);
  });

  it('are found over a long chain of roles', () => {
    const paths = pathsOf(
      [user('ada', allow('sts:AssumeRole', arn('role/r0')))],
      every(100).map(at =>
        role(
          `r${at}`,
          at === 0 ? byAccount : byRole(`r${at - 1}`),
          at === 99 ? ADMIN : ASSUMES,
        ),
      ),
    );
    const [ada] = paths.filter(each => each.subject === 'user ada');
    expect(ada.statements).toHaveLength(100);
  });
});
