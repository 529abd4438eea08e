import {
  compactVerify,
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  errors,
  JWTPayload,
  ProtectedHeaderParameters,
} from 'jose';
import { duplicateKey } from '../evidence/duplicateKey';
import { parseEvidenceManifest } from '../evidence/parseEvidenceManifest';
import { CiClaims, HOSTED, readClaims, TRUSTED_EVENTS } from './ciClaims';
import { evidenceAudience } from './evidenceAudience';
import { EvidenceIssuer, ExpectedSubmission } from './EvidenceIssuer';
import {
  EvidenceTokenError,
  EvidenceTokenErrorCode,
} from './EvidenceTokenError';

/*
 * Evidence is worth as much as the claim of who made it. A secret in a learner's repository can be read by the learner,
 * so what is believed is a token that the CI system signs for one job: that it ran the platform team's own workflow at a
 * reviewed commit, on a machine that the learner does not own, in the repository of the workspace, on the commit that the
 * manifest names. The audience holds the digest of the manifest, and the manifest the digest of every file, so the
 * token vouches for exactly these bytes, once.
 *
 * The function has no clock, no network and no memory of its own: time, keys and what was seen are passed in, and who
 * calls it remembers `jti` until `expiresAt`.
 */

/** CI systems sign with RSA or elliptic curves; `none` and shared secrets (`HS…`) prove nothing. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'ES256', 'ES384'];

/** Clocks differ by so many seconds. */
const SKEW_SECONDS = 30;

/** A job asks for its token right before it submits; older ones are of no use to an honest job. */
const MAX_AGE_SECONDS = 15 * 60;

/** Tokens of GitHub and GitLab have 1 to 2 kB, and reach the portal in a header. */
const MAX_CHARACTERS = 16 * 1024;

/** What comes after a workflow and `@`. Names of branches and tags may hold `@` themselves. */
const VERSION = /^(refs\/.+|[0-9a-f]{40})$/;

/** A segment of a token is base64url alone, so that no two texts are the same token. */
const COMPACT = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/** What else decides about a token. @public */
export interface TokenCircumstances {
  issuers: readonly EvidenceIssuer[];
  now: Date;
  /** Whether a `jti` of an issuer was used before. */
  wasSeen(issuer: string, jti: string): boolean;
}

/** What a token proved. @public */
export interface VerifiedToken {
  issuer: string;
  kind: EvidenceIssuer['kind'];
  repositoryId: string;
  ownerId: string;
  commit: string;
  ref: string;
  workflow: string;
  workflowCommit: string;
  runId: string;
  /** To be remembered until {@link VerifiedToken.expiresAt}. */
  jti: string;
  /** When the token is refused for its age, so that its `jti` can be forgotten. ISO 8601, UTC. */
  expiresAt: string;
}

/**
 * Verifies that a token of a CI job vouches for a manifest.
 *
 * @param token - a JSON Web Token, as `ACTIONS_ID_TOKEN_REQUEST_URL` or `id_tokens` give it
 * @throws {@link EvidenceTokenError} with one `code` a reason
 * @throws EvidenceError where the manifest cannot be read
 * @public
 */
export async function verifyEvidenceToken(
  token: string,
  expected: ExpectedSubmission,
  circumstances: TokenCircumstances,
): Promise<VerifiedToken> {
  const issuer = findIssuer(token, circumstances.issuers);
  const payload = await verifySignature(token, issuer);
  const expiresAt = assertTimely(payload, circumstances.now);
  assertAudience(payload, expected);
  const claims = readClaims(issuer.kind, payload);
  assertWorkflow(claims, issuer);
  assertRun(claims, issuer);
  assertSubmission(claims, expected);
  if (circumstances.wasSeen(issuer.issuer, claims.jti)) {
    throw refused(
      'replayed',
      'The token was used before. Run the job again: each run gets a token of its own.',
    );
  }
  const { event: _event, runner: _runner, ...proved } = claims;
  return { issuer: issuer.issuer, kind: issuer.kind, ...proved, expiresAt };
}

