import { createPublicKey, KeyObject, sign, verify } from 'node:crypto';

/** A public RSA key as an issuer publishes it (RFC 7517, RFC 7518 §6.3). @public */
export type PublicJwk = {
  kid: string;
  kty: string;
  /** Modulus and exponent, base64url. */
  n: string;
  e: string;
  alg?: string;
  use?: string;
};

/** The keys of an issuer, as at its `jwks_uri`. @public */
export interface PublicJwks {
  keys: PublicJwk[];
}

/** A private RSA key and the name under which its public half is published. @public */
export interface SigningKey {
  key: KeyObject;
  kid: string;
}

/** A signature that does not hold, with why. @public */
export class SignatureError extends Error {
  name = 'SignatureError';
}

// NIST SP 800-131A; Open Badges 3.0 asks for it too.
const MIN_BITS = 2048;

/**
 * Signs a payload as a compact JWS with RS256 (RFC 7515), the one algorithm that every verifier of Open Badges 3.0 has.
 *
 * @param type - what `typ` says, e.g. `JWT`
 * @throws RangeError where the key is no private RSA key of at least 2048 bits
 */
export function signCompact(
  payload: object,
  { key, kid }: SigningKey,
  type: string,
): string {
  expectRsa(key, 'private');
  const input = [{ alg: 'RS256', typ: type, kid }, payload]
    .map(it => Buffer.from(JSON.stringify(it)).toString('base64url'))
    .join('.');
  const signature = sign('sha256', Buffer.from(input), key);
  return `${input}.${signature.toString('base64url')}`;
}

/**
 * Verifies a compact JWS by keys that the caller trusts. Keys that the JWS brings along, and every algorithm but
 * RS256, are refused: they would let whoever made it choose how it is verified.
 *
 * @throws SignatureError that says what is wrong
 */
export function verifyCompact(
  jws: string,
  jwks: PublicJwks,
  type: string,
): Record<string, unknown> {
  const parts = jws.trim().split('.');
  if (parts.length !== 3) {
    throw new SignatureError(
      `It is no compact JWS: it has ${parts.length} parts instead of three`,
    );
  }
  const header = decode(parts[0], 'header');
  if (header.alg !== 'RS256' || header.typ !== type) {
    throw new SignatureError(
      `It is signed as ${header.typ} with ${header.alg}; expected ${type} with RS256`,
    );
  }
  if (header.crit !== undefined) {
    throw new SignatureError('It asks for extensions that are not understood');
  }
  const jwk = jwks.keys.find(it => it.kid === header.kid);
  if (!jwk) {
    throw new SignatureError(
      `Its key ${JSON.stringify(header.kid)} is none of the issuer's: ${
        jwks.keys.map(it => it.kid).join(', ') || 'none'
      }`,
    );
  }
  const { kty, n, e } = jwk;
  const key = createPublicKey({ key: { kty, n, e }, format: 'jwk' });
  expectRsa(key, 'public');
  const holds = verify(
    'sha256',
    Buffer.from(`${parts[0]}.${parts[1]}`),
    key,
    Buffer.from(parts[2], 'base64url'),
  );
  if (!holds) {
    throw new SignatureError(
      'The signature does not hold: it was made with another key, or what it signs was changed',
    );
  }
  return decode(parts[1], 'payload');
}

/** The public half of a key, to be published. @public */
export function publicJwk({ key, kid }: SigningKey): PublicJwk {
  expectRsa(key, 'private');
  const {
    kty = 'RSA',
    n = '',
    e = '',
  } = createPublicKey(key).export({
    format: 'jwk',
  });
  return { kid, kty, n, e, alg: 'RS256', use: 'sig' };
}

function expectRsa(key: KeyObject, type: 'private' | 'public') {
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (key.type !== type || key.asymmetricKeyType !== 'rsa' || bits < MIN_BITS) {
    throw new RangeError(
      `Expected a ${type} RSA key of at least ${MIN_BITS} bits; found a ${
        key.type
      } ${key.asymmetricKeyType ?? 'symmetric'} key${
        bits ? ` of ${bits}` : ''
      }`,
    );
  }
}

function decode(part: string, name: string): Record<string, unknown> {
  try {
    const value = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value;
    }
  } catch {
    // said below
  }
  throw new SignatureError(`Its ${name} is no JSON object`);
}
