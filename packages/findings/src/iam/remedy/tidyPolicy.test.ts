import { Glob } from '../../glob/Glob';
import { ActionCatalog } from '../escalation/ActionCatalog';
import { checkIam } from '../check/checkIam';
import { AwsReference } from '../lint/AwsReference';

let reference: AwsReference;
let catalog: ActionCatalog;

beforeAll(async () => {
  reference = await AwsReference.load();
  catalog = await ActionCatalog.load([]);
});

const policy = (...Statement: object[]) => ({
  Version: '2012-10-17',
  Statement,
});
const allow = (
  Action: string | string[],
  Resource: string | string[] = '*',
) => ({ Effect: 'Allow', Action, Resource });
const deny = (Action: string | string[], Resource = '*') => ({
  ...allow(Action, Resource),
  Effect: 'Deny',
});
const TAGS = allow('ec2:DescribeTags');

const check = (document: object, keep: string[] = []) =>
  checkIam([{ file: 'lab.json', text: JSON.stringify(document) }], {
    catalog,
    reference,
    keep,
    now: '2026-11-01T00:00:00.000Z',
  }).problems;

const smallerOf = (document: object, keep: string[] = []) =>
  check(document, keep).find(it => it.rule.startsWith('aws-policy/'))
    ?.smaller?.[0].document;

const BUCKET = 'arn:aws:s3:::lab';

const includes = (outer: string | string[], inner: string | string[]) =>
  [inner]
    .flat()
    .every(it =>
      [outer].flat().some(each => Glob.parse(each).includes(Glob.parse(it))),
    );

describe('a policy without what it says to no effect', () => {
  it.each([
    ['an action that is not there', allow(['s3:GetObject', 's3:GetObjcet'])],
    ['a service that is not there', allow(['s3:GetObject', 's4:GetObject'])],
    ['a pattern of nothing', allow(['s3:GetObject', 's3:Foo*'])],
    ['an action twice', allow(['s3:GetObject', 's3:GetObject'])],
  ])('leaves out %s', (_, statement) => {
    expect(smallerOf(policy(statement))).toEqual(policy(allow('s3:GetObject')));
  });

  it('puts right what is to be kept', () => {
    expect(
      smallerOf(policy(allow(['s3:ListBucket', 's3:GetObjcet'])), [
        's3:GetObject',
      ]),
    ).toEqual(policy(allow(['s3:ListBucket', 's3:GetObject'])));
    expect(
      smallerOf(policy(allow(['s3:GetObject', 's3:ListBucket'], BUCKET)), [
        's3:Get*',
      ]),
    ).toEqual(
      policy(
        allow('s3:ListBucket', BUCKET),
        allow('s3:GetObject', `${BUCKET}/*`),
      ),
    );
  });

  it('shuts the door that a Deny was meant to shut', () => {
    expect(smallerOf(policy(TAGS, deny('iam:DeleteUsers')))).toEqual(
      policy(TAGS, deny('iam:DeleteUser')),
    );
    expect(smallerOf(policy(TAGS, deny('s3:GetObject', BUCKET)))).toEqual(
      policy(TAGS, deny('s3:GetObject', `${BUCKET}/*`)),
    );
    expect(
      smallerOf(
        policy({
          Effect: 'Allow',
          NotAction: ['iam:DeleteUsers', 's3:PutObject'],
          Resource: '*',
        }),
      ),
    ).toEqual(
      policy({
        Effect: 'Allow',
        NotAction: ['iam:DeleteUser', 's3:PutObject'],
        Resource: '*',
      }),
    );
  });

  const under = (
    statement: object,
    operator: string,
    key: string,
    value = 'a',
  ) => ({ ...statement, Condition: { [operator]: { [key]: value } } });

  it('drops a condition that is met by all, and what is allowed under one that is met by none', () => {
    const get = allow('s3:GetObject');
    expect(
      smallerOf(policy(under(get, 'StringNotEquals', 'aws:Qwertyuiop'))),
    ).toEqual(policy(get));
    expect(
      smallerOf(policy(TAGS, under(get, 'StringEquals', 'aws:Qwertyuiop'))),
    ).toEqual(policy(TAGS));
  });

  it('says why it leaves a Deny whose condition nobody understands', () => {
    const [problem] = check(
      policy(TAGS, under(deny('s3:*'), 'StringEquals', 'aws:Qwertyuiop')),
    );
    expect(problem.smaller).toBeUndefined();
    expect(problem.noSmaller).toContain('what was meant is not known');
  });

  it('puts right what was meant where nothing else would be left', () => {
    expect(smallerOf(policy(allow('s3:GetObjcet')))).toEqual(
      policy(allow('s3:GetObject')),
    );
    expect(smallerOf(policy(allow('s3:GetObject', BUCKET)))).toEqual(
      policy(allow('s3:GetObject', `${BUCKET}/*`)),
    );
  });

  it.each([
    ['nobody knows what was meant', 's4:Qwertyuiop'],
    ['what was meant opens a way', 'iam:PutUserPolicyy'],
  ])(
    'is none where nothing is left and %s; how to take it away is told',
    (_, action) => {
      const [problem] = check(policy(allow(action)));
      expect(problem.smaller).toBeUndefined();
      expect(problem.noSmaller).toContain(
        'nothing of the policy has an effect',
      );
      expect(problem.remediation.cli.join('\n')).toContain('delete-policy');
      expect(problem.remediation.terraform).toContain('removed {');
    },
  );

  it('allows nothing that was not allowed before', () => {
    const actions = ['s3:GetObject', 's3:Get*', 's3:GetObjcet', 's4:x'];
    const resources = ['*', BUCKET, `${BUCKET}/*`];
    const statements = actions.flatMap(action =>
      resources.flatMap(resource => [
        allow(action, resource),
        deny(action, resource),
      ]),
    );
    for (const one of statements) {
      for (const other of statements) {
        const document = smallerOf(policy(TAGS, one, other));
        const allowed = (
          (document?.Statement ?? []) as Array<typeof one>
        ).filter(it => it.Effect === 'Allow');
        for (const after of allowed) {
          expect(
            [TAGS, one, other]
              .filter(it => it.Effect === 'Allow')
              .some(
                before =>
                  includes(before.Action, after.Action) &&
                  includes(before.Resource, after.Resource),
              ),
          ).toBe(true);
        }
      }
    }
  });
});
