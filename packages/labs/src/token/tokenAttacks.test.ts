import { createHash, createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { bundleOf } from '../grading/__fixtures__/evidenceOf';
import { evidenceAudience } from './evidenceAudience';
import { EvidenceIssuer, ExpectedSubmission } from './EvidenceIssuer';
import {
  EvidenceTokenError,
  EvidenceTokenErrorCode,
} from './EvidenceTokenError';
import { verifyEvidenceToken } from './verifyEvidenceToken';

/*
 * What somebody would try who wants a pass. Tokens are put together by hand and signed with the issuer's own key where nothing
 * else is said, so that what is refused is refused for the one thing that is wrong.
 */

const GITHUB = 'https://token.actions.githubusercontent.com';
const GITLAB = 'https://gitlab.com';
const GHES = 'https://git.acme.example/_services/token';
const AUDIENCE = 'https://portal.example/api/academy/evidence';
const NOW = new Date('2026-11-23T12:00:00Z');
const SECONDS = NOW.getTime() / 1000;
const COMMIT = 'b'.repeat(40);
const REVIEWED = 'a'.repeat(40);
const NONCE = 'attempt-7-0123456789';
const WORKFLOW = 'acme/lab-graders/.github/workflows/grade.yml';
const CI_CONFIG = 'gitlab.com/acme/graders//.gitlab-ci.yml';

const { manifest } = bundleOf({}, { more: { commit: COMMIT, nonce: NONCE } });
const bound = evidenceAudience(AUDIENCE, manifest);
const digest = createHash('sha256').update(manifest).digest('hex');

const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const keys = { github: rsa(), ghes: rsa(), gitlab: rsa(), stranger: rsa() };
type KeyName = keyof typeof keys;

// Every issuer calls its key k1: who signed is told by the key, not by its name.
const jwksOf = (name: KeyName) => ({
  keys: [
    {
      ...keys[name].publicKey.export({ format: 'jwk' }),
      kid: 'k1',
      alg: 'RS256',
      use: 'sig',
    },
  ],
});
const onGithub = [{ path: WORKFLOW, commits: [REVIEWED] }];
const issuers: EvidenceIssuer[] = [
  {
    issuer: GITHUB,
    kind: 'github',
    keys: jwksOf('github') as EvidenceIssuer['keys'],
    workflows: onGithub,
  },
  {
    issuer: GHES,
    kind: 'github',
    keys: jwksOf('ghes') as EvidenceIssuer['keys'],
    workflows: onGithub,
  },
  {
    issuer: GITLAB,
    kind: 'gitlab',
    keys: jwksOf('gitlab') as EvidenceIssuer['keys'],
    workflows: [{ path: CI_CONFIG, commits: [REVIEWED] }],
  },
];

const times = { iat: SECONDS - 5, nbf: SECONDS - 5, exp: SECONDS + 300 };
const github: Record<string, unknown> = {
  iss: GITHUB,
  aud: bound,
  ...times,
  jti: 'token-1',
  repository: 'acme/lab-ada',
  repository_id: '456',
  repository_owner_id: '123',
  sha: COMMIT,
  ref: 'refs/heads/main',
  ref_type: 'branch',
  job_workflow_ref: `${WORKFLOW}@refs/tags/v1`,
  job_workflow_sha: REVIEWED,
  workflow_ref: 'acme/lab-ada/.github/workflows/lab.yml@refs/heads/main',
  workflow_sha: COMMIT,
  event_name: 'push',
  runner_environment: 'github-hosted',
  run_id: '99',
};
const gitlab: Record<string, unknown> = {
  iss: GITLAB,
  aud: bound,
  ...times,
  jti: 'token-2',
  project_id: '456',
  namespace_id: '123',
  sha: COMMIT,
  ref: 'main',
  ref_type: 'branch',
  ref_protected: 'true',
  ci_config_ref_uri: `${CI_CONFIG}@refs/heads/main`,
  ci_config_sha: REVIEWED,
  pipeline_source: 'push',
  runner_environment: 'gitlab-hosted',
  pipeline_id: '99',
};

const encode = (value: unknown) =>
  Buffer.from(
    typeof value === 'string' ? value : JSON.stringify(value),
  ).toString('base64url');

function tokenOf(
  claims: Record<string, unknown> | string,
  header: Record<string, unknown> | string = {},
  key: KeyName = 'github',
): string {
  const head =
    typeof header === 'string'
      ? header
      : { alg: 'RS256', typ: 'JWT', kid: 'k1', ...header };
  const signed = `${encode(head)}.${encode(claims)}`;
  const signature = sign('sha256', Buffer.from(signed), keys[key].privateKey);
  return `${signed}.${signature.toString('base64url')}`;
}

const ofGithub = (claims: object, header = {}, key: KeyName = 'github') =>
  tokenOf({ ...github, ...claims }, header, key);
const ofGitlab = (claims: object) =>
  tokenOf({ ...gitlab, ...claims }, {}, 'gitlab');
const written = (text: string, by: string) => {
  const json = JSON.stringify(github);
  expect(json).toContain(text);
  return tokenOf(json.replace(text, by));
};

function verify(
  token: string,
  expected: Partial<ExpectedSubmission> = {},
  now = NOW,
  seen: readonly string[] = [],
) {
  return verifyEvidenceToken(
    token,
    {
      audience: AUDIENCE,
      manifest,
      repositoryId: '456',
      ownerId: '123',
      nonce: NONCE,
      ...expected,
    },
    { issuers, now, wasSeen: (_, jti) => seen.includes(jti) },
  );
}

const pem = keys.github.publicKey.export({ format: 'pem', type: 'spki' });
const strangerJwk = keys.stranger.publicKey.export({ format: 'jwk' });

type Attack = [
  what: string,
  code: EvidenceTokenErrorCode,
  token: () => string,
  expected?: Partial<ExpectedSubmission>,
  now?: Date,
];

const attacks: Attack[] = [
  // Signatures and keys
  [
    'no signature, and an algorithm that says so in capitals',
    'unsupported-algorithm',
    () => `${encode({ alg: 'NONE', kid: 'k1' })}.${encode(github)}.`,
  ],
  [
    'the public key as a shared secret',
    'unsupported-algorithm',
    () => {
      const signed = `${encode({ alg: 'HS256', kid: 'k1' })}.${encode(github)}`;
      const mac = createHmac('sha256', pem).update(signed).digest('base64url');
      return `${signed}.${mac}`;
    },
  ],
  [
    'the algorithm of another key',
    'unknown-key',
    () => ofGithub({}, { alg: 'ES256' }),
  ],
  [
    'a signature that was left away',
    'bad-signature',
    () => ofGithub({}).replace(/[^.]+$/, ''),
  ],
  [
    'a path for the name of a key',
    'unknown-key',
    () => ofGithub({}, { kid: '../../keys/k1' }, 'stranger'),
  ],
  [
    'the key of another issuer, whose name is the same',
    'bad-signature',
    () => ofGithub({}, {}, 'ghes'),
  ],
  [
    'a key of one’s own in the header',
    'bad-signature',
    () => ofGithub({}, { jwk: strangerJwk }, 'stranger'),
  ],
  [
    'an address of one’s own for the keys in the header',
    'bad-signature',
    () =>
      ofGithub(
        {},
        { jku: 'https://evil.example/jwks', x5u: 'https://evil.example/x' },
        'stranger',
      ),
  ],
  [
    'a critical extension',
    'unsupported-header',
    () => ofGithub({}, { crit: ['exp'], exp: 0 }),
  ],
  [
    'a payload that is not encoded',
    'unsupported-header',
    () => ofGithub({}, { crit: ['b64'], b64: false }),
  ],
  [
    'a token of another kind from the same issuer',
    'unsupported-header',
    () => ofGithub({}, { typ: 'at+jwt' }),
  ],
  // Form
  [
    'a token of a megabyte',
    'too-large',
    () => ofGithub({ pad: 'x'.repeat(1_000_000) }),
  ],
  ['white space after the token', 'malformed-token', () => `${ofGithub({})}\n`],
  [
    'claims that are a list',
    'malformed-token',
    () => tokenOf(JSON.stringify([github])),
  ],
  [
    'a repository that is there twice',
    'ambiguous-token',
    () => written('"repository_id"', '"repository_id":"999","repository_id"'),
  ],
  [
    'an issuer that is there twice, once in other letters',
    'ambiguous-token',
    () => written('"iss"', '"\\u0069ss":"https://evil.example","iss"'),
  ],
  [
    'an algorithm that is there twice',
    'ambiguous-token',
    () => tokenOf(github, '{"alg":"none","alg":"RS256","kid":"k1"}'),
  ],
  // Issuers
  [
    'an issuer with a slash at its end',
    'unknown-issuer',
    () => ofGithub({ iss: `${GITHUB}/` }),
  ],
  [
    'an issuer in capitals',
    'unknown-issuer',
    () => ofGithub({ iss: GITHUB.toUpperCase() }),
  ],
  [
    'an issuer with a path',
    'unknown-issuer',
    () => ofGithub({ iss: `${GITHUB}/acme` }),
  ],
  [
    'the host of an Enterprise Server without its path',
    'unknown-issuer',
    () => ofGithub({ iss: 'https://git.acme.example' }, {}, 'ghes'),
  ],
  [
    'an issuer that looks the same (Cyrillic о)',
    'unknown-issuer',
    () => ofGithub({ iss: GITHUB.replace('token', 't\u043eken') }),
  ],
  ['no issuer', 'unknown-issuer', () => ofGithub({ iss: undefined })],
  ['issuers in a list', 'unknown-issuer', () => ofGithub({ iss: [GITHUB] })],
  // Times
  [
    'a token that ended 30 seconds ago',
    'expired',
    () => ofGithub({ exp: SECONDS - 30 }),
  ],
  [
    'a token that begins in 31 seconds',
    'not-yet-valid',
    () => ofGithub({ nbf: SECONDS + 31 }),
  ],
  [
    'a token that was made in 31 seconds',
    'not-yet-valid',
    () => ofGithub({ iat: SECONDS + 31, nbf: SECONDS }),
  ],
  [
    'a token that is a second too old',
    'stale',
    () => ofGithub({ iat: SECONDS - 15 * 60 - 31 }),
  ],
  [
    'an end that is a text',
    'missing-claim',
    () => ofGithub({ exp: String(SECONDS + 300) }),
  ],
  [
    'a beginning that is a text',
    'missing-claim',
    () => ofGithub({ nbf: 'later' }),
  ],
  [
    'an end that never comes',
    'missing-claim',
    () => written(`"exp":${SECONDS + 300}`, '"exp":1e999'),
  ],
  [
    'a time in milliseconds',
    'not-yet-valid',
    () => ofGithub({ iat: SECONDS * 1000 }),
  ],
  ['no end', 'missing-claim', () => ofGithub({ exp: undefined })],
  [
    'any token at all, by a clock that is broken',
    'not-yet-valid',
    () => ofGithub({}),
    {},
    new Date(NaN),
  ],
  // Audiences
  [
    'one right audience and one wrong',
    'wrong-audience',
    () => ofGithub({ aud: ['https://sts.amazonaws.com', bound] }),
  ],
  ['no audience', 'wrong-audience', () => ofGithub({ aud: [] })],
  [
    'an audience of the portal and no manifest',
    'manifest-not-bound',
    () => ofGithub({ aud: AUDIENCE }),
  ],
  [
    'the digest of another manifest',
    'manifest-not-bound',
    () => ofGithub({ aud: evidenceAudience(AUDIENCE, `${manifest} `) }),
  ],
  [
    'the digest in capitals',
    'manifest-not-bound',
    () => ofGithub({ aud: bound.replace(digest, digest.toUpperCase()) }),
  ],
  [
    'half the digest',
    'manifest-not-bound',
    () => ofGithub({ aud: bound.slice(0, -32) }),
  ],
  [
    'two digests',
    'manifest-not-bound',
    () => ofGithub({ aud: `${bound}#sha256:${digest}` }),
  ],
  [
    'the audience of another portal that begins like this one',
    'wrong-audience',
    () => ofGithub({ aud: bound.replace('evidence', 'evidence2') }),
  ],
  // Workflows
  [
    'the graders’ workflow in a fork',
    'untrusted-workflow',
    () =>
      ofGithub({
        job_workflow_ref: `ada/lab-graders/.github/workflows/grade.yml@refs/tags/v1`,
      }),
  ],
  [
    'a workflow of one’s own that says it was called by the graders’',
    'untrusted-workflow',
    () =>
      ofGithub({
        job_workflow_ref:
          'acme/lab-ada/.github/workflows/lab.yml@refs/heads/main',
        workflow_ref: `${WORKFLOW}@refs/tags/v1`,
        workflow_sha: REVIEWED,
      }),
  ],
  [
    'a branch that is called like the tag',
    'unpinned-workflow',
    () =>
      ofGithub({
        job_workflow_ref: `${WORKFLOW}@refs/heads/v1`,
        job_workflow_sha: 'c'.repeat(40),
      }),
  ],
  [
    'the commit in capitals, which nobody reviewed so',
    'unpinned-workflow',
    () => ofGithub({ job_workflow_sha: REVIEWED.toUpperCase() }),
  ],
  [
    'the beginning of a commit that was reviewed',
    'unpinned-workflow',
    () => ofGithub({ job_workflow_sha: REVIEWED.slice(0, 7) }),
  ],
  [
    'a file beside the workflow, with an @ in its name',
    'untrusted-workflow',
    () => ofGithub({ job_workflow_ref: `${WORKFLOW}@mine.yml@refs/tags/v1` }),
  ],
  [
    'a workflow with no version',
    'untrusted-workflow',
    () => ofGithub({ job_workflow_ref: WORKFLOW }),
  ],
  [
    'a configuration of the learner’s own project',
    'untrusted-workflow',
    () =>
      ofGitlab({
        ci_config_ref_uri: 'gitlab.com/ada/lab//.gitlab-ci.yml@refs/heads/main',
      }),
  ],
  [
    'a configuration of another GitLab with the same path',
    'untrusted-workflow',
    () =>
      ofGitlab({
        ci_config_ref_uri:
          'gitlab.evil.example/acme/graders//.gitlab-ci.yml@refs/heads/main',
      }),
  ],
  [
    'a configuration that GitLab knows no commit of',
    'missing-claim',
    () => ofGitlab({ ci_config_sha: null }),
  ],
  [
    'a configuration at a commit that was not reviewed',
    'unpinned-workflow',
    () => ofGitlab({ ci_config_sha: COMMIT }),
  ],
  // What started it, and where
  ...[
    'pull_request',
    'pull_request_target',
    'issue_comment',
    'workflow_run',
    'PUSH',
  ].map(
    (event): Attack => [
      `a run that ${event} started`,
      'forbidden-event',
      () => ofGithub({ event_name: event }),
    ],
  ),
  ...[
    'merge_request_event',
    'external_pull_request_event',
    'pipeline',
    'parent_pipeline',
  ].map(
    (source): Attack => [
      `a pipeline that ${source} started`,
      'forbidden-event',
      () => ofGitlab({ pipeline_source: source }),
    ],
  ),
  [
    'a runner of one’s own that is called hosted',
    'untrusted-runner',
    () => ofGithub({ runner_environment: 'GitHub-Hosted' }),
  ],
  [
    'the word of GitHub for a runner of GitLab',
    'untrusted-runner',
    () => ofGitlab({ runner_environment: 'github-hosted' }),
  ],
  // Repositories, commits, attempts
  [
    'a repository whose id begins the same',
    'wrong-repository',
    () => ofGithub({ repository_id: '4567' }),
  ],
  [
    'an id in other digits',
    'wrong-repository',
    () => ofGithub({ repository_id: '\uff14\uff15\uff16' }),
  ],
  [
    'an id that is rounded to that of the workspace',
    'missing-claim',
    () => written('"repository_id":"456"', '"repository_id":9007199254740993'),
    { repositoryId: '9007199254740992' },
  ],
  [
    'an id in a list',
    'missing-claim',
    () => ofGithub({ repository_id: ['456'] }),
  ],
  [
    'a repository of the same name that was made anew',
    'wrong-repository',
    () => ofGithub({ repository: 'acme/lab-ada', repository_id: '789' }),
  ],
  [
    'a project that was moved to another namespace',
    'wrong-owner',
    () => ofGitlab({ namespace_id: '9' }),
  ],
  [
    'the claims of GitHub from GitLab',
    'missing-claim',
    () => tokenOf({ ...github, iss: GITLAB }, {}, 'gitlab'),
  ],
  [
    'a commit of another branch of the same name as the tag',
    'wrong-commit',
    () => ofGithub({ ref: 'refs/tags/main', sha: 'e'.repeat(40) }),
  ],
  [
    'the number of another workspace’s attempt',
    'wrong-nonce',
    () => ofGithub({}),
    { nonce: 'attempt-7-9876543210' },
  ],
  ['no number of its own', 'missing-claim', () => ofGithub({ jti: '' })],
];

describe('attacks on tokens', () => {
  it.each(attacks)(
    'are refused: %s: %s',
    async (...[, code, token, expected, now]) => {
      const error = await verify(token(), expected, now).catch(it => it);

      expect(error).toBeInstanceOf(EvidenceTokenError);
      expect(error.code).toBe(code);
      // Who reads it has to be able to do something, and a log not to be filled.
      expect(error.message.length).toBeGreaterThan(20);
      expect(error.message.length).toBeLessThan(600);
    },
  );

  it('do not succeed the second time, up to the last second at which the first is accepted', async () => {
    const token = ofGithub({});
    const { jti, expiresAt } = await verify(token);
    const last = new Date(Date.parse(expiresAt) - 1);

    await expect(verify(token, {}, last)).resolves.toMatchObject({ jti });
    await expect(verify(token, {}, last, [jti])).rejects.toMatchObject({
      code: 'replayed',
    });
    // From then on nobody has to remember it.
    await expect(verify(token, {}, new Date(expiresAt))).rejects.toMatchObject({
      code: 'expired',
    });
  });

  it('tell of keys that cannot be read as what they are: the portal’s fault', async () => {
    await expect(
      verifyEvidenceToken(
        ofGithub({}),
        { audience: AUDIENCE, manifest, repositoryId: '456' },
        {
          issuers: [{ ...issuers[0], keys: {} as EvidenceIssuer['keys'] }],
          now: NOW,
          wasSeen: () => false,
        },
      ),
    ).rejects.not.toBeInstanceOf(EvidenceTokenError);
  });
});

describe('honest tokens', () => {
  it.each<[string, () => string, Partial<ExpectedSubmission>?]>([
    ['a push', () => ofGithub({})],
    ['a push on GitLab', () => ofGitlab({})],
    [
      'an Enterprise Server, with its path',
      () => ofGithub({ iss: GHES }, {}, 'ghes'),
    ],
    ['an id as a number', () => ofGithub({ repository_id: 456 })],
    ['an audience in a list', () => ofGithub({ aud: [bound] })],
    [
      'a repository that was renamed',
      () => ofGithub({ repository: 'acme/lab-ada-lovelace' }),
    ],
    [
      'a tag with an @ in its name',
      () => ofGithub({ job_workflow_ref: `${WORKFLOW}@refs/tags/grade@1.2` }),
    ],
    [
      'a workflow that is called by its commit',
      () => ofGithub({ job_workflow_ref: `${WORKFLOW}@${REVIEWED}` }),
    ],
    ['a tag of the learner’s', () => ofGithub({ ref: 'refs/tags/v1' })],
    ['no nbf', () => ofGithub({ nbf: undefined })],
    [
      'fractions of a second',
      () => ofGithub({ iat: SECONDS - 0.5, exp: SECONDS + 299.5 }),
    ],
    ['the last second', () => ofGithub({ exp: SECONDS - 29 })],
    ['the oldest', () => ofGithub({ iat: SECONDS - 15 * 60 - 30 })],
    [
      'a thumbprint of the key in the header',
      () => ofGithub({}, { x5t: 'ykNaY4qM_ta4k2TgZOCEYLkcYlA' }),
    ],
    ['no type in the header', () => ofGithub({}, { typ: undefined })],
    [
      'groups that fill some kilobytes',
      () =>
        ofGitlab({
          groups_direct: Array.from(
            { length: 200 },
            (_, i) => `acme/group-${i}`,
          ),
        }),
    ],
    ['a run by hand on GitLab', () => ofGitlab({ pipeline_source: 'web' })],
    [
      'a branch on GitLab that is not protected',
      () => ofGitlab({ ref: 'try', ref_protected: 'false' }),
    ],
    ['a portal that gives no nonce', () => ofGithub({}), { nonce: undefined }],
  ])('are accepted: %s', async (...[, token, expected]) => {
    await expect(verify(token(), expected)).resolves.toMatchObject({
      repositoryId: '456',
      ownerId: '123',
      commit: COMMIT,
    });
  });
});