function findIssuer(
  token: string,
  issuers: readonly EvidenceIssuer[],
): EvidenceIssuer {
  if (token.length > MAX_CHARACTERS) {
    throw refused(
      'too-large',
      `The token has ${token.length} characters, at most ${MAX_CHARACTERS} are read.`,
    );
  }
  const { header, payload } = decode(token);
  const { alg: algorithm } = header;
  const claimed: unknown = payload.iss;
  if (!algorithm || !ALGORITHMS.includes(algorithm)) {
    throw refused(
      'unsupported-algorithm',
      `The token is signed with ${
        algorithm ?? 'nothing'
      }, expected ${ALGORITHMS.join(', ')}.`,
    );
  }
  const issuer = issuers.find(it => it.issuer === claimed);
  if (!issuer) {
    throw refused(
      'unknown-issuer',
      `The token is of ${
        claimed === undefined ? 'nobody' : String(claimed)
      }, which this portal does not trust; expected ${issuers
        .map(it => it.issuer)
        .join(', ')}.`,
    );
  }
  return issuer;
}

function decode(token: string): {
  header: ProtectedHeaderParameters;
  payload: JWTPayload;
} {
  let header: ProtectedHeaderParameters;
  let payload: JWTPayload;
  try {
    header = decodeProtectedHeader(token);
    payload = decodeJwt(token);
  } catch {
    throw refused('malformed-token', 'The token is no JSON Web Token.');
  }
  if (!COMPACT.test(token)) {
    throw refused(
      'malformed-token',
      'The token is no JSON Web Token: it has characters that are none of base64url.',
    );
  }
  for (const segment of token.split('.').slice(0, 2)) {
    const twice = duplicateKey(Buffer.from(segment, 'base64url').toString());
    if (twice !== undefined) {
      throw refused(
        'ambiguous-token',
        `The token has ${twice} twice: readers could disagree on which one counts.`,
      );
    }
  }
  // What is critical has to be understood, and nothing is: neither GitHub nor GitLab asks for it.
  if (header.crit !== undefined || header.b64 !== undefined) {
    throw refused(
      'unsupported-header',
      'The header of the token asks for an extension (crit, b64), which no token of a CI job does.',
    );
  }
  if (header.typ !== undefined && !/^jwt$/i.test(String(header.typ))) {
    throw refused(
      'unsupported-header',
      `The token is a ${header.typ}, expected a JWT.`,
    );
  }
  return { header, payload };
}

async function verifySignature(
  token: string,
  { keys, issuer }: EvidenceIssuer,
): Promise<JWTPayload> {
  // Where the keys cannot be read the portal is at fault, and no token.
  const keySet = createLocalJWKSet(keys);
  try {
    const { payload } = await compactVerify(token, keySet, {
      algorithms: ALGORITHMS,
    });
    return JSON.parse(new TextDecoder().decode(payload));
  } catch (error) {
    if (
      error instanceof errors.JWKSNoMatchingKey ||
      error instanceof errors.JWKSMultipleMatchingKeys
    ) {
      throw refused(
        'unknown-key',
        `The token names a key that ${issuer} does not have.`,
      );
    }
    throw refused(
      'bad-signature',
      `The token is not signed by ${issuer}: its signature does not fit.`,
    );
  }
}

function assertTimely({ iat, nbf, exp }: JWTPayload, now: Date): string {
  const seconds = now.getTime() / 1000;
  if (!isTime(exp) || !isTime(iat) || (nbf !== undefined && !isTime(nbf))) {
    throw refused(
      'missing-claim',
      'The token has no times (iat, exp) that are numbers of seconds, so nobody knows how old it is.',
    );
  }
  // Each comparison says what is accepted, so that a clock that is broken (NaN) accepts nothing.
  if (!(Math.max(iat, nbf ?? iat) <= seconds + SKEW_SECONDS)) {
    throw refused('not-yet-valid', 'The token is of a time that is to come.');
  }
  if (!(exp > seconds - SKEW_SECONDS)) {
    throw refused(
      'expired',
      `The token expired at ${iso(exp)}. Run the job again.`,
    );
  }
  if (!(iat >= seconds - MAX_AGE_SECONDS - SKEW_SECONDS)) {
    throw refused(
      'stale',
      `The token is of ${iso(iat)}, more than ${
        MAX_AGE_SECONDS / 60
      } minutes ago. Ask for it right before the evidence is sent.`,
    );
  }
  return iso(Math.min(exp, iat + MAX_AGE_SECONDS) + SKEW_SECONDS);
}

