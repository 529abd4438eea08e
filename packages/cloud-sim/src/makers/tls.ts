import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { type CtyObject, knownNumber, knownString } from '../cty/CtyValue';
import { atLeastOneOf, oneOf } from '../simulation/configChecks';
import { errorDiagnostic } from '../simulation/Diagnostic';
import { certificateOf, CERTIFICATE_MAKERS } from './certificateMakers';
import type { MakerDataSource, MakerSet } from './Maker';
import { sshPrivateKey, sshPublicKey } from './sshKey';

/*
 * `hashicorp/tls`: real keys and certificates, kept in Terraform's state.
 */

const CURVES: Readonly<Record<string, string>> = {
  P224: 'secp224r1',
  P256: 'prime256v1',
  P384: 'secp384r1',
  P521: 'secp521r1',
};

function generate(planned: CtyObject): KeyObject {
  switch (planned.algorithm) {
    case 'ED25519':
      return generateKeyPairSync('ed25519').privateKey;
    case 'ECDSA':
      return generateKeyPairSync('ec', {
        namedCurve: CURVES[knownString(planned.ecdsa_curve) ?? 'P224'],
      }).privateKey;
    default:
      return generateKeyPairSync('rsa', {
        modulusLength: knownNumber(planned.rsa_bits) ?? 2048,
      }).privateKey;
  }
}

function pem(key: KeyObject, type: 'pkcs1' | 'pkcs8' | 'sec1'): string {
  return String(
    key.export({ type, format: 'pem' } as { type: 'pkcs8'; format: 'pem' }),
  );
}

const PEM_TYPES = { RSA: 'pkcs1', ECDSA: 'sec1', ED25519: 'pkcs8' } as const;

function publicPart(key: KeyObject): CtyObject {
  const publicKey = createPublicKey(key);
  const spki = String(publicKey.export({ type: 'spki', format: 'pem' }));
  const { line, md5, sha256 } = sshPublicKey(publicKey);
  return {
    id: createHash('sha1').update(spki).digest('hex'),
    public_key_fingerprint_md5: md5,
    public_key_fingerprint_sha256: sha256,
    public_key_openssh: line,
    public_key_pem: spki,
  };
}

const ALGORITHMS: Readonly<Record<string, keyof typeof PEM_TYPES>> = {
  ec: 'ECDSA',
  ed25519: 'ED25519',
  rsa: 'RSA',
};

const publicKeyOf: MakerDataSource = config => {
  const text =
    knownString(config.private_key_pem) ??
    knownString(config.private_key_openssh) ??
    '';
  try {
    const key = createPrivateKey(text);
    return {
      algorithm: ALGORITHMS[key.asymmetricKeyType ?? ''] ?? '',
      ...publicPart(key),
    };
  } catch (error) {
    return errorDiagnostic(
      'Invalid private key (simulated)',
      `tls_public_key: cloud-sim reads private keys as PEM (PKCS#1, PKCS#8, SEC 1): ${
        (error as Error).message
      }`,
      ['private_key_pem'],
    );
  }
};

/** What `hashicorp/tls` makes. */
export const TLS: MakerSet = {
  dataSources: { tls_certificate: certificateOf, tls_public_key: publicKeyOf },
  resources: {
    ...CERTIFICATE_MAKERS,
    tls_private_key: {
      rules: {
        checks: [
          atLeastOneOf('algorithm'),
          oneOf('algorithm', Object.keys(PEM_TYPES)),
          oneOf('ecdsa_curve', Object.keys(CURVES)),
        ],
        defaults: { ecdsa_curve: 'P224', rsa_bits: 2048 },
      },
      make: planned => {
        const key = generate(planned);
        const algorithm = ALGORITHMS[key.asymmetricKeyType ?? ''] ?? 'RSA';
        return {
          ...publicPart(key),
          private_key_openssh: sshPrivateKey(key),
          private_key_pem: pem(key, PEM_TYPES[algorithm]),
          private_key_pem_pkcs8: pem(key, 'pkcs8'),
        };
      },
    },
  },
};
