import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readPolicy } from '../policy/readPolicy';
import { lintTrust } from './lintTrust';

const GITHUB = 'token.actions.githubusercontent.com';
const ACCOUNT = '111122223333';
const CASES = resolve(
  __dirname,
  '../../../../../../shared/data/iam/github-oidc-trust-cases.json',
);
const describeWithCases = existsSync(CASES) ? describe : describe.skip;

function lint(statement: object) {
  const { policy, problems } = readPolicy('role', {
    Version: '2012-10-17',
    Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', ...statement },
  });
  expect(problems).toEqual([]);
  return lintTrust(policy!, { account: ACCOUNT }).map(each => each.id);
}

function ofGitHub(condition: object, provider = GITHUB) {
  return lint({
    Action: 'sts:AssumeRoleWithWebIdentity',
    Principal: {
      Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/${provider}`,
    },
    Condition: condition,
  });
}

const sub = (value: string | string[], provider = GITHUB) => ({
  [`${provider}:sub`]: value,
});
const aud = (provider = GITHUB) => ({
  [`${provider}:aud`]: 'sts.amazonaws.com',
});

describe('a role for an identity of another provider', () => {
  it.each([
    [
      'a branch',
      {
        StringEquals: { ...sub('repo:org/repo:ref:refs/heads/main'), ...aud() },
      },
    ],
    [
      'any branch of one repository',
      { StringEquals: aud(), StringLike: sub('repo:org/repo:*') },
    ],
    [
      'two repositories',
      {
        StringEquals: aud(),
        StringLike: sub(['repo:org/a:*', 'repo:org/b:*']),
      },
    ],
    [
      'a wide condition and a narrow one',
      {
        StringEquals: { ...aud(), ...sub('repo:org/repo:environment:lab') },
        StringLike: sub('repo:org/*'),
      },
    ],
  ])('is well where it admits %s', (_, condition) => {
    expect(ofGitHub(condition)).toEqual([]);
  });

  it.each([
    ['nothing', {}, ['subject-missing', 'audience-missing']],
    ['the audience alone', { StringEquals: aud() }, ['subject-missing']],
    [
      'the subject alone',
      { StringEquals: sub('repo:org/repo:ref:refs/heads/main') },
      ['audience-missing'],
    ],
    [
      'any subject',
      { StringEquals: aud(), StringLike: sub('*') },
      ['subject-any'],
    ],
    [
      'any organisation',
      { StringEquals: aud(), StringLike: sub('repo:*/lab:*') },
      ['subject-any'],
    ],
    [
      'an organisation that only begins alike',
      { StringEquals: aud(), StringLike: sub('repo:org*/lab:*') },
      ['subject-any'],
    ],
    [
      'any repository',
      { StringEquals: aud(), StringLike: sub('repo:org/*') },
      ['subject-organisation'],
    ],
    [
      'repositories that only begin alike',
      { StringEquals: aud(), StringLike: sub('repo:org/lab-*:*') },
      ['subject-organisation'],
    ],
    [
      'one of two that is too wide',
      { StringEquals: aud(), StringLike: sub(['repo:org/a:*', 'repo:org/*']) },
      ['subject-organisation'],
    ],
    [
      'a subject only where there is one',
      { StringEquals: aud(), StringEqualsIfExists: sub('repo:org/repo:*') },
      ['subject-missing'],
    ],
    [
      'all of no subjects',
      {
        StringEquals: aud(),
        'ForAllValues:StringEquals': sub('repo:org/repo:*'),
      },
      ['subject-missing'],
    ],
    [
      'any subject but one',
      { StringEquals: aud(), StringNotEquals: sub('repo:org/repo:*') },
      ['subject-missing'],
    ],
  ])('is flagged where it asks for %s', (_, condition, problems) => {
    expect(ofGitHub(condition)).toEqual(problems);
  });

  it('takes a star for a star where it is compared as text', () => {
    expect(
      ofGitHub({ StringEquals: { ...aud(), ...sub('repo:org/*') } }),
    ).toEqual(['subject-literal-star']);
    expect(
      ofGitHub({ StringEquals: { ...aud(), ...sub('repo:org/lab:*') } }),
    ).toEqual(['subject-literal-star']);
    expect(
      ofGitHub({
        StringEquals: aud(),
        StringLike: sub('repo:org/lab:*'),
      }),
    ).toEqual([]);
  });

  it('knows the subjects of service accounts of a cluster', () => {
    const cluster = 'oidc.eks.eu-west-1.amazonaws.com/id/A';
    const admitted = (subject: string) =>
      ofGitHub(
        { StringEquals: aud(cluster), StringLike: sub(subject, cluster) },
        cluster,
      );
    expect(admitted('system:serviceaccount:lab:trainer')).toEqual([]);
    expect(admitted('system:serviceaccount:lab:*')).toEqual([
      'subject-organisation',
    ]);
    expect(admitted('system:serviceaccount:*:trainer')).toEqual([
      'subject-any',
    ]);
  });

  it('is judged alike for other issuers', () => {
    const gitlab = 'gitlab.com';
    expect(
      ofGitHub(
        {
          StringEquals: aud(gitlab),
          StringLike: sub('project_path:group/lab:*', gitlab),
        },
        gitlab,
      ),
    ).toEqual([]);
    expect(
      ofGitHub(
        {
          StringEquals: aud(gitlab),
          StringLike: sub('project_path:group/*', gitlab),
        },
        gitlab,
      ),
    ).toEqual(['subject-organisation']);
    // The claim of another issuer restricts nothing.
    expect(
      ofGitHub(
        { StringEquals: { ...aud(), ...sub('repo:org/repo:*') } },
        gitlab,
      ),
    ).toEqual(['subject-missing', 'audience-missing']);
  });
});

describe('a role for AWS', () => {
  it.each([
    ['everybody', { Principal: '*' }, ['anyone']],
    ['everybody in another spelling', { Principal: { AWS: '*' } }, ['anyone']],
    [
      'everybody but one',
      { NotPrincipal: { AWS: `arn:aws:iam::${ACCOUNT}:root` } },
      ['anyone'],
    ],
    [
      'everybody of an organisation',
      {
        Principal: '*',
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } },
      },
      [],
    ],
    [
      'the own account',
      { Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` } },
      ['own-account'],
    ],
    [
      'another account',
      { Principal: { AWS: '444455556666' } },
      ['other-account'],
    ],
    [
      'another account with an external id',
      {
        Principal: { AWS: '444455556666' },
        Condition: { StringEquals: { 'sts:ExternalId': 'x' } },
      },
      [],
    ],
    [
      'one role of another account',
      { Principal: { AWS: 'arn:aws:iam::444455556666:role/ci' } },
      [],
    ],
    ['instances', { Principal: { Service: 'ec2.amazonaws.com' } }, []],
    [
      'a service that acts for others',
      { Principal: { Service: 'cloudtrail.amazonaws.com' } },
      ['confused-deputy'],
    ],
    [
      'such a service for one account',
      {
        Principal: { Service: 'cloudtrail.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } },
      },
      [],
    ],
    ['nobody', { Effect: 'Deny', Principal: '*' }, []],
  ])('that admits %s', (_, statement, problems) => {
    expect(lint(statement)).toEqual(problems);
  });
});

describeWithCases(
  'trust policies with a known verdict (../shared/data beside the checkout)',
  () => {
    const cases: Array<{ id: string; expect: string; policy: unknown }> =
      JSON.parse(existsSync(CASES) ? readFileSync(CASES, 'utf8') : '[]');

    it.each(cases.map(each => [each.id, each.expect, each.policy] as const))(
      '%s: %s',
      (id, verdict, document) => {
        const isFlagged =
          lintTrust(readPolicy(id, document).policy!).length > 0;
        expect(isFlagged).toBe(verdict === 'flag');
      },
    );
  },
);
