import { lintTrust } from '../trust/lintTrust';
import { readPolicy } from '../policy/readPolicy';
import { filledIn, placeholdersIn } from './placeholders';
import { smallerTrust } from './smallerTrust';

const ACCOUNT = '111122223333';
const arn = (rest: string) => `arn:aws:iam::${ACCOUNT}:${rest}`;
const GITHUB = 'token.actions.githubusercontent.com';

const policy = (...Statement: object[]) => ({
  Version: '2012-10-17',
  Statement,
});
const federated = (provider: string, Condition?: object) => ({
  Effect: 'Allow',
  Principal: { Federated: arn(`oidc-provider/${provider}`) },
  Action: 'sts:AssumeRoleWithWebIdentity',
  ...(Condition && { Condition }),
});
const assumed = (Principal: object | string, more: object = {}) => ({
  Effect: 'Allow',
  Principal,
  Action: 'sts:AssumeRole',
  ...more,
});

const problemsOf = (document: object) =>
  lintTrust(readPolicy('ci', document).policy!, { account: ACCOUNT });

/** The smaller policy of all problems, which is one. */
function smallerOf(document: Record<string, unknown>): any {
  const problems = problemsOf(document);
  expect(problems.length).toBeGreaterThan(0);
  const documents = problems.map(
    it => smallerTrust(it, document, ACCOUNT)?.document,
  );
  for (const each of documents) {
    expect(each).toEqual(documents[0]);
    expect(problemsOf(filledIn(each!))).toEqual([]);
  }
  return documents[0];
}

const subjectOf = (provider: string, Condition?: object) => {
  const { Statement } = smallerOf(policy(federated(provider, Condition)));
  const { StringEquals = {}, StringLike = {} } = Statement[0].Condition;
  return StringEquals[`${provider}:sub`] ?? StringLike[`${provider}:sub`];
};

describe('a smaller trust policy', () => {
  it.each([
    [undefined, 'repo:ORGANISATION_NAME/REPOSITORY_NAME:ref:refs/heads/main'],
    ['repo:*', 'repo:ORGANISATION_NAME/REPOSITORY_NAME:ref:refs/heads/main'],
    ['repo:org/*', 'repo:org/REPOSITORY_NAME:ref:refs/heads/main'],
    ['repo:org/*:environment:lab', 'repo:org/REPOSITORY_NAME:environment:lab'],
    [
      'repo:*/lab:ref:refs/heads/next',
      'repo:ORGANISATION_NAME/lab:ref:refs/heads/next',
    ],
    ['repo:org/lab:pull_request', 'repo:org/lab:ref:refs/heads/main'],
  ])('makes of the subject %s of GitHub %s', (said, subject) => {
    expect(
      subjectOf(
        GITHUB,
        said === undefined
          ? undefined
          : { StringLike: { [`${GITHUB}:sub`]: said } },
      ),
    ).toBe(subject);
  });

  it('takes the owner from another claim', () => {
    expect(
      subjectOf(GITHUB, {
        StringEquals: { [`${GITHUB}:repository_owner`]: 'org' },
      }),
    ).toBe('repo:org/REPOSITORY_NAME:ref:refs/heads/main');
  });

  it('keeps the subjects that name one thing and leaves out the others', () => {
    expect(
      subjectOf(GITHUB, {
        StringLike: { [`${GITHUB}:sub`]: ['repo:org/lab:*', 'repo:org/*'] },
        StringEquals: { [`${GITHUB}:aud`]: 'sts.amazonaws.com' },
      }),
    ).toBe('repo:org/lab:*');
  });

  it.each([
    [
      'gitlab.com',
      'project_path:GROUP_NAME/PROJECT_NAME:ref_type:branch:ref:main',
    ],
    [
      'app.terraform.io',
      'organization:ORGANISATION_NAME:project:*:workspace:WORKSPACE_NAME:run_phase:*',
    ],
    [
      'agent.buildkite.com',
      'organization:ORGANISATION_NAME:pipeline:PIPELINE_NAME:ref:refs/heads/main:*',
    ],
    ['oidc.circleci.com/org/4711', 'org/4711/project/PROJECT_NAME/user/*'],
    [
      'oidc.vercel.com',
      'owner:ORGANISATION_NAME:project:PROJECT_NAME:environment:production',
    ],
    [
      'oidc.eks.eu-west-1.amazonaws.com/id/4711',
      'system:serviceaccount:NAMESPACE_NAME:SERVICE_ACCOUNT_NAME',
    ],
    ['issuer.example.com', 'TOKEN_SUBJECT'],
  ])('knows how subjects of %s look', (provider, subject) => {
    expect(subjectOf(provider)).toBe(subject);
  });

  it.each([
    [
      'accounts.google.com',
      ['accounts.google.com:aud', 'accounts.google.com:sub'],
    ],
    ['www.amazon.com', ['www.amazon.com:app_id', 'www.amazon.com:user_id']],
    [
      'cognito-identity.amazonaws.com',
      [
        'cognito-identity.amazonaws.com:amr',
        'cognito-identity.amazonaws.com:aud',
      ],
    ],
  ])('asks %s for what it has', (Federated, keys) => {
    const { Statement } = smallerOf(
      policy({
        Effect: 'Allow',
        Principal: { Federated },
        Action: 'sts:AssumeRoleWithWebIdentity',
      }),
    );
    expect(
      Object.values(Statement[0].Condition as object)
        .flatMap(it => Object.keys(it))
        .sort(),
    ).toEqual(keys);
  });

  it('asks assertions of SAML for the address of the sign-in', () => {
    expect(
      smallerOf(
        policy({
          Effect: 'Allow',
          Principal: { Federated: arn('saml-provider/people') },
          Action: 'sts:AssumeRoleWithSAML',
        }),
      ).Statement[0].Condition,
    ).toEqual({
      StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' },
    });
  });

  it.each([
    ['everybody', '*'],
    ['the account', arn('root')],
  ])('leaves out %s where a role is named beside it', (_, id) => {
    const document = smallerOf(
      policy(assumed({ AWS: [id, arn('role/deploy')] })),
    );
    expect(document).toEqual(policy(assumed({ AWS: arn('role/deploy') })));
    expect(placeholdersIn(document)).toEqual([]);
  });

  it('asks nothing of the principals that share the statement', () => {
    expect(
      smallerOf(
        policy(
          assumed(
            { Service: ['ec2.amazonaws.com', 'sns.amazonaws.com'] },
            { Sid: 'Services' },
          ),
        ),
      ).Statement,
    ).toEqual([
      assumed({ Service: 'ec2.amazonaws.com' }, { Sid: 'Services' }),
      assumed(
        { Service: 'sns.amazonaws.com' },
        {
          Sid: 'ServicesOwn',
          Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } },
        },
      ),
    ]);
  });

  it('asks another account for the id that it was given', () => {
    expect(
      smallerOf(policy(assumed({ AWS: 'arn:aws:iam::444455556666:root' })))
        .Statement[0].Condition,
    ).toEqual({ StringEquals: { 'sts:ExternalId': 'EXTERNAL_ID' } });
  });

  it.each([
    ['all but somebody', { NotPrincipal: { AWS: arn('user/eve') } }],
    ['every service', { Principal: { Service: '*' } }],
    ['every provider', { Principal: { Federated: '*' } }],
  ])('names who is meant in the place of %s', (_, principal) => {
    const { Principal: __, ...rest } = assumed('*');
    const document = smallerOf(policy({ ...rest, ...principal }));
    expect(placeholdersIn(document).length).toBeGreaterThan(0);
  });
});
