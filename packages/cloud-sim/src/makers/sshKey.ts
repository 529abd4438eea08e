import { createHash, type KeyObject, randomBytes } from 'node:crypto';

/*
 * Keys in the forms of OpenSSH, which Node does not write: RFC 4253 §6.6 and RFC 5656
 * §3.1 for public keys, PROTOCOL.key of OpenSSH for private ones.
 */

type Jwk = Record<string, string>;

/** Curves that OpenSSH knows, by their names in JSON Web Keys; P-224 has none. */
const CURVES: Readonly<Record<string, string>> = {
  'P-256': 'nistp256',
  'P-384': 'nistp384',
  'P-521': 'nistp521',
};

const BLOCK_BYTES = 8;
const LINE_LETTERS = 70;

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function string(value: Buffer | string): Buffer {
  const bytes = Buffer.from(value as string);
  return Buffer.concat([uint32(bytes.length), bytes]);
}

/** A positive number: no leading zeros, but one where it would look negative. */
function mpint(base64url: string): Buffer {
  const digits = Buffer.from(base64url, 'base64url');
  const start = digits.findIndex(byte => byte !== 0);
  const bytes = start < 0 ? Buffer.alloc(0) : digits.subarray(start);
  return string(
    bytes[0] >= 0x80 ? Buffer.concat([Buffer.alloc(1), bytes]) : bytes,
  );
}

function raw(base64url: string): Buffer {
  return Buffer.from(base64url, 'base64url');
}

function point({ x, y }: Jwk): Buffer {
  return Buffer.concat([Buffer.from([4]), raw(x), raw(y)]);
}

interface Parts {
  kind: string;
  publicPart: Buffer;
  privatePart(): Buffer;
}

/** `undefined` for keys that OpenSSH does not know. */
function partsOf(jwk: Jwk): Parts | undefined {
  if (jwk.kty === 'RSA') {
    return {
      kind: 'ssh-rsa',
      publicPart: Buffer.concat([mpint(jwk.e), mpint(jwk.n)]),
      privatePart: () =>
        Buffer.concat([jwk.n, jwk.e, jwk.d, jwk.qi, jwk.p, jwk.q].map(mpint)),
    };
  }
  if (jwk.kty === 'OKP') {
    return {
      kind: 'ssh-ed25519',
      publicPart: string(raw(jwk.x)),
      privatePart: () =>
        Buffer.concat([
          string(raw(jwk.x)),
          string(Buffer.concat([raw(jwk.d), raw(jwk.x)])),
        ]),
    };
  }
  const curve = CURVES[jwk.crv];
  const publicPart = () => Buffer.concat([string(curve), string(point(jwk))]);
  return curve
    ? {
        kind: `ecdsa-sha2-${curve}`,
        publicPart: publicPart(),
        privatePart: () => Buffer.concat([publicPart(), mpint(jwk.d)]),
      }
    : undefined;
}

function blobOf({ kind, publicPart }: Parts): Buffer {
  return Buffer.concat([string(kind), publicPart]);
}

/** A public key as OpenSSH has it, with its fingerprints; empty for keys that it does not know. */
export function sshPublicKey(key: KeyObject) {
  const parts = partsOf(key.export({ format: 'jwk' }) as Jwk);
  if (!parts) {
    return { line: '', md5: '', sha256: '' };
  }
  const blob = blobOf(parts);
  const md5 = createHash('md5').update(blob).digest('hex');
  const sha256 = createHash('sha256').update(blob).digest('base64');
  return {
    line: `${parts.kind} ${blob.toString('base64')}\n`,
    md5: md5.replace(/(..)(?=.)/g, '$1:'),
    sha256: `SHA256:${sha256.replace(/=+$/, '')}`,
  };
}

/** A private key as OpenSSH has it, without a passphrase; empty for keys that it does not know. */
export function sshPrivateKey(key: KeyObject): string {
  const parts = partsOf(key.export({ format: 'jwk' }) as Jwk);
  if (!parts) {
    return '';
  }
  const check = randomBytes(4);
  const secret = Buffer.concat([
    ...[check, check, string(parts.kind), parts.privatePart(), string('')],
  ]);
  const missing = (BLOCK_BYTES - (secret.length % BLOCK_BYTES)) % BLOCK_BYTES;
  const padding = Buffer.from(Array.from({ length: missing }, (_, i) => i + 1));
  const bytes = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    ...[string('none'), string('none'), string(''), uint32(1)],
    string(blobOf(parts)),
    string(Buffer.concat([secret, padding])),
  ]);
  const lines = bytes
    .toString('base64')
    .replace(new RegExp(`(.{${LINE_LETTERS}})(?=.)`, 'g'), '$1\n');
  const label = 'OPENSSH PRIVATE KEY';
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`;
}
