import { ActionCatalog } from '../escalation/ActionCatalog';
import { ESCALATION_RULES } from '../escalation/escalationRules';
import { checkIam } from '../check/checkIam';

/*
 * Answers of the AWS command line that hold policies, laid out as its reference has them:
 * https://docs.aws.amazon.com/cli/latest/reference/
 */

let catalog: ActionCatalog;

beforeAll(async () => {
  catalog = await ActionCatalog.load(
    ESCALATION_RULES.flatMap(it => it.actions),
  );
});

const check = (answer: unknown) =>
  checkIam([{ file: 'answer.json', text: JSON.stringify(answer, null, 2) }], {
    catalog,
    now: '2026-11-01T00:00:00.000Z',
  });

const policy = (...Statement: object[]) => ({
  Version: '2012-10-17',
  Statement,
});
const OPEN = JSON.stringify(
  policy({ Effect: 'Allow', Principal: '*', Action: 'x:Put', Resource: '*' }),
);
const STRANGER = JSON.stringify(
  policy(
    {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::111122223333:role/own' },
      Action: 'x:Put',
      Resource: '*',
    },
    {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::444455556666:role/other' },
      Action: 'x:Put',
      Resource: '*',
    },
  ),
);
const POWER = policy({
  Effect: 'Allow',
  Action: 'iam:PutUserPolicy',
  Resource: '*',
});
const TRUST = policy({
  Effect: 'Allow',
  Principal: { AWS: '*' },
  Action: 'sts:AssumeRole',
});
const ANYONE = 'aws-resource-policy/anyone';
const PUT = 'aws-escalation/iam:PutUserPolicy';
const ARN = 'arn:aws:sqs:eu-west-1:111122223333:lab';

const ANSWERS: Array<
  [command: string, answer: unknown, rule: string, line: number]
> = [
  ['s3api get-bucket-policy', { Policy: OPEN }, ANYONE, 2],
  ['kms get-key-policy', { Policy: OPEN, PolicyName: 'default' }, ANYONE, 2],
  ['lambda get-policy', { Policy: OPEN, RevisionId: 'a1' }, ANYONE, 2],
  [
    'secretsmanager get-resource-policy',
    {
      ARN: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:lab',
      Name: 'lab',
      ResourcePolicy: OPEN,
    },
    ANYONE,
    4,
  ],
  [
    'sns get-topic-attributes',
    { Attributes: { Owner: '111122223333', Policy: OPEN } },
    ANYONE,
    4,
  ],
  [
    'sqs get-queue-attributes',
    { Attributes: { Policy: OPEN, QueueArn: ARN } },
    ANYONE,
    3,
  ],
  [
    'ecr get-repository-policy',
    { registryId: '111122223333', repositoryName: 'lab', policyText: OPEN },
    ANYONE,
    4,
  ],
  [
    'logs describe-resource-policies',
    { resourcePolicies: [{ policyName: 'lab', policyDocument: OPEN }] },
    ANYONE,
    5,
  ],
  ['glue get-resource-policy', { PolicyInJson: OPEN }, ANYONE, 2],
  [
    'iam get-role',
    { Role: { RoleName: 'lab', AssumeRolePolicyDocument: TRUST } },
    'aws-trust/anyone',
    7,
  ],
  [
    'iam get-role, as the API has it',
    {
      Role: {
        RoleName: 'lab',
        AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(TRUST)),
      },
    },
    'aws-trust/anyone',
    4,
  ],
  [
    'iam get-policy-version',
    { PolicyVersion: { Document: POWER, VersionId: 'v1' } },
    PUT,
    6,
  ],
  [
    'iam get-role-policy',
    { RoleName: 'lab', PolicyName: 'own', PolicyDocument: POWER },
    PUT,
    7,
  ],
  ['a list of policies', [POWER, JSON.parse(OPEN)], PUT, 5],
];

describe('an answer of the AWS command line', () => {
  it.each(ANSWERS)('is judged: %s', (_, answer, rule, line) => {
    const { problems, unrecognised, errors } = check(answer);
    expect(problems.map(it => [it.rule, it.line])).toContainEqual([rule, line]);
    expect([unrecognised, errors]).toEqual([[], []]);
  });

  it('says whose a resource is, where it does: others are strangers', () => {
    const answers = [
      { Attributes: { Policy: STRANGER, QueueArn: ARN } },
      { Attributes: { Policy: STRANGER, Owner: '111122223333' } },
      { registryId: '111122223333', policyText: STRANGER },
    ];
    for (const answer of answers) {
      expect(check(answer).problems.map(it => [it.rule, it.message])).toEqual([
        [
          'aws-resource-policy/other-account',
          expect.stringContaining('account 444455556666 may x:Put'),
        ],
      ]);
    }
  });

  it.each([
    ['iam get-policy', { Policy: { PolicyName: 'lab', Arn: ARN } }],
    [
      'organizations describe-policy',
      { Policy: { PolicySummary: {}, Content: OPEN } },
    ],
    ['sns get-topic-attributes without one', { Attributes: { Owner: '1' } }],
    ['something else', { Policy: 'none' }],
  ])('is nothing of the kind where it has no policy: %s', (_, answer) => {
    expect(check(answer).unrecognised).toEqual(['answer.json']);
  });

  it('is an error where the policy in it cannot be read', () => {
    const { errors } = check({ Policy: OPEN.slice(0, -1) });
    expect(errors).toEqual([
      {
        file: 'answer.json',
        line: 2,
        message: expect.stringContaining('JSON'),
      },
    ]);
  });
});
