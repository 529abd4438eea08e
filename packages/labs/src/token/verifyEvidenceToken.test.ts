import {
  base64url,
  exportJWK,
  generateKeyPair,
  JSONWebKeySet,
  KeyLike,
  SignJWT,
} from 'jose';
import { bundleOf } from '../grading/__fixtures__/evidenceOf';
import { evidenceAudience } from './evidenceAudience';
import { EvidenceIssuer, ExpectedSubmission } from './EvidenceIssuer';
import { EvidenceTokenError } from './EvidenceTokenError';
import { TokenCircumstances, verifyEvidenceToken } from './verifyEvidenceToken';

const GITHUB = 'https://token.actions.githubusercontent.com';
const GITLAB = 'https://gitlab.com';
const GHES = 'https://git.acme.example/_services/token';
const AUDIENCE = 'https://portal.example/api/academy/evidence';
const NOW = new Date('2026-11-23T12:00:00Z');
const COMMIT = 'b'.repeat(40);
const REVIEWED = 'a'.repeat(40);
const NONCE = 'attempt-7-0123456789';

const manifestOf = (more: object = {}) =>
  bundleOf({}, { more: { commit: COMMIT, nonce: NONCE, ...more } }).manifest;
const manifest = manifestOf();

const githubClaims = {
  repository_id: '456',
  repository_owner_id: '123',
  sha: COMMIT,
  ref: 'refs/heads/main',
  job_workflow_ref: 'acme/lab-graders/.github/workflows/grade.yml@refs/tags/v1',
  job_workflow_sha: REVIEWED,
  event_name: 'push',
  runner_environment: 'github-hosted',
  run_id: '99',
  jti: 'token-1',
};

const gitlabClaims = {
  project_id: '456',
  namespace_id: '123',
  sha: COMMIT,
  ref: 'main',
  ci_config_ref_uri: 'gitlab.com/acme/graders//.gitlab-ci.yml@refs/heads/main',
  ci_config_sha: REVIEWED,
  pipeline_source: 'push',
  runner_environment: 'gitlab-hosted',
  pipeline_id: '99',
  jti: 'token-2',
};

interface Minting {
  issuer?: string;
  claims?: Record<string, unknown>;
  audience?: string | string[];
  key?: KeyLike;
  alg?: string;
  kid?: string;
  /** Seconds from now. */
  iat?: number;
  exp?: number;
  nbf?: number;
}

