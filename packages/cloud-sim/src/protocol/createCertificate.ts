import {
  generateKeyPairSync,
  randomBytes,
  sign,
  type KeyObject,
} from 'node:crypto';

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

// Tags of X.690, the encoding of certificates.
const BOOLEAN = 0x01;
const INTEGER = 0x02;
const BIT_STRING = 0x03;
const OCTET_STRING = 0x04;
const OBJECT_IDENTIFIER = 0x06;
const UTF8_STRING = 0x0c;
const UTC_TIME = 0x17;
const SEQUENCE = 0x30;
const SET = 0x31;
const DNS_NAME = 0x82;
const VERSION = 0xa0;
const EXTENSIONS = 0xa3;

// Object identifiers, encoded: RFC 5280 and RFC 5758 name them.
const ECDSA_WITH_SHA256 = '2a8648ce3d040302';
const COMMON_NAME = '550403';
const BASIC_CONSTRAINTS = '551d13';
const KEY_USAGE = '551d0f';
const EXTENDED_KEY_USAGE = '551d25';
const SUBJECT_ALT_NAME = '551d11';
const SERVER_AUTH = '2b06010505070301';
const CLIENT_AUTH = '2b06010505070302';

/** digitalSignature, keyEncipherment and keyCertSign, three bits unused. */
const KEY_USAGE_BITS = Buffer.from([0x02, 0b1010_0100]);

/** The host looks for this name in the certificate. */
const HOST_NAME = 'localhost';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

function encode(tag: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  let header = [tag, length];
  if (length > 0xff) {
    header = [tag, 0x82, Math.floor(length / 256), length % 256];
  } else if (length > 0x7f) {
    header = [tag, 0x81, length];
  }
  return Buffer.concat([Buffer.from(header), content]);
}

function identifier(hex: string): Buffer {
  return encode(OBJECT_IDENTIFIER, Buffer.from(hex, 'hex'));
}

function time(at: number): Buffer {
  const digits = new Date(at).toISOString().replace(/[-:T]/g, '').slice(2, 14);
  return encode(UTC_TIME, Buffer.from(`${digits}Z`));
}

function extension(id: string, critical: boolean, value: Buffer): Buffer {
  return encode(
    SEQUENCE,
    identifier(id),
    ...(critical ? [encode(BOOLEAN, Buffer.from([0xff]))] : []),
    encode(OCTET_STRING, value),
  );
}

function toBeSigned(publicKey: KeyObject, algorithm: Buffer, now: number) {
  const name = encode(
    SEQUENCE,
    encode(
      SET,
      encode(
        SEQUENCE,
        identifier(COMMON_NAME),
        encode(UTF8_STRING, Buffer.from(HOST_NAME)),
      ),
    ),
  );
  const extensions = encode(
    SEQUENCE,
    extension(
      BASIC_CONSTRAINTS,
      true,
      encode(SEQUENCE, encode(BOOLEAN, Buffer.from([0xff]))),
    ),
    extension(KEY_USAGE, true, encode(BIT_STRING, KEY_USAGE_BITS)),
    extension(
      EXTENDED_KEY_USAGE,
      false,
      encode(SEQUENCE, identifier(SERVER_AUTH), identifier(CLIENT_AUTH)),
    ),
    extension(
      SUBJECT_ALT_NAME,
      false,
      encode(SEQUENCE, encode(DNS_NAME, Buffer.from(HOST_NAME))),
    ),
  );
  return encode(
    SEQUENCE,
    encode(VERSION, encode(INTEGER, Buffer.from([2]))),
    // The leading 1 keeps the serial number positive and of one length.
    encode(INTEGER, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    name,
    encode(SEQUENCE, time(now - HOUR_MS), time(now + 30 * DAY_MS)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    encode(EXTENSIONS, extensions),
  );
}

/** A fresh P-256 key with a certificate for `localhost`, valid for 30 days. */
export function createCertificate(): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
  });
  const algorithm = encode(SEQUENCE, identifier(ECDSA_WITH_SHA256));
  const body = toBeSigned(publicKey, algorithm, Date.now());
  const signature = sign('sha256', body, privateKey);
  const der = encode(
    SEQUENCE,
    body,
    algorithm,
    encode(BIT_STRING, Buffer.from([0]), signature),
  );
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: [
      '-----BEGIN CERTIFICATE-----',
      ...lines,
      '-----END CERTIFICATE-----',
      '',
    ].join('\n'),
    der,
  };
}
