import {
  generateKeyPairSync,
  randomBytes,
  sign,
  type KeyObject,
} from 'node:crypto';
import {
  bitString,
  boolean,
  contextTag,
  der,
  implicitTag,
  objectIdentifier,
  sequence,
  TAG,
  time,
  toPem,
} from '../der';

/*
 * Terraform's plugin host and a plugin prove to each other who they are with
 * throw-away certificates ("AutoMTLS"). Node can read certificates but not write
 * them, and the libraries that can cost more than 100 ms and 350 kB in every
 * provider process, of which one `terraform apply` starts three. A certificate
 * of one fixed shape is a dozen nested ASN.1 values, so it is written here.
 */

/** A key and its self-signed certificate. */
export interface Certificate {
  /** PEM. */
  privateKey: string;
  /** PEM. */
  certificate: string;
  /** The certificate in DER, as the handshake line carries it. */
  der: Buffer;
}

// Names of algorithm and parts: RFC 5280 and RFC 5758.
const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2';
const COMMON_NAME = '2.5.4.3';
const BASIC_CONSTRAINTS = '2.5.29.19';
const KEY_USAGE = '2.5.29.15';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const SUBJECT_ALT_NAME = '2.5.29.17';
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';

/** digitalSignature, keyEncipherment and keyCertSign, two bits unused. */
const KEY_USAGE_BITS = bitString(Buffer.from([0b1010_0100]), 2);

/** The host looks for this name in the certificate. */
const HOST_NAME = 'localhost';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

function extension(id: string, critical: boolean, value: Buffer): Buffer {
  return sequence(
    objectIdentifier(id),
    ...(critical ? [boolean(true)] : []),
    der(TAG.octetString, value),
  );
}

function toBeSigned(publicKey: KeyObject, algorithm: Buffer, now: number) {
  const name = sequence(
    der(
      TAG.set,
      sequence(
        objectIdentifier(COMMON_NAME),
        der(TAG.utf8String, Buffer.from(HOST_NAME)),
      ),
    ),
  );
  const extensions = sequence(
    extension(BASIC_CONSTRAINTS, true, sequence(boolean(true))),
    extension(KEY_USAGE, true, KEY_USAGE_BITS),
    extension(
      EXTENDED_KEY_USAGE,
      false,
      sequence(objectIdentifier(SERVER_AUTH), objectIdentifier(CLIENT_AUTH)),
    ),
    extension(
      SUBJECT_ALT_NAME,
      false,
      sequence(der(implicitTag(2), Buffer.from(HOST_NAME))),
    ),
  );
  return sequence(
    der(contextTag(0), der(TAG.integer, Buffer.from([2]))),
    // The leading 1 keeps the serial number positive and of one length.
    der(TAG.integer, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    name,
    sequence(time(new Date(now - HOUR_MS)), time(new Date(now + 30 * DAY_MS))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(contextTag(3), extensions),
  );
}

/** A fresh P-256 key with a certificate for `localhost`, valid for 30 days. */
export function createCertificate(): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
  });
  const algorithm = sequence(objectIdentifier(ECDSA_WITH_SHA256));
  const body = toBeSigned(publicKey, algorithm, Date.now());
  const signature = sign('sha256', body, privateKey);
  const bytes = sequence(body, algorithm, bitString(signature));
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: toPem('CERTIFICATE', bytes),
    der: bytes,
  };
}