describe('verifyEvidenceToken', () => {
  let keys: { privateKey: KeyLike; publicKey: KeyLike };
  let elliptic: { privateKey: KeyLike; publicKey: KeyLike };
  let stranger: { privateKey: KeyLike };
  let jwks: JSONWebKeySet;
  let issuers: EvidenceIssuer[];

  beforeAll(async () => {
    keys = await generateKeyPair('RS256');
    elliptic = await generateKeyPair('ES256');
    stranger = await generateKeyPair('RS256');
    jwks = {
      keys: [
        { ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'RS256' },
        { ...(await exportJWK(elliptic.publicKey)), kid: 'k2', alg: 'ES256' },
      ],
    };
    const workflows = [
      {
        path: 'acme/lab-graders/.github/workflows/grade.yml',
        commits: ['0'.repeat(40), REVIEWED],
      },
    ];
    issuers = [
      { issuer: GITHUB, kind: 'github', keys: jwks, workflows },
      {
        issuer: GHES,
        kind: 'github',
        keys: jwks,
        workflows,
        runners: ['github-hosted', 'self-hosted'],
      },
      {
        issuer: GITLAB,
        kind: 'gitlab',
        keys: jwks,
        workflows: [
          {
            path: 'gitlab.com/acme/graders//.gitlab-ci.yml',
            commits: [REVIEWED],
          },
        ],
      },
    ];
  });

  function mint(options: Minting = {}): Promise<string> {
    const seconds = NOW.getTime() / 1000;
    const { iat = -5, exp = 300, nbf } = options;
    const jwt = new SignJWT({
      ...(options.issuer === GITLAB ? gitlabClaims : githubClaims),
      ...options.claims,
    })
      .setProtectedHeader({
        alg: options.alg ?? 'RS256',
        kid: options.kid ?? 'k1',
      })
      .setIssuer(options.issuer ?? GITHUB)
      .setAudience(options.audience ?? evidenceAudience(AUDIENCE, manifest))
      .setIssuedAt(seconds + iat)
      .setExpirationTime(seconds + exp);
    if (nbf !== undefined) {
      jwt.setNotBefore(seconds + nbf);
    }
    return jwt.sign(options.key ?? keys.privateKey);
  }

  function verify(
    token: string,
    expected: Partial<ExpectedSubmission> = {},
    circumstances: Partial<TokenCircumstances> = {},
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
      { issuers, now: NOW, wasSeen: () => false, ...circumstances },
    );
  }

  it('tells who ran what, and until when the token is to be remembered', async () => {
    expect(await verify(await mint())).toEqual({
      issuer: GITHUB,
      kind: 'github',
      repositoryId: '456',
      ownerId: '123',
      commit: COMMIT,
      ref: 'refs/heads/main',
      workflow: githubClaims.job_workflow_ref,
      workflowCommit: REVIEWED,
      runId: '99',
      jti: 'token-1',
      expiresAt: '2026-11-23T12:05:30.000Z',
    });
  });

  type Honest = [string, () => Promise<string>, Partial<ExpectedSubmission>?];

  it.each<Honest>([
    ['a push', () => mint()],
    ['a job of GitLab', () => mint({ issuer: GITLAB })],
    [
      'a GitLab that writes ids as numbers',
      () => mint({ issuer: GITLAB, claims: { project_id: 456 } }),
    ],
    ['a job of an Enterprise Server', () => mint({ issuer: GHES })],
    [
      'a runner of one’s own, where the issuer is configured for it',
      () =>
        mint({ issuer: GHES, claims: { runner_environment: 'self-hosted' } }),
    ],
    [
      'a key of an elliptic curve',
      () => mint({ key: elliptic.privateKey, alg: 'ES256', kid: 'k2' }),
    ],
    ['a clock that is ahead by 20 seconds', () => mint({ iat: 20, nbf: 20 })],
    ['a token that expired 20 seconds ago', () => mint({ exp: -20 })],
    [
      'a run by hand',
      () => mint({ claims: { event_name: 'workflow_dispatch' } }),
    ],
    ['a branch', () => mint({ claims: { ref: 'refs/heads/second-try' } })],
    [
      'the workflow at another tag with a reviewed commit',
      () =>
        mint({
          claims: {
            job_workflow_ref:
              'acme/lab-graders/.github/workflows/grade.yml@refs/tags/v0',
            job_workflow_sha: '0'.repeat(40),
          },
        }),
    ],
    [
      'an audience in a list of one',
      () => mint({ audience: [evidenceAudience(AUDIENCE, manifest)] }),
    ],
    [
      'claims that nobody asked for',
      () => mint({ claims: { enterprise: 'acme' } }),
    ],
    [
      'a portal that gives no nonce',
      () => mint(),
      { nonce: undefined, ownerId: undefined },
    ],
  ])('accepts %s', async (...[, token, expected]) => {
    await expect(verify(await token(), expected)).resolves.toMatchObject({
      repositoryId: '456',
      commit: COMMIT,
    });
  });

  type Attack = [
    string,
    string,
    () => Promise<string>,
    RegExp,
    Partial<ExpectedSubmission>?,
  ];

  const attacks: Attack[] = [
    [
      'something that is no token',
      'malformed-token',
      async () => 'acu_secret',
      /no JSON Web Token/,
    ],
    [
      'a token that is signed with nothing',
      'unsupported-algorithm',
      async () => {
        const [, payload] = (await mint()).split('.');
        return `${base64url.encode('{"alg":"none"}')}.${payload}.`;
      },
      /signed with none/,
    ],
    [
      'a token that is signed with the public key as a secret',
      'unsupported-algorithm',
      () =>
        new SignJWT(githubClaims)
          .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
          .setIssuer(GITHUB)
          .sign(new TextEncoder().encode(JSON.stringify(jwks.keys[0]))),
      /signed with HS256/,
    ],
    [
      'an issuer of one’s own',
      'unknown-issuer',
      () => mint({ issuer: 'https://token.evil.example' }),
      /of https:\/\/token\.evil\.example, which this portal does not trust/,
    ],
    [
      'an issuer that only begins like one',
      'unknown-issuer',
      () => mint({ issuer: `${GITHUB}.evil.example` }),
      /does not trust/,
    ],
    [
      'a key that the issuer does not have',
      'unknown-key',
      () => mint({ key: stranger.privateKey, kid: 'k9' }),
      /does not have/,
    ],
    [
      'a key of one’s own under the name of the issuer’s',
      'bad-signature',
      () => mint({ key: stranger.privateKey }),
      /signature does not fit/,
    ],
    [
      'claims that were changed after they were signed',
      'bad-signature',
      async () => {
        const [header, payload, signature] = (await mint()).split('.');
        const claims = JSON.parse(
          new TextDecoder().decode(base64url.decode(payload)),
        );
        return [
          header,
          base64url.encode(JSON.stringify({ ...claims, repository_id: '1' })),
          signature,
        ].join('.');
      },
      /signature does not fit/,
    ],
    [
      'a token of yesterday',
      'expired',
      () => mint({ iat: -86400, exp: -86100 }),
      /expired at 2026-11-22T12:05:00/,
    ],
    [
      'a token of tomorrow',
      'not-yet-valid',
      () => mint({ iat: 86400, exp: 90000 }),
      /a time that is to come/,
    ],
    [
      'a token that was kept in store',
      'stale',
      () => mint({ iat: -3600, exp: 3600 }),
      /more than 15 minutes ago/,
    ],
    [
      'a token for another service',
      'wrong-audience',
      () => mint({ audience: 'https://sts.amazonaws.com' }),
      /is for https:\/\/sts\.amazonaws\.com/,
    ],
    [
      'a token for this portal and another service',
      'wrong-audience',
      () =>
        mint({
          audience: [evidenceAudience(AUDIENCE, manifest), 'https://other'],
        }),
      /alone/,
    ],
    [
      'evidence that was swapped after the token was made',
      'manifest-not-bound',
      () => mint(),
      /another manifest than the one that was sent/,
      { manifest: manifestOf({ mode: 'cloud' }) },
    ],
    [
      'a token without a job’s workflow',
      'missing-claim',
      () => mint({ claims: { job_workflow_ref: '' } }),
      /no claim job_workflow_ref/,
    ],
    [
      'a workflow of one’s own',
      'untrusted-workflow',
      () =>
        mint({
          claims: {
            job_workflow_ref:
              'acme/lab-ada/.github/workflows/grade.yml@refs/heads/main',
          },
        }),
      /no workflow of the platform team/,
    ],
    [
      'a workflow whose name goes on',
      'untrusted-workflow',
      () =>
        mint({
          claims: {
            job_workflow_ref:
              'acme/lab-graders/.github/workflows/grade.yml.mine.yml@refs/tags/v1',
          },
        }),
      /no workflow of the platform team/,
    ],
    [
      'the workflow at a commit that nobody reviewed',
      'unpinned-workflow',
      () => mint({ claims: { job_workflow_sha: 'c'.repeat(40) } }),
      /which was not reviewed/,
    ],
    [
      'a pull request',
      'forbidden-event',
      () => mint({ claims: { event_name: 'pull_request_target' } }),
      /started by pull_request_target/,
    ],
    [
      'a merge request',
      'forbidden-event',
      () =>
        mint({
          issuer: GITLAB,
          claims: { pipeline_source: 'merge_request_event' },
        }),
      /started by merge_request_event/,
    ],
    [
      'a runner of the learner’s',
      'untrusted-runner',
      () => mint({ claims: { runner_environment: 'self-hosted' } }),
      /a self-hosted runner/,
    ],
    [
      'another learner’s repository',
      'wrong-repository',
      () => mint({ claims: { repository_id: '999' } }),
      /repository 999, the workspace has 456/,
    ],
    [
      'a repository that was given away',
      'wrong-owner',
      () => mint({ claims: { repository_owner_id: '9' } }),
      /belongs to 9/,
    ],
    [
      'a commit that was not run',
      'wrong-commit',
      () => mint({ claims: { sha: 'd'.repeat(40) } }),
      /ran commit dddd/,
    ],
    [
      'the evidence of an earlier attempt',
      'wrong-nonce',
      () => mint(),
      /another attempt/,
      { nonce: 'attempt-8-0123456789' },
    ],
  ];

  it.each(attacks)(
    'refuses %s: %s',
    async (...[, code, token, message, expected]) => {
      const error = await verify(await token(), expected).catch(it => it);

      expect(error).toBeInstanceOf(EvidenceTokenError);
      expect(error.code).toBe(code);
      expect(error.message).toMatch(message);
    },
  );

  it('refuses a token that was used before: replayed', async () => {
    const seen = new Set<string>();
    const wasSeen = (issuer: string, jti: string) =>
      seen.has(`${issuer} ${jti}`);
    const token = await mint();
    const { issuer, jti } = await verify(token, {}, { wasSeen });
    seen.add(`${issuer} ${jti}`);

    await expect(verify(token, {}, { wasSeen })).rejects.toMatchObject({
      code: 'replayed',
    });
    // The number of another issuer is another number.
    await expect(
      verify(await mint({ issuer: GITLAB, claims: { jti } }), {}, { wasSeen }),
    ).resolves.toMatchObject({ jti });
  });

  it('has a reason of its own for each kind of attack', () => {
    expect(
      new Set(attacks.map(([, code]) => code)).size,
    ).toBeGreaterThanOrEqual(19);
  });
});
