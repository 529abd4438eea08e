import { readPolicy } from '../policy/readPolicy';
import { lintTrust } from './lintTrust';
import { TrustProblemId } from './TrustProblem';

/*
 * Trust policies with the verdict each deserves, and why in a line. They are the project's own, written from what AWS and the
 * issuers document of conditions and claims.
 */

const ACCOUNT = '111122223333';
const GITHUB = 'token.actions.githubusercontent.com';
const oidc = (issuer: string) => ({
  Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/${issuer}`,
});
const web = (issuer: string, Condition: object, ...more: object[]) => [
  {
    Effect: 'Allow',
    Principal: oidc(issuer),
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition,
  },
  ...more,
];
const github = (Condition: object, ...more: object[]) =>
  web(GITHUB, Condition, ...more);
const AUD = { [`${GITHUB}:aud`]: 'sts.amazonaws.com' };
const SUB = `${GITHUB}:sub`;
const denied = (
  Condition: object,
  Principal: object | string = oidc(GITHUB),
) => ({
  Effect: 'Deny',
  Principal,
  Action: 'sts:AssumeRoleWithWebIdentity',
  Condition,
});
const saml = (Condition?: object) => [
  {
    Effect: 'Allow',
    Principal: { Federated: `arn:aws:iam::${ACCOUNT}:saml-provider/idp` },
    Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
    Condition,
  },
];
const aws = (Principal: object | string, Condition?: object) => [
  { Effect: 'Allow', Principal, Action: 'sts:AssumeRole', Condition },
];
const service = (name: string, Condition?: object) =>
  aws({ Service: name }, Condition);
const GITLAB_AUD = { 'gitlab.com:aud': 'https://gitlab.com' };

const BITBUCKET =
  'api.bitbucket.org/2.0/workspaces/lab/pipelines-config/identity/oidc';
const bitbucket = (subject: string) =>
  web(BITBUCKET, {
    StringEquals: {
      [`${BITBUCKET}:aud`]:
        'ari:cloud:bitbucket::workspace/9a1b2c3d-3333-4c4e-8b0a-c7d1c7ea1111',
    },
    StringLike: { [`${BITBUCKET}:sub`]: subject },
  });

type Case = [statements: object[], verdict: TrustProblemId[], because: string];

const CASES: Case[] = [
  // GitHub
  [
    github({
      StringEquals: { ...AUD, [SUB]: 'repo:org/lab:environment:prod' },
    }),
    [],
    'an environment has reviewers, and it is one repository that is named',
  ],
  [
    github({
      StringEquals: AUD,
      StringLike: { [SUB]: 'repo:org/lab:ref:refs/tags/v*' },
    }),
    [],
    'tags of one repository: a star at the end of what the owner guards',
  ],
  [
    github({ StringEquals: { ...AUD, [SUB]: 'repo:org/lab:pull_request' } }),
    ['subject-pull-request'],
    'the role is for changes that nobody has reviewed',
  ],
  [
    github({ StringEquals: AUD, StringLike: { [SUB]: 'repo:org/lab*' } }),
    ['subject-organisation'],
    'with no colon before the star the repository lab-of-mallory is meant too',
  ],
  [
    github({ StringEquals: AUD, StringLike: { [SUB]: 'repo:org*' } }),
    ['subject-any'],
    'anybody can found the organisation org-of-mallory',
  ],
  [
    github({
      StringEquals: AUD,
      StringLike: { [SUB]: '*:ref:refs/heads/main' },
    }),
    ['subject-any'],
    'every repository in the world has a main branch',
  ],
  [
    github({ StringEquals: AUD, StringLike: { [SUB]: 'repo:?rg/lab:*' } }),
    ['subject-any'],
    'a question mark is a wildcard as well, and one of its organisations is free',
  ],
  [
    github({ StringEquals: { ...AUD, [SUB]: 'environment:prod' } }),
    ['subject-any'],
    'with a subject of the environment alone, any repository can call one prod',
  ],
  [
    github({ StringEquals: { ...AUD, [SUB]: 'repository_owner:org' } }),
    ['subject-organisation'],
    'the subject of every repository of the owner, tomorrow’s included',
  ],
  [
    github({
      StringEquals: { ...AUD, [SUB]: 'repository_id:4711:environment:prod' },
    }),
    [],
    'the id of a repository outlives its name: nobody can take it over',
  ],
  [
    github({
      StringEquals: AUD,
      StringLike: {
        [SUB]:
          'repo:org/*:job_workflow_ref:org/ci/.github/workflows/deploy.yml@refs/heads/main',
      },
    }),
    [],
    'any repository of the owner, but only by the one workflow that is reviewed',
  ],
  [
    github({
      StringEquals: { ...AUD, [`${GITHUB}:repository_id`]: '4711' },
    }),
    [],
    'AWS compares the claim repository_id too, which names one repository',
  ],
  [
    github({
      StringEquals: { ...AUD, [`${GITHUB}:repository_owner_id`]: '42' },
    }),
    ['subject-organisation'],
    'one owner, but everything of it',
  ],
  [
    github({
      StringEquals: { ...AUD, [`${GITHUB}:actor`]: 'ada' },
    }),
    ['subject-missing'],
    'the name of who started a workflow says nothing of whose workflow it is',
  ],
  [
    github({
      StringEquals: {
        ...AUD,
        [`${GITHUB}:repository`]: 'org/lab',
        [`${GITHUB}:environment`]: 'prod',
      },
    }),
    [],
    'repository and environment by claims of their own',
  ],
  [
    github({
      StringEquals: AUD,
      'ForAllValues:StringLike': { [SUB]: 'repo:org/lab:*' },
    }),
    ['subject-missing'],
    'ForAllValues is true of a token without the claim',
  ],
  [
    github({
      StringEquals: AUD,
      'ForAllValues:StringLike': { [SUB]: 'repo:org/lab:*' },
      Null: { [SUB]: 'false' },
    }),
    [],
    'ForAllValues, but the claim has to be there',
  ],
  [
    github({
      StringEquals: AUD,
      'ForAnyValue:StringLike': { [SUB]: 'repo:org/lab:*' },
    }),
    [],
    'ForAnyValue is false of a token without the claim',
  ],
  [
    github({
      StringEquals: AUD,
      StringLikeIfExists: { [SUB]: 'repo:org/lab:*' },
    }),
    ['subject-missing'],
    'IfExists is true of a token without the claim',
  ],
  [
    github({
      StringEquals: AUD,
      StringLike: { [SUB]: ['repo:org/lab:*', '*'] },
    }),
    ['subject-any'],
    'values are alternatives: the widest decides',
  ],
  [
    github(
      { StringEquals: AUD },
      denied({ StringNotLike: { [SUB]: 'repo:org/lab:*' } }),
    ),
    [],
    'who is not of the repository is denied, and so is who has no subject',
  ],
  [
    github(
      { StringEquals: AUD },
      denied({
        StringNotLike: { [SUB]: 'repo:org/lab:*' },
        StringEquals: { 'aws:RequestedRegion': 'eu-west-1' },
      }),
    ),
    ['subject-missing'],
    'the Deny holds in one region alone',
  ],
  [
    github(
      { StringEquals: AUD },
      denied({ StringLike: { [SUB]: 'repo:evil/*' } }),
    ),
    ['subject-missing'],
    'who is denied is known, who is let in is not',
  ],
  [
    github({ StringEquals: AUD }, denied({}, '*')),
    [],
    'nobody is let in: a Deny without conditions takes all of it away',
  ],
  [
    github({
      StringEquals: { [SUB]: 'repo:org/lab:ref:refs/heads/main' },
      StringLike: { [`${GITHUB}:aud`]: '*' },
    }),
    ['audience-missing'],
    'a star asks for no audience at all',
  ],
  [
    [
      {
        Effect: 'Allow',
        Principal: oidc(GITHUB),
        Action: 'sts:TagSession',
      },
    ],
    [],
    'who may tag a session and not begin one gets nothing',
  ],
  // Enterprise Server and enterprises with an issuer of their own
  [
    web('ghes.example.com/_services/token', {
      StringEquals: {
        'ghes.example.com/_services/token:aud': 'sts.amazonaws.com',
        'ghes.example.com/_services/token:sub':
          'repo:org/lab:ref:refs/heads/main',
      },
    }),
    [],
    'the claims of one’s own server, under its own name',
  ],
  [
    web('ghes.example.com/_services/token', {
      StringEquals: {
        'ghes.example.com/_services/token:aud': 'sts.amazonaws.com',
        [SUB]: 'repo:org/lab:ref:refs/heads/main',
      },
    }),
    ['subject-missing'],
    'the claim of github.com is in no token of one’s own server',
  ],
  [
    web(`${GITHUB}/acme`, {
      StringEquals: {
        [`${GITHUB}/acme:aud`]: 'sts.amazonaws.com',
      },
      StringLike: { [`${GITHUB}/acme:sub`]: 'repo:acme/*' },
    }),
    ['subject-organisation'],
    'the issuer is the enterprise’s alone, the organisation is still a wide door',
  ],
  // GitLab
  [
    web('gitlab.com', {
      StringEquals: {
        ...GITLAB_AUD,
        'gitlab.com:sub': 'project_path:group/lab:ref_type:branch:ref:main',
      },
    }),
    [],
    'one branch of one project',
  ],
  [
    web('gitlab.com', {
      StringEquals: GITLAB_AUD,
      StringLike: { 'gitlab.com:sub': 'project_path:group/sub/*' },
    }),
    ['subject-organisation'],
    'every project of a subgroup',
  ],
  [
    web('gitlab.com', {
      StringEquals: GITLAB_AUD,
      StringLike: {
        'gitlab.com:sub': 'project_path:*:ref_type:branch:ref:main',
      },
    }),
    ['subject-any'],
    'the main branch of every project in the world',
  ],
  [
    web('gitlab.com', {
      StringEquals: { ...GITLAB_AUD, 'gitlab.com:project_id': '4711' },
    }),
    [],
    'AWS compares the claim project_id too, which names one project',
  ],
  [
    web('gitlab.com', {
      StringEquals: { ...GITLAB_AUD, 'gitlab.com:user_login': 'ada' },
    }),
    ['subject-missing'],
    'a person’s name says nothing of the project that a job is of',
  ],
  // Other issuers
  [
    web('app.terraform.io', {
      StringEquals: { 'app.terraform.io:aud': 'aws.workload.identity' },
      StringLike: {
        'app.terraform.io:sub':
          'organization:org:project:*:workspace:net:run_phase:*',
      },
    }),
    [],
    'names of workspaces are unique in an organisation, whatever their project',
  ],
  [
    web('app.terraform.io', {
      StringEquals: { 'app.terraform.io:aud': 'aws.workload.identity' },
      StringLike: {
        'app.terraform.io:sub':
          'organization:org:project:net:workspace:*:run_phase:*',
      },
    }),
    ['subject-organisation'],
    'every workspace, also one that a colleague makes tomorrow',
  ],
  [
    web('app.terraform.io', {
      StringEquals: { 'app.terraform.io:aud': 'aws.workload.identity' },
      StringLike: {
        'app.terraform.io:sub':
          'organization:*:project:*:workspace:net:run_phase:apply',
      },
    }),
    ['subject-any'],
    'any organisation can call a workspace net',
  ],
  [
    web('oidc.circleci.com/org/0b1', {
      StringEquals: { 'oidc.circleci.com/org/0b1:aud': '0b1' },
      StringLike: {
        'oidc.circleci.com/org/0b1:sub': 'org/0b1/project/77a/user/*',
      },
    }),
    [],
    'one project, whoever started it',
  ],
  [
    bitbucket('{c7d1c7ea-1111-4c4e-8b0a-2f1f6e2b9d10}:*'),
    [],
    'one repository, every step of it, as Atlassian documents it',
  ],
  [
    bitbucket(
      '{c7d1c7ea-1111-4c4e-8b0a-2f1f6e2b9d10}:{0f2b9d10-2222-4c4e-8b0a-c7d1c7ea1111}:*',
    ),
    [],
    'one deployment environment of one repository',
  ],
  [
    bitbucket('*:{0f2b9d10-2222-4c4e-8b0a-c7d1c7ea1111}:*'),
    ['subject-any'],
    'whatever repository of the workspace',
  ],
  [
    web('agent.buildkite.com', {
      StringEquals: { 'agent.buildkite.com:aud': 'sts.amazonaws.com' },
      StringLike: { 'agent.buildkite.com:sub': 'organization:org:*' },
    }),
    ['subject-organisation'],
    'every pipeline of an organisation',
  ],
  [
    web('idp.example.com', {
      StringEquals: {
        'idp.example.com:aud': 'lab',
        'idp.example.com:sub': '00u1a2b3',
      },
    }),
    [],
    'one person or machine of an issuer that nothing is known of',
  ],
  [
    web('idp.example.com', { StringEquals: { 'idp.example.com:aud': 'lab' } }),
    ['subject-missing'],
    'everybody with an account at the issuer',
  ],
  [
    web('oidc.eks.eu-west-1.amazonaws.com/id/A1', {
      StringEquals: {
        'oidc.eks.eu-west-1.amazonaws.com/id/A1:aud': 'sts.amazonaws.com',
        'oidc.eks.eu-west-1.amazonaws.com/id/A1:sub':
          'system:serviceaccount:lab:trainer',
      },
    }),
    [],
    'one service account of one cluster',
  ],
  // Identities of people
  [saml(), ['audience-missing'], 'an assertion for another service is taken'],
  [
    saml({
      StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' },
    }),
    [],
    'assertions for AWS alone; whom the provider knows is the company’s affair',
  ],
  [
    saml({
      StringLike: { 'SAML:aud': 'https://*.signin.aws.amazon.com/saml' },
    }),
    [],
    'a star for the region, at a host that is AWS’s',
  ],
  [
    saml({ StringLike: { 'SAML:aud': '*' } }),
    ['audience-missing'],
    'a star asks for no audience at all',
  ],
  [
    saml({
      StringEqualsIfExists: {
        'SAML:aud': 'https://signin.aws.amazon.com/saml',
      },
    }),
    ['audience-missing'],
    'who has no audience is let in',
  ],
  [
    [
      {
        Effect: 'Allow',
        Principal: { Federated: 'cognito-identity.amazonaws.com' },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: {
          StringEquals: { 'cognito-identity.amazonaws.com:aud': 'eu-west-1:p' },
          'ForAnyValue:StringLike': {
            'cognito-identity.amazonaws.com:amr': 'authenticated',
          },
        },
      },
    ],
    [],
    'those who have signed in to one pool',
  ],
  [
    [
      {
        Effect: 'Allow',
        Principal: { Federated: 'cognito-identity.amazonaws.com' },
        Action: 'sts:AssumeRoleWithWebIdentity',
      },
    ],
    ['audience-missing', 'unauthenticated'],
    'guests of everybody’s pools',
  ],
  [
    [
      {
        Effect: 'Allow',
        Principal: { Federated: 'accounts.google.com' },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: { StringEquals: { 'accounts.google.com:aud': 'app-1' } },
      },
    ],
    ['subject-missing'],
    'everybody with a Google account can sign in to the application',
  ],
  // AWS and its services
  [aws('*'), ['anyone'], 'everybody with an AWS account'],
  [
    aws('*', { StringLike: { 'aws:PrincipalArn': '*' } }),
    ['anyone'],
    'a condition that everybody meets is none',
  ],
  [
    aws('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
    [],
    'an organisation is one company’s',
  ],
  [
    aws('*', {
      ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/ci-*' },
    }),
    [],
    'roles of one account by name',
  ],
  [
    aws('*', { StringEquals: { 'sts:ExternalId': 'x' } }),
    ['anyone'],
    'an external id is no secret',
  ],
  [
    aws({ AWS: `arn:aws:iam::${ACCOUNT}:root` }),
    ['own-account'],
    'the account’s root stands for everybody in the account',
  ],
  [
    aws({ AWS: '444455556666' }, { StringLike: { 'sts:ExternalId': '*' } }),
    ['other-account'],
    'any external id will do',
  ],
  [
    aws(
      { AWS: '444455556666' },
      { StringEquals: { 'aws:PrincipalTag/team': 'ml' } },
    ),
    [],
    'those of the other account who carry a tag',
  ],
  [
    service('cloudtrail.amazonaws.com', {
      ArnLike: { 'aws:SourceArn': 'arn:aws:cloudtrail:*:*:trail/*' },
    }),
    ['confused-deputy'],
    'trails of every account fit the pattern',
  ],
  [
    service('cloudtrail.amazonaws.com', {
      ArnLike: { 'aws:SourceArn': `arn:aws:cloudtrail:*:${ACCOUNT}:trail/*` },
    }),
    [],
    'trails of one account',
  ],
  [
    service('s3.amazonaws.com', {
      ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::lab-bucket' },
    }),
    [],
    'names of buckets are unique in the world, though their ARNs name no account',
  ],
  [
    service('sns.amazonaws.com', {
      StringLike: { 'aws:SourceAccount': '*' },
    }),
    ['confused-deputy'],
    'every account is asked for',
  ],
  [
    service('events.amazonaws.com', {
      StringEqualsIfExists: { 'aws:SourceAccount': ACCOUNT },
    }),
    ['confused-deputy'],
    'a request that does not say for whom it is gets in',
  ],
];

describe('a trust policy', () => {
  it.each(
    CASES.map(
      ([statements, verdict, because]) =>
        [because, verdict, statements] as const,
    ),
  )('is judged rightly: %s → %j', (_, verdict, statements) => {
    const { policy, problems } = readPolicy('role', {
      Version: '2012-10-17',
      Statement: JSON.parse(JSON.stringify(statements)),
    });
    expect(problems).toEqual([]);
    expect(
      lintTrust(policy!, { account: ACCOUNT }).map(each => each.id),
    ).toEqual(verdict);
  });

  it('says what to ask for instead in every verdict', () => {
    const flagged = CASES.filter(([, verdict]) => verdict.length > 0);
    expect(CASES.length - flagged.length).toBeGreaterThanOrEqual(20);
    for (const [statements] of flagged) {
      const { policy } = readPolicy('role', {
        Version: '2012-10-17',
        Statement: JSON.parse(JSON.stringify(statements)),
      });
      for (const { message } of lintTrust(policy!)) {
        expect(message).toMatch(/; (ask for|name) /);
      }
    }
  });
});
