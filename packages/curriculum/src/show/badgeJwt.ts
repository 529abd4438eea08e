import {
  PublicJwks,
  SignatureError,
  signCompact,
  SigningKey,
  verifyCompact,
} from '../signing/jws';
import { OpenBadgeCredential } from './openBadge';

/**
 * Signs a badge as a VC-JWT with RS256 (the JWT proof format of Open Badges 3.0): the payload is the badge with the registered claims that
 * say the same.
 *
 * @returns a compact JWS
 * @throws RangeError where the key is no private RSA key of at least 2048 bits
 * @public
 */
export function signBadge(
  credential: OpenBadgeCredential,
  key: SigningKey,
): string {
  return signCompact(
    {
      ...credential,
      iss: credential.issuer.id,
      jti: credential.id,
      nbf: seconds(credential.validFrom),
      sub: credential.credentialSubject.id,
      ...(credential.validUntil ? { exp: seconds(credential.validUntil) } : {}),
    },
    key,
    'JWT',
  );
}

/**
 * Verifies a badge: its signature by the issuer's keys, that claims and badge say the same, that it is valid now, and that
 * it was not revoked.
 *
 * @param options - `jwks`: of the issuer, got from the issuer; `now`: ISO 8601; `revoked`: the issuer's list
 * @throws SignatureError that says in words why the badge does not hold
 * @public
 */
export function verifyBadge(
  jwt: string,
  options: {
    issuer: string;
    jwks: PublicJwks;
    now: string;
    revoked?: RevocationList;
  },
): OpenBadgeCredential {
  const { iss, jti, nbf, sub, exp, ...rest } = verifyCompact(
    jwt,
    options.jwks,
    'JWT',
  );
  const credential = rest as unknown as OpenBadgeCredential;
  const same: [string, unknown, unknown][] = [
    ['iss', iss, credential.issuer?.id],
    ['iss', iss, options.issuer],
    ['jti', jti, credential.id],
    ['sub', sub, credential.credentialSubject?.id],
    ['nbf', nbf, seconds(credential.validFrom)],
    [
      'exp',
      exp,
      credential.validUntil ? seconds(credential.validUntil) : undefined,
    ],
  ];
  for (const [claim, found, expected] of same) {
    if (found !== expected) {
      throw new SignatureError(
        `The claim ${claim} is ${JSON.stringify(found)}, but ${JSON.stringify(
          expected,
        )} was expected`,
      );
    }
  }
  const now = Date.parse(options.now);
  if (now < Date.parse(credential.validFrom)) {
    throw new SignatureError(
      `The badge is not valid before ${credential.validFrom}`,
    );
  }
  if (credential.validUntil && now >= Date.parse(credential.validUntil)) {
    throw new SignatureError(`The badge ended on ${credential.validUntil}`);
  }
  const revocation = options.revoked?.revokedCredentials.find(
    it => it.id === credential.id,
  );
  if (revocation) {
    throw new SignatureError(
      `The badge was revoked: ${revocation.revocationReason}`,
    );
  }
  return credential;
}

/** Badges that were given by mistake, as an issuer publishes them (1EdTech revocation list). @public */
export interface RevocationList {
  /** Its own URL. */
  id: string;
  issuer: string;
  revokedCredentials: {
    id: string;
    revoked: true;
    revocationReason: string;
  }[];
}

/**
 * Builds the list of revoked badges that `credentialStatus` of each of them points at.
 *
 * @throws RangeError where a badge is revoked without a reason
 * @public
 */
export function revocationList(
  id: string,
  issuer: string,
  revoked: readonly { credentialId: string; reason: string }[],
): RevocationList {
  return {
    id,
    issuer,
    revokedCredentials: revoked.map(({ credentialId, reason }) => {
      if (!reason.trim()) {
        throw new RangeError(`The revocation of ${credentialId} has no reason`);
      }
      return { id: credentialId, revoked: true, revocationReason: reason };
    }),
  };
}

function seconds(time: string): number {
  return Math.floor(Date.parse(time) / 1000);
}
