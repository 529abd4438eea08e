import { readPolicy } from '../policy/readPolicy';
import { AccessPolicies, AccessRequest } from './AccessRequest';
import { evaluateAccess } from './evaluateAccess';

const ACCOUNT = '111122223333';
const ADA = `arn:aws:iam::${ACCOUNT}:user/ada`;
const SESSION = `arn:aws:sts::${ACCOUNT}:assumed-role/Lab/ada`;
const ROLE = `arn:aws:iam::${ACCOUNT}:role/Lab`;
const ROOT = `arn:aws:iam::${ACCOUNT}:root`;
const OBJECT = 'arn:aws:s3:::lab/data.csv';
const KEY = `arn:aws:kms:eu-west-1:${ACCOUNT}:key/1`;

const policy = (...statements: object[]) => {
  const { policy: read, problems } = readPolicy('policy', {
    Version: '2012-10-17',
    Statement: statements.map(each => ({
      Effect: 'Allow',
      Action: '*',
      Resource: '*',
      ...each,
    })),
  });
  expect(problems).toEqual([]);
  return read!;
};
const of = (AWS: string | string[]) => ({ Principal: { AWS } });
const allBut = (AWS: string | string[]) => ({ NotPrincipal: { AWS } });
const deny = (each: object = {}) => ({ Effect: 'Deny', ...each });
const ALL = policy({});

function outcome(
  policies: AccessPolicies,
  request: Partial<AccessRequest> = {},
) {
  return evaluateAccess(
    {
      principalArn: ADA,
      action: 's3:GetObject',
      resource: OBJECT,
      resourceAccount: ACCOUNT,
      context: {},
      ...request,
    },
    policies,
  ).outcome;
}

const session = { principalArn: SESSION };
const elsewhere = { resourceAccount: '444455556666' };
const kms = { action: 'kms:Decrypt', resource: KEY };
const assume = { action: 'sts:AssumeRole', resource: ROLE };
const trustOf = (principal: object) => {
  const { policy: read } = readPolicy('trust', {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', ...principal },
  });
  return read!;
};

