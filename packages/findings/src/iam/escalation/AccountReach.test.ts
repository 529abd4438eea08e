import { checkIam } from '../check/checkIam';
import { ActionCatalog } from './ActionCatalog';
import { ESCALATION_RULES } from './escalationRules';

const arn = (rest: string) => `arn:aws:iam::111122223333:${rest}`;
const POLICY = arn('policy/lab');
const BOUNDARY = {
  PermissionsBoundary: {
    PermissionsBoundaryArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
  },
};

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
const allow = (Action: string, Resource = '*') => ({
  Effect: 'Allow',
  Action,
  Resource,
});
const user = (UserName: string, statements: object[], more: object = {}) => ({
  UserName,
  Arn: arn(`user/${UserName}`),
  UserPolicyList: statements.map((each, index) => ({
    PolicyName: `${index}`,
    PolicyDocument: policy(each),
  })),
  ...more,
});
const role = (RoleName: string, Principal: object, more: object = {}) => ({
  RoleName,
  Arn: arn(`role/${RoleName}`),
  AssumeRolePolicyDocument: policy({
    Effect: 'Allow',
    Principal,
    Action: 'sts:AssumeRole',
  }),
  ...more,
});
const version = (VersionId: string, IsDefaultVersion: boolean) => ({
  VersionId,
  IsDefaultVersion,
  Document: policy(allow('s3:GetObject')),
});

/** What is said of ada, as [action, severity, reason]. */
function ofAda(account: object): unknown[] {
  const { problems, errors } = checkIam(
    [{ file: 'account.json', text: JSON.stringify(account) }],
    { catalog, now: '2026-11-01T00:00:00.000Z' },
  );
  expect(errors).toEqual([]);
  return problems
    .filter(each => each.subject === 'user ada')
    .map(each => [
      each.rule.replace('aws-escalation/', ''),
      each.severity,
      each.reason,
    ]);
}

const OWN = 'it can give itself any permission';
const OTHERS = 'it can change what others may do';

describe('in an account that is known, the changing of permissions', () => {
  it('of another user gives one none oneself', () => {
    const withGrant = (resource: string) => ({
      UserDetailList: [
        user('ada', [allow('iam:PutUserPolicy', resource)]),
        user('bob', []),
      ],
    });
    expect(ofAda(withGrant(arn('user/bob')))).toEqual([
      ['iam:PutUserPolicy', 'medium', OTHERS],
    ]);
    expect(ofAda(withGrant(arn('user/nobody')))).toEqual([]);
    for (const own of [arn('user/ada'), arn('user/a*'), '*']) {
      expect(ofAda(withGrant(own))).toEqual([
        ['iam:PutUserPolicy', 'critical', OWN],
      ]);
    }
  });

  it('of another user who can be taken over is a way to one’s own', () => {
    const found = ofAda({
      UserDetailList: [
        user('ada', [
          allow('iam:PutUserPolicy', arn('user/bob')),
          allow('iam:CreateAccessKey', arn('user/bob')),
        ]),
        user('bob', []),
      ],
    });
    expect(found).toContainEqual(['iam:PutUserPolicy', 'critical', OWN]);
  });

  it('of a group is that of its members', () => {
    const withGroups = (GroupList: string[], members: string[] = []) => ({
      UserDetailList: [
        user('ada', [allow('iam:PutGroupPolicy', arn('group/lab'))], {
          GroupList,
        }),
        user('bob', [], { GroupList: members }),
      ],
      GroupDetailList: [{ GroupName: 'lab', Arn: arn('group/lab') }],
    });
    expect(ofAda(withGroups(['lab']))).toEqual([
      ['iam:PutGroupPolicy', 'critical', OWN],
    ]);
    expect(ofAda(withGroups([], ['lab']))).toEqual([
      ['iam:PutGroupPolicy', 'medium', OTHERS],
    ]);
    expect(ofAda(withGroups([]))).toEqual([]);
  });

  it('by a policy is that of those who have it, by another version where there is one', () => {
    const withPolicy = (
      action: string,
      isAttached: boolean,
      ...versions: object[]
    ) => ({
      UserDetailList: [
        user('ada', [allow(action, POLICY)], {
          AttachedManagedPolicies: isAttached
            ? [{ PolicyName: 'lab', PolicyArn: POLICY }]
            : [],
        }),
      ],
      Policies: [
        { PolicyName: 'lab', Arn: POLICY, PolicyVersionList: versions },
      ],
    });
    const [first, second] = [version('v1', true), version('v2', false)];
    expect(ofAda(withPolicy('iam:CreatePolicyVersion', true, first))).toEqual([
      ['iam:CreatePolicyVersion', 'critical', OWN],
    ]);
    expect(ofAda(withPolicy('iam:CreatePolicyVersion', false, first))).toEqual(
      [],
    );
    const set = 'iam:SetDefaultPolicyVersion';
    expect(ofAda(withPolicy(set, true, first))).toEqual([]);
    expect(ofAda(withPolicy(set, true, first, second))).toEqual([
      [set, 'critical', OWN],
    ]);
  });

  it('of a role is one’s own where one can take the role', () => {
    const withRole = (principal: object) => ({
      UserDetailList: [
        user('ada', [
          allow('iam:AttachRolePolicy', arn('role/lab')),
          allow('sts:AssumeRole'),
        ]),
      ],
      RoleDetailList: [role('lab', principal)],
    });
    expect(ofAda(withRole({ Service: 'ec2.amazonaws.com' }))).toEqual([
      ['iam:AttachRolePolicy', 'medium', OTHERS],
    ]);
    expect(ofAda(withRole({ AWS: arn('root') }))).toEqual([
      ['iam:AttachRolePolicy', 'critical', OWN],
    ]);
  });
});

describe('in an account that is known, the lifting of a boundary', () => {
  const lifting = [
    'iam:DeleteUserPermissionsBoundary',
    'iam:PutUserPermissionsBoundary',
  ];

  it.each(lifting)('by %s matters where there is one', action => {
    const account = (ada: object, bob: object) => ({
      UserDetailList: [user('ada', [allow(action)], ada), user('bob', [], bob)],
    });
    // ReadOnlyAccess allows none of them: the boundary of the one who lifts it has to.
    expect(ofAda(account(BOUNDARY, {}))).toEqual([]);
    expect(ofAda(account({}, BOUNDARY))).toEqual([
      [action, 'medium', 'it can lift the limit of what others may do'],
    ]);
    expect(ofAda(account({}, {}))).toEqual([]);
  });

  it.each([
    'iam:DeleteRolePermissionsBoundary',
    'iam:PutRolePermissionsBoundary',
  ])('of a role by %s is one’s own where one can take the role', action => {
    const account = (principal: object, more: object) => ({
      UserDetailList: [user('ada', [allow(action), allow('sts:AssumeRole')])],
      RoleDetailList: [role('lab', principal, more)],
    });
    expect(ofAda(account({ AWS: arn('root') }, BOUNDARY))).toEqual([
      [action, 'high', 'it can lift the limit of what it may do'],
    ]);
    expect(ofAda(account({ Service: 'ec2.amazonaws.com' }, BOUNDARY))).toEqual([
      [action, 'medium', 'it can lift the limit of what others may do'],
    ]);
    expect(ofAda(account({ AWS: arn('root') }, {}))).toEqual([]);
  });
});