/** Whether a claim is a time that a date can hold: JSON has texts, and numbers without end (`1e999`). */
function isTime(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value < 8.64e12;
}

function assertAudience(
  { aud }: JWTPayload,
  { audience, manifest }: ExpectedSubmission,
): void {
  const [only, ...others] = Array.isArray(aud) ? aud : [aud];
  if (
    others.length ||
    typeof only !== 'string' ||
    only.split('#')[0] !== audience
  ) {
    throw refused(
      'wrong-audience',
      `The token is for ${[only, ...others].join(
        ', ',
      )}, expected one for ${audience} alone.`,
    );
  }
  if (only !== evidenceAudience(audience, manifest)) {
    throw refused(
      'manifest-not-bound',
      'The token is for another manifest than the one that was sent: one of the two was changed.',
    );
  }
}

function assertWorkflow(
  { workflow, workflowCommit }: CiClaims,
  { workflows }: EvidenceIssuer,
): void {
  const trusted = workflows.filter(
    ({ path }) =>
      workflow.startsWith(`${path}@`) &&
      VERSION.test(workflow.slice(path.length + 1)),
  );
  if (!trusted.length) {
    throw refused(
      'untrusted-workflow',
      `The job ran ${workflow}, which is no workflow of the platform team. Call theirs, as the repository did when it was made.`,
    );
  }
  if (!trusted.some(({ commits }) => commits.includes(workflowCommit))) {
    throw refused(
      'unpinned-workflow',
      `The job ran ${workflow} at ${workflowCommit}, which was not reviewed.`,
    );
  }
}

function assertRun(
  { event, runner }: CiClaims,
  { kind, runners = HOSTED[kind] }: EvidenceIssuer,
): void {
  if (!TRUSTED_EVENTS[kind].includes(event)) {
    throw refused(
      'forbidden-event',
      `The job was started by ${event}, expected ${TRUSTED_EVENTS[kind].join(
        ', ',
      )}: what others can bring about proves nothing. Push to your own repository instead.`,
    );
  }
  if (!runners.includes(runner)) {
    throw refused(
      'untrusted-runner',
      `The job ran on a ${runner} runner, expected ${runners.join(' or ')}.`,
    );
  }
}

function assertSubmission(
  claims: CiClaims,
  { manifest, repositoryId, ownerId, nonce }: ExpectedSubmission,
): void {
  if (claims.repositoryId !== repositoryId) {
    throw refused(
      'wrong-repository',
      `The job ran in repository ${claims.repositoryId}, the workspace has ${repositoryId}.`,
    );
  }
  if (ownerId !== undefined && claims.ownerId !== ownerId) {
    throw refused(
      'wrong-owner',
      `The repository belongs to ${claims.ownerId}, the workspace was made for ${ownerId}.`,
    );
  }
  const stated = parseEvidenceManifest(manifest);
  if (claims.commit !== stated.commit) {
    throw refused(
      'wrong-commit',
      `The job ran commit ${claims.commit}, the manifest names ${stated.commit}.`,
    );
  }
  if (nonce !== undefined && stated.nonce !== nonce) {
    throw refused(
      'wrong-nonce',
      'The manifest is of another attempt: fetch the number of this one and run the lab again.',
    );
  }
}

function refused(
  code: EvidenceTokenErrorCode,
  message: string,
): EvidenceTokenError {
  return new EvidenceTokenError(code, message);
}

function iso(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