type Case = [
  title: string,
  policies: AccessPolicies,
  request: Partial<AccessRequest>,
  expected: string,
];

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
const WITHIN_AN_ACCOUNT: Case[] = [
  ['nothing where nothing allows', { identity: [] }, {}, 'denied'],
  ['what a policy of the identity allows', { identity: [ALL] }, {}, 'allowed'],
  [
    'nothing that any policy denies',
    { identity: [ALL, policy(deny())] },
    {},
    'denied',
  ],
  [
    'nothing that the boundary does not allow',
    { identity: [ALL], boundary: policy({ Action: 'ec2:*' }) },
    {},
    'denied',
  ],
  [
    'nothing by a boundary alone',
    { identity: [], boundary: ALL },
    {},
    'denied',
  ],
  [
    'nothing that a Deny of the boundary forbids',
    { identity: [ALL], boundary: policy({}, deny({ Action: 's3:*' })) },
    {},
    'denied',
  ],
  [
    'nothing that the session’s policy does not allow',
    { identity: [ALL], session: [policy({ Action: 'ec2:*' })] },
    session,
    'denied',
  ],
  [
    'what one of the session’s policies allows',
    {
      identity: [ALL],
      session: [policy({ Action: 'ec2:*' }), policy({ Action: 's3:*' })],
    },
    session,
    'allowed',
  ],
  [
    'nothing by a session’s policy alone',
    { identity: [], session: [ALL] },
    session,
    'denied',
  ],
  [
    'what the resource allows the very user',
    { identity: [], resource: policy(of(ADA)) },
    {},
    'allowed',
  ],
  [
    'that past the boundary too',
    {
      identity: [],
      resource: policy(of(ADA)),
      boundary: policy({ Action: 'ec2:*' }),
    },
    {},
    'allowed',
  ],
  [
    'what the resource allows the very session, past the session’s policy',
    {
      identity: [],
      resource: policy(of(SESSION)),
      session: [policy({ Action: 'ec2:*' })],
    },
    session,
    'allowed',
  ],
  [
    'what the resource allows the role, within the session’s policy',
    {
      identity: [],
      resource: policy(of(ROLE)),
      session: [policy({ Action: 'ec2:*' })],
    },
    session,
    'denied',
  ],
  [
    'nothing by a resource that names the account alone',
    { identity: [], resource: policy(of(ROOT)) },
    {},
    'denied',
  ],
  [
    'what the resource allows everybody',
    { identity: [], resource: policy(of('*')) },
    {},
    'allowed',
  ],
  [
    'nothing that the resource denies the account',
    { identity: [ALL], resource: policy(deny(of(ROOT))) },
    {},
    'denied',
  ],
  [
    'what the resource denies somebody else',
    {
      identity: [ALL],
      resource: policy(deny(of('arn:aws:iam::111122223333:user/bob'))),
    },
    {},
    'allowed',
  ],
];

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
const ACROSS_ACCOUNTS: Case[] = [
  [
    'nothing where the resource is silent',
    { identity: [ALL] },
    elsewhere,
    'denied',
  ],
  [
    'nothing where the identity is silent',
    { identity: [], resource: policy(of(ADA)) },
    elsewhere,
    'denied',
  ],
  [
    'what both allow, the resource by the account',
    { identity: [ALL], resource: policy(of(ROOT)) },
    elsewhere,
    'allowed',
  ],
  [
    'nothing outside the boundary',
    {
      identity: [ALL],
      resource: policy(of(ADA)),
      boundary: policy({ Action: 'ec2:*' }),
    },
    elsewhere,
    'denied',
  ],
];

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
const NOT_PRINCIPAL: Case[] = [
  [
    'who is excepted from a Deny is not denied',
    { identity: [ALL], resource: policy(deny(allBut([ADA, ROOT]))) },
    {},
    'allowed',
  ],
  [
    'who is not excepted is',
    {
      identity: [ALL],
      resource: policy(
        deny(allBut(['arn:aws:iam::111122223333:user/bob', ROOT])),
      ),
    },
    {},
    'denied',
  ],
  [
    'to except the account excepts nobody in it',
    { identity: [ALL], resource: policy(deny(allBut(ROOT))) },
    {},
    'denied',
  ],
  [
    'who is named without the account is denied with it',
    { identity: [ALL], resource: policy(deny(allBut(ADA))) },
    {},
    'denied',
  ],
  [
    'to except role, session and account excepts the session',
    { identity: [ALL], resource: policy(deny(allBut([ROLE, SESSION, ROOT]))) },
    session,
    'allowed',
  ],
  [
    'to except the role alone excepts none of its sessions',
    { identity: [ALL], resource: policy(deny(allBut(ROLE))) },
    session,
    'denied',
  ],
  [
    'nor does to except the role and the account',
    { identity: [ALL], resource: policy(deny(allBut([ROLE, ROOT]))) },
    session,
    'denied',
  ],
  [
    'nor to except the session without its role',
    { identity: [ALL], resource: policy(deny(allBut([SESSION, ROOT]))) },
    session,
    'denied',
  ],
  [
    'an Allow with it is for everybody else',
    {
      identity: [],
      resource: policy(allBut('arn:aws:iam::444455556666:root')),
    },
    {},
    'allowed',
  ],
];

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notaction.html and _notresource.html
const NOT_ACTION: Case[] = [
  [
    'all but what NotAction names',
    { identity: [policy({ Action: undefined, NotAction: 'iam:*' })] },
    {},
    'allowed',
  ],
  [
    'nothing that NotAction names',
    { identity: [policy({ Action: undefined, NotAction: 's3:Get*' })] },
    {},
    'denied',
  ],
  [
    'all but what NotResource names',
    {
      identity: [
        policy({
          Resource: undefined,
          NotResource: 'arn:aws:s3:::lab/secret/*',
        }),
      ],
    },
    {},
    'allowed',
  ],
  [
    'nothing but what a Deny excepts',
    {
      identity: [
        ALL,
        policy(deny({ Resource: undefined, NotResource: OBJECT })),
      ],
    },
    {},
    'allowed',
  ],
  [
    'nothing else',
    {
      identity: [
        ALL,
        policy(deny({ Resource: undefined, NotResource: `${OBJECT}x` })),
      ],
    },
    {},
    'denied',
  ],
];

