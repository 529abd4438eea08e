import fc from 'fast-check';
import { readPolicy } from './readPolicy';

const statement = (changes: object) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*', ...changes }],
});

describe('readPolicy', () => {
  it('reads single values and lists alike', () => {
    const { policy } = readPolicy('lab', {
      Version: '2012-10-17',
      Statement: {
        Sid: 'Read',
        Effect: 'Allow',
        Action: 'S3:GetObject',
        Resource: ['arn:aws:s3:::lab/*'],
        Condition: {
          'ForAnyValue:StringLikeIfExists': { 'aws:TagKeys': ['a', 1, true] },
        },
      },
    });
    expect(policy).toEqual({
      name: 'lab',
      version: '2012-10-17',
      statements: [
        {
          index: 0,
          sid: 'Read',
          effect: 'Allow',
          actions: ['s3:getobject'],
          notActions: undefined,
          resources: ['arn:aws:s3:::lab/*'],
          notResources: undefined,
          principals: undefined,
          notPrincipals: undefined,
          conditions: [
            {
              operator: 'StringLike',
              qualifier: 'ForAnyValue',
              ifExists: true,
              key: 'aws:TagKeys',
              values: ['a', '1', 'true'],
            },
          ],
        },
      ],
    });
  });

  it.each([
    [
      'text that is no JSON',
      '{"Version":',
      'lab, document: found "{\\"Version\\":", expected JSON',
    ],
    ['a list', [], 'lab, document: found [], expected an object.'],
    [
      'an unknown version',
      { Version: '2020-01-01' },
      'lab, Version: found "2020-01-01", expected 2012-10-17.',
    ],
    [
      'no statement',
      { Version: '2012-10-17' },
      'lab, Statement: found nothing, expected a statement or a list of them.',
    ],
    [
      'an unknown effect',
      statement({ Effect: 'allow' }),
      'lab, Statement[0].Effect: found "allow", expected Allow or Deny.',
    ],
    [
      'both Action and NotAction',
      statement({ NotAction: 'iam:*' }),
      'lab, Statement[0].Action: found "s3:*", expected either Action or NotAction.',
    ],
    [
      'actions that are no text',
      statement({ Action: [1] }),
      'lab, Statement[0].Action: found [1], expected a text or a list of texts.',
    ],
    [
      'neither resource nor principal',
      statement({ Resource: undefined }),
      'lab, Statement[0].Resource: found nothing, expected Resource or NotResource, or a Principal in the policy of a resource.',
    ],
    [
      'an unknown operator',
      statement({ Condition: { StringIs: { a: 'b' } } }),
      'lab, Statement[0].Condition: found "StringIs", expected a condition operator such as StringEquals or ForAnyValue:StringLike.',
    ],
    [
      'an unknown kind of principal',
      statement({ Principal: { User: 'ada' } }),
      'lab, Statement[0].Principal: found "User", expected AWS, Service, Federated, CanonicalUser.',
    ],
  ])('refuses %s and says where', (_, document, message) => {
    const { policy, problems } = readPolicy('lab', document);
    expect(policy).toBeUndefined();
    expect(problems[0].message).toContain(message);
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.string(),
          fc.record({
            Version: fc.constant('2012-10-17'),
            Statement: fc.jsonValue(),
          }),
          fc.jsonValue().map(Condition => statement({ Condition })),
          fc.jsonValue().map(Principal => statement({ Principal })),
        ),
        document => {
          const { policy, problems } = readPolicy('fuzz', document);
          expect(policy === undefined).toBe(problems.length > 0);
        },
      ),
    );
  });
});
