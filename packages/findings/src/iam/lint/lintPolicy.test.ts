import fc from 'fast-check';
import { propertyRuns } from '../../__testUtils__/propertyRuns';
import { readPolicy } from '../policy/readPolicy';
import { AwsReference } from './AwsReference';
import { lintPolicy } from './lintPolicy';

let reference: AwsReference;

beforeAll(async () => {
  reference = await AwsReference.load(['cloudformation']);
});

function lint(...statements: object[]) {
  const { policy, problems } = readPolicy('lab', {
    Version: '2012-10-17',
    Statement: statements.map(each => ({ Effect: 'Allow', ...each })),
  });
  expect(problems).toEqual([]);
  return lintPolicy(policy!, reference);
}

const ids = (...statements: object[]) =>
  lint(...statements).map(each => [each.statement, each.id]);
const of = (Action: string | string[], Resource: string | string[] = '*') => ({
  Action,
  Resource,
});

describe('lintPolicy', () => {
  it('says nothing of what is not known yet', () => {
    expect(
      ids(of(['${x.actions}', 's3:${var.action}', 'nowhere:${each.value}'])),
    ).toEqual([]);
  });

  it.each([
    [
      's3:GetObjekt',
      's3 has no action getobjekt, so that s3:getobjekt allows nothing; did you mean s3:GetObject',
    ],
    [
      'ec2:GetObject',
      'ec2 has no action getobject, so that ec2:getobject allows nothing; did you mean s3:GetObject',
    ],
    [
      's3:Zzzzzzzzzz',
      's3 has no action zzzzzzzzzz, so that s3:zzzzzzzzzz allows nothing; correct it or leave it out',
    ],
    [
      'dynamdb:GetItem',
      'AWS has no service dynamdb, so that dynamdb:getitem allows nothing; did you mean dynamodb:GetItem',
    ],
    [
      'cloudwatchlogs:PutLogEvents',
      'AWS has no service cloudwatchlogs, so that cloudwatchlogs:putlogevents allows nothing; did you mean logs:PutLogEvents',
    ],
    [
      's3:Fetch*',
      'no action of s3 matches s3:fetch*, so that it allows nothing; correct it or leave it out',
    ],
    [
      'GetObject',
      'AWS has no service getobject, so that getobject allows nothing; did you mean s3:GetObject',
    ],
  ])(
    'says of %s that AWS does not have it, and what may be meant',
    (action, message) => {
      expect(lint(of(action)).map(each => each.message)).toEqual([message]);
    },
  );

  it.each([
    '*',
    's3:*',
    's3:GetObject',
    'S3:getobject',
    's3:Get?bject',
    '*:*',
    'cloudformation:CreateStack',
    'polly:SynthesizeSpeech',
  ])('is content with %s', action => {
    expect(ids(of(action))).toEqual([]);
  });

  it('takes it the more seriously where a door was meant to be shut', () => {
    expect(lint(of('iam:CreateUsr'))).toMatchObject([{ severity: 'low' }]);
    expect(lint({ Effect: 'Deny', ...of('iam:CreateUsr') })).toMatchObject([
      {
        severity: 'medium',
        message: expect.stringContaining('denies nothing'),
      },
    ]);
    expect(lint({ NotAction: 'iam:CreateUsr', Resource: '*' })).toMatchObject([
      {
        severity: 'medium',
        message: expect.stringContaining('excepts nothing'),
      },
    ]);
  });

  it.each([
    [
      'an object’s action on a bucket',
      of('s3:GetObject', 'arn:aws:s3:::lab'),
      ['s3:GetObject'],
    ],
    [
      'a bucket’s action on its objects',
      of('s3:ListBucket', 'arn:aws:s3:::lab/*'),
      ['s3:ListBucket'],
    ],
    [
      'an action that is about no resource on one',
      of('s3:ListAllMyBuckets', 'arn:aws:s3:::lab'),
      ['s3:ListAllMyBuckets'],
    ],
    [
      'one of several',
      of(['s3:GetObject', 's3:ListBucket'], 'arn:aws:s3:::lab'),
      ['s3:GetObject'],
    ],
    [
      'a role’s action on a user',
      of('iam:PassRole', 'arn:aws:iam::111122223333:user/ada'),
      ['iam:PassRole'],
    ],
    [
      'another service’s resource',
      of('sqs:SendMessage', 'arn:aws:sns:eu-west-1:111122223333:lab'),
      ['sqs:SendMessage'],
    ],
  ])('says of %s that the statement grants none', (_, statement, actions) => {
    expect(lint(statement)).toMatchObject([
      { id: 'resource-does-not-fit', actions },
    ]);
  });

  it.each([
    [
      'both kinds of resource',
      of(
        ['s3:GetObject', 's3:ListBucket'],
        ['arn:aws:s3:::lab', 'arn:aws:s3:::lab/*'],
      ),
    ],
    [
      'a pattern over both',
      of(['s3:GetObject', 's3:ListBucket'], 'arn:aws:s3:::lab*'),
    ],
    ['every resource', of('s3:ListAllMyBuckets')],
    ['a variable', of('s3:GetObject', 'arn:aws:s3:::lab/${aws:username}/*')],
    [
      'one of the resources that it needs',
      of('ec2:RunInstances', 'arn:aws:ec2:*:*:subnet/subnet-1'),
    ],
    ['a wildcard of which a part fits', of('s3:*', 'arn:aws:s3:::lab')],
  ])('is content with actions on %s', (_, statement) => {
    expect(ids(statement)).toEqual([]);
  });

  it('names a resource that would do', () => {
    expect(lint(of('s3:GetObject', 'arn:aws:s3:::lab'))[0].message).toBe(
      's3:GetObject is never about arn:aws:s3:::lab, so that the statement does not allow it; name a resource such as arn:aws:s3:::*/*',
    );
  });

  it.each([
    ['s3:prefx', [[0, 'unknown-condition-key']]],
    ['s3:prefix', []],
    ['S3:Prefix', []],
    ['ec2:ResourceTag/team', []],
    ['aws:PrincipalTag/team', []],
    ['aws:SourceIp', []],
    ['aws:SuorceIp', [[0, 'unknown-condition-key']]],
    ['token.actions.githubusercontent.com:sub', []],
  ])('knows whether there is a condition key %s', (key, expected) => {
    expect(
      ids({
        ...of('s3:ListBucket'),
        Condition: { StringEquals: { [key]: 'x' } },
      }),
    ).toEqual(expected);
  });

  it.each([
    [
      'the same statement twice',
      [of('s3:GetObject'), of('s3:GetObject')],
      [[1, 'redundant-statement']],
    ],
    [
      'a statement that a wider one includes, whichever comes first',
      [of('s3:GetObject', 'arn:aws:s3:::lab/*'), of('s3:Get*')],
      [[0, 'redundant-statement']],
    ],
    [
      'what everything includes',
      [of('*'), of('ec2:RunInstances')],
      [[1, 'redundant-statement']],
    ],
    [
      'what a statement that excepts other things includes',
      [{ NotAction: 'iam:*', Resource: '*' }, of('s3:GetObject')],
      [[1, 'redundant-statement']],
    ],
    [
      'an action that another of the list includes',
      [of(['s3:GetObject', 's3:Get*'])],
      [[0, 'redundant-action']],
    ],
    [
      'an action twice, in two spellings',
      [of(['s3:GetObject', 'S3:getobject'])],
      [[0, 'redundant-action']],
    ],
    [
      'a resource that another of the list includes',
      [of('s3:GetObject', ['arn:aws:s3:::lab/*', 'arn:aws:s3:::lab/a/*'])],
      [[0, 'redundant-resource']],
    ],
    [
      'what a Deny takes away',
      [
        of('s3:GetObject', 'arn:aws:s3:::lab/*'),
        { Effect: 'Deny', ...of('s3:*') },
      ],
      [[0, 'denied-statement']],
    ],
    [
      'the same with the same condition',
      [
        {
          ...of('s3:*'),
          Condition: { Bool: { 'aws:SecureTransport': 'true' } },
        },
        {
          ...of('s3:GetObject'),
          Condition: { Bool: { 'aws:SecureTransport': 'true' } },
        },
      ],
      [[1, 'redundant-statement']],
    ],
  ])('says of %s that it is said already', (_, statements, expected) => {
    expect(ids(...statements)).toEqual(expected);
  });

  it.each([
    [
      'other resources',
      [
        of('s3:GetObject', 'arn:aws:s3:::a/*'),
        of('s3:GetObject', 'arn:aws:s3:::b/*'),
      ],
    ],
    [
      'a wider statement under a condition',
      [
        {
          ...of('s3:*'),
          Condition: { Bool: { 'aws:SecureTransport': 'true' } },
        },
        of('s3:GetObject'),
      ],
    ],
    [
      'a Deny under a condition',
      [
        of('s3:GetObject'),
        {
          Effect: 'Deny',
          ...of('s3:*'),
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ],
    ],
    [
      'a Deny of a part',
      [of('s3:*'), { Effect: 'Deny', ...of('s3:DeleteBucket') }],
    ],
    [
      'what the other excepts',
      [{ NotAction: 's3:*', Resource: '*' }, of('s3:GetObject')],
    ],
    [
      'other principals',
      [
        { Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' },
        { Principal: { AWS: '444455556666' }, Action: 'sts:AssumeRole' },
      ],
    ],
  ])('leaves statements alone that differ by %s', (_, statements) => {
    expect(ids(...statements)).toEqual([]);
  });

  it('calls a statement redundant only where leaving it out changes nothing', () => {
    const actions = ['s3:GetObject', 's3:PutObject', 'iam:PassRole'];
    const pattern = fc.constantFrom(
      '*',
      's3:*',
      's3:GetObject',
      's3:?utObject',
      'iam:*',
    );
    const resource = fc.constantFrom(
      '*',
      'arn:aws:s3:::lab/*',
      'arn:aws:s3:::lab/a',
    );
    const resources = [
      'arn:aws:s3:::lab/a',
      'arn:aws:s3:::lab/b',
      'arn:aws:s3:::x',
    ];
    const one = fc.record({
      isNegated: fc.boolean(),
      patterns: fc.array(pattern, { minLength: 1, maxLength: 2 }),
      Resource: fc.array(resource, { minLength: 1, maxLength: 2 }),
    });
    const like = (glob: string, text: string) =>
      new RegExp(
        `^${glob
          .replace(/[.]/g, '\\$&')
          .replace(/\*/g, '.*')
          .replace(/\?/g, '.')}$`,
        'i',
      ).test(text);
    const allows = (
      statements: Array<{
        isNegated: boolean;
        patterns: string[];
        Resource: string[];
      }>,
    ) =>
      actions.flatMap(action =>
        resources.map(each =>
          statements.some(
            ({ isNegated, patterns, Resource }) =>
              patterns.some(it => like(it, action)) !== isNegated &&
              Resource.some(it => like(it, each)),
          ),
        ),
      );
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 4 }), statements => {
        const said = new Set(
          lint(
            ...statements.map(({ isNegated, patterns, Resource }) => ({
              [isNegated ? 'NotAction' : 'Action']: patterns,
              Resource,
            })),
          )
            .filter(each => each.id === 'redundant-statement')
            .map(each => each.statement),
        );
        expect(allows(statements.filter((_, at) => !said.has(at)))).toEqual(
          allows(statements),
        );
      }),
      { numRuns: propertyRuns(500) },
    );
  });
});