// https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html; trust policies of roles likewise
const MUST_AGREE: Case[] = [
  [
    'a key whose policy is silent is closed',
    {
      identity: [ALL],
      resource: policy(of('arn:aws:iam::111122223333:user/bob')),
    },
    kms,
    'denied',
  ],
  [
    'a key whose policy lets the account decide is open to whom it allows',
    { identity: [ALL], resource: policy(of(ROOT)) },
    kms,
    'allowed',
  ],
  [
    'and to nobody else',
    { identity: [], resource: policy(of(ROOT)) },
    kms,
    'denied',
  ],
  [
    'a role is taken by whom its trust names',
    { identity: [], resource: trustOf(of(ADA)) },
    assume,
    'allowed',
  ],
  [
    'and by nobody whom it does not name',
    {
      identity: [ALL],
      resource: trustOf({ Principal: { Service: 'ec2.amazonaws.com' } }),
    },
    assume,
    'denied',
  ],
];

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
const own = (Resource: string) => ({ identity: [policy({ Resource })] });
const VARIABLES: Case[] = [
  [
    'what is called like the user',
    own('arn:aws:s3:::lab/${aws:username}/*'),
    { resource: 'arn:aws:s3:::lab/ada/x', context: { 'aws:username': 'ada' } },
    'allowed',
  ],
  [
    'nothing that is called like another',
    own('arn:aws:s3:::lab/${aws:username}/*'),
    { resource: 'arn:aws:s3:::lab/bob/x', context: { 'aws:username': 'ada' } },
    'denied',
  ],
  [
    'nothing more to who is called *',
    own('arn:aws:s3:::lab/${aws:username}/*'),
    { resource: 'arn:aws:s3:::lab/bob/x', context: { 'aws:username': '*' } },
    'denied',
  ],
  [
    'by the default where the key is absent',
    own("arn:aws:s3:::lab/${aws:PrincipalTag/team, 'guests'}/*"),
    {
      resource: 'arn:aws:s3:::lab/guests/x',
      context: { 'aws:PrincipalTag/team': [] },
    },
    'allowed',
  ],
  [
    'nothing by a key that is absent',
    own('arn:aws:s3:::lab/${aws:PrincipalTag/team}/*'),
    {
      resource: 'arn:aws:s3:::lab/guests/x',
      context: { 'aws:PrincipalTag/team': [] },
    },
    'denied',
  ],
  [
    'perhaps, where the key is not known',
    own('arn:aws:s3:::lab/${aws:username}/*'),
    { resource: 'arn:aws:s3:::lab/ada/x' },
    'conditional',
  ],
  [
    'a star that is written as one',
    own('arn:aws:s3:::lab/${*}'),
    { resource: 'arn:aws:s3:::lab/*' },
    'allowed',
  ],
];

describe('evaluateAccess', () => {
  it.each(WITHIN_AN_ACCOUNT)(
    'allows within an account %s',
    (_, policies, request, expected) => {
      expect(outcome(policies, request)).toBe(expected);
    },
  );

  it.each(ACROSS_ACCOUNTS)(
    'allows across accounts %s',
    (_, policies, request, expected) => {
      expect(outcome(policies, request)).toBe(expected);
    },
  );

  it.each(NOT_PRINCIPAL)(
    'knows NotPrincipal: %s',
    (_, policies, request, expected) => {
      expect(outcome(policies, request)).toBe(expected);
    },
  );

  it.each(NOT_ACTION)('allows %s', (_, policies, request, expected) => {
    expect(outcome(policies, request)).toBe(expected);
  });

  it.each(MUST_AGREE)(
    'asks the resource where it must agree: %s',
    (_, policies, request, expected) => {
      expect(outcome(policies, request)).toBe(expected);
    },
  );

  it.each(VARIABLES)(
    'fills in variables: allows %s',
    (_, policies, request, expected) => {
      expect(outcome(policies, request)).toBe(expected);
    },
  );

  it('is done soon with patterns of many stars, in actions, resources and conditions', () => {
    const stars = `${'*a'.repeat(3_000)}*b`;
    const text = 'a'.repeat(10_000);
    expect(
      outcome(
        {
          identity: [
            policy({
              Action: [`s3:${stars}`, '*'],
              Resource: [stars, `arn:aws:s3:::${'?*'.repeat(2_000)}z`, '*'],
              Condition: {
                StringLike: { 'aws:x': stars },
                ArnLike: { 'aws:y': `arn:*:*:*:*:${stars}` },
              },
            }),
          ],
        },
        {
          resource: `arn:aws:s3:::${text}`,
          context: { 'aws:x': text, 'aws:y': `arn:aws:s3:::${text}` },
        },
      ),
    ).toBe('denied');
  });
});
