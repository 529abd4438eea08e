import {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';
import { isIPv4, isIPv6 } from 'node:net';
import {
  bitString,
  boolean,
  contextTag,
  der,
  type DerValue,
  fromPem,
  implicitTag,
  objectIdentifier,
  readDer,
  sequence,
  TAG,
  time,
  toPem,
} from '../der';

/*
 * Certificates and requests for them, as `hashicorp/tls` makes them: Node reads
 * certificates and signs, but writes none (RFC 5280, RFC 2986).
 */

/** Who a certificate is for; the names are Terraform's. */
export interface Subject {
  common_name?: string;
  country?: string;
  email_address?: string;
  locality?: string;
  organization?: string;
  organizational_unit?: string;
  postal_code?: string;
  province?: string;
  serial_number?: string;
  street_address?: string[];
}

/** Other names of the same holder. */
export interface AlternativeNames {
  dnsNames: string[];
  ipAddresses: string[];
  uris: string[];
}

/** How long and for what a certificate is good. */
export interface Validity {
  from: Date;
  to: Date;
  /** Names of `allowed_uses`. */
  uses: string[];
  isCa: boolean;
  setSubjectKeyId: boolean;
  setAuthorityKeyId: boolean;
}

/** A certificate, and the number that its issuer gave it. */
export interface IssuedCertificate {
  pem: string;
  /** Decimal. */
  serialNumber: string;
}

const OID = {
  authorityKeyId: '2.5.29.35',
  basicConstraints: '2.5.29.19',
  extendedKeyUsage: '2.5.29.37',
  extensionRequest: '1.2.840.113549.1.9.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  subjectKeyId: '2.5.29.14',
} as const;

/** Parts of a name, in the order in which Go writes them. */
const NAME_PARTS: ReadonlyArray<[keyof Subject, string]> = [
  ['country', '2.5.4.6'],
  ['organization', '2.5.4.10'],
  ['organizational_unit', '2.5.4.11'],
  ['locality', '2.5.4.7'],
  ['province', '2.5.4.8'],
  ['street_address', '2.5.4.9'],
  ['postal_code', '2.5.4.17'],
  ['common_name', '2.5.4.3'],
  ['serial_number', '2.5.4.5'],
  ['email_address', '1.2.840.113549.1.9.1'],
];

/** Bits of the key usage, the first bit first. */
const KEY_USES = [
  'digital_signature',
  'content_commitment',
  'key_encipherment',
  'data_encipherment',
  'key_agreement',
  'cert_signing',
  'crl_signing',
  'encipher_only',
  'decipher_only',
];

const EXTENDED_USES: Readonly<Record<string, string>> = {
  any_extended: '2.5.29.37.0',
  client_auth: '1.3.6.1.5.5.7.3.2',
  code_signing: '1.3.6.1.5.5.7.3.3',
  email_protection: '1.3.6.1.5.5.7.3.4',
  ipsec_end_system: '1.3.6.1.5.5.7.3.5',
  ipsec_tunnel: '1.3.6.1.5.5.7.3.6',
  ipsec_user: '1.3.6.1.5.5.7.3.7',
  microsoft_commercial_code_signing: '1.3.6.1.4.1.311.2.1.22',
  microsoft_kernel_code_signing: '1.3.6.1.4.1.311.61.1.1',
  microsoft_server_gated_crypto: '1.3.6.1.4.1.311.10.3.3',
  netscape_server_gated_crypto: '2.16.840.1.113730.4.1',
  ocsp_signing: '1.3.6.1.5.5.7.3.9',
  server_auth: '1.3.6.1.5.5.7.3.1',
  timestamping: '1.3.6.1.5.5.7.3.8',
};

/** What `allowed_uses` may name. */
export const ALLOWED_USES = [...KEY_USES, ...Object.keys(EXTENDED_USES)];

const PRINTABLE = /^[A-Za-z0-9 '()+,\-./:=?]*$/;

function textValue(part: keyof Subject, text: string): Buffer {
  const bytes = Buffer.from(text);
  if (part === 'email_address') {
    return der(TAG.ia5String, bytes);
  }
  return der(
    PRINTABLE.test(text) ? TAG.printableString : TAG.utf8String,
    bytes,
  );
}

function nameOf(subject: Subject): Buffer {
  const parts = NAME_PARTS.flatMap(([part, id]) =>
    [subject[part] ?? []]
      .flat()
      .map(text =>
        der(TAG.set, sequence(objectIdentifier(id), textValue(part, text))),
      ),
  );
  return sequence(...parts);
}

function addressBytes(address: string): Buffer {
  if (isIPv4(address)) {
    return Buffer.from(address.split('.').map(Number));
  }
  if (!isIPv6(address)) {
    throw new Error(`found ${JSON.stringify(address)}, expected an IP address`);
  }
  const [head, tail] = address
    .split('::')
    .map(half => half.split(':').filter(Boolean));
  const groups =
    tail === undefined
      ? head
      : [...head, ...Array(8 - head.length - tail.length).fill('0'), ...tail];
  return Buffer.from(
    groups.map(group => group.padStart(4, '0')).join(''),
    'hex',
  );
}

function extension(id: string, value: Buffer, isCritical = false): Buffer {
  return sequence(
    objectIdentifier(id),
    ...(isCritical ? [boolean(true)] : []),
    der(TAG.octetString, value),
  );
}

function alternativeNames({
  dnsNames,
  ipAddresses,
  uris,
}: AlternativeNames): Buffer[] {
  const names = [
    ...dnsNames.map(name => der(implicitTag(2), Buffer.from(name))),
    ...ipAddresses.map(address => der(implicitTag(7), addressBytes(address))),
    ...uris.map(uri => der(implicitTag(6), Buffer.from(uri))),
  ];
  return names.length > 0
    ? [extension(OID.subjectAltName, sequence(...names))]
    : [];
}

function keyUses(uses: string[]): Buffer[] {
  const places = KEY_USES.flatMap((use, place) =>
    uses.includes(use) ? [place] : [],
  );
  const last = places.at(-1);
  if (last === undefined) {
    return [];
  }
  const bytes = Buffer.alloc(last > 7 ? 2 : 1);
  for (const place of places) {
    bytes[Math.floor(place / 8)] += 128 / 2 ** (place % 8);
  }
  return [extension(OID.keyUsage, bitString(bytes, 7 - (last % 8)), true)];
}

function extendedUses(uses: string[]): Buffer[] {
  const ids = uses
    .filter(use => EXTENDED_USES[use])
    .map(use => objectIdentifier(EXTENDED_USES[use]));
  return ids.length > 0
    ? [extension(OID.extendedKeyUsage, sequence(...ids))]
    : [];
}

/** The digest of a public key by which others name it. */
function keyId(spki: Buffer): Buffer {
  const [, bits] = readDer(readDer(spki)[0].content);
  return createHash('sha1').update(bits.content.subarray(1)).digest();
}

/** How a key signs: the name of the algorithm, and the digest. */
function signatureOf(key: KeyObject): { id: Buffer; digest: string | null } {
  switch (key.asymmetricKeyType) {
    case 'rsa':
      return {
        id: sequence(objectIdentifier('1.2.840.113549.1.1.11'), der(TAG.null)),
        digest: 'sha256',
      };
    case 'ed25519':
      return { id: sequence(objectIdentifier('1.3.101.112')), digest: null };
    default: {
      const curve = key.asymmetricKeyDetails?.namedCurve;
      const bits = { secp384r1: 384, secp521r1: 512 }[curve ?? ''] ?? 256;
      const last = { 256: 2, 384: 3, 512: 4 }[bits];
      return {
        id: sequence(objectIdentifier(`1.2.840.10045.4.3.${last}`)),
        digest: `sha${bits}`,
      };
    }
  }
}

function signed(body: Buffer, key: KeyObject): Buffer {
  const { id, digest } = signatureOf(key);
  return sequence(body, id, bitString(sign(digest, body, key)));
}

function spkiOf(key: KeyObject): Buffer {
  return createPublicKey(key).export({ type: 'spki', format: 'der' });
}

/** Whom a certificate is issued to, in DER. */
interface Holder {
  name: Buffer;
  spki: Buffer;
  names: Buffer[];
}

/** Who issues it. */
interface Issuer {
  name: Buffer;
  key: KeyObject;
  keyId: Buffer | undefined;
}

function issue(
  holder: Holder,
  issuer: Issuer,
  validity: Validity,
): IssuedCertificate {
  const { from, to, uses, isCa, setSubjectKeyId } = validity;
  // The leading bit keeps the number positive, the one behind it its length.
  const serial = randomBytes(16);
  serial[0] = 0x40 + (serial[0] % 0x40);
  const extensions = [
    ...keyUses(uses),
    ...extendedUses(uses),
    extension(
      OID.basicConstraints,
      sequence(...(isCa ? [boolean(true)] : [])),
      true,
    ),
    ...(isCa || setSubjectKeyId
      ? [extension(OID.subjectKeyId, der(TAG.octetString, keyId(holder.spki)))]
      : []),
    ...(issuer.keyId
      ? [
          extension(
            OID.authorityKeyId,
            sequence(der(implicitTag(0), issuer.keyId)),
          ),
        ]
      : []),
    ...holder.names,
  ];
  const body = sequence(
    der(contextTag(0), der(TAG.integer, Buffer.from([2]))),
    der(TAG.integer, serial),
    signatureOf(issuer.key).id,
    issuer.name,
    sequence(time(from), time(to)),
    holder.name,
    holder.spki,
    der(contextTag(3), sequence(...extensions)),
  );
  return {
    pem: toPem('CERTIFICATE', signed(body, issuer.key)),
    serialNumber: BigInt(`0x${serial.toString('hex')}`).toString(),
  };
}

/** The private key of a PEM. */
export function readPrivateKey(pem: string): KeyObject {
  return createPrivateKey(pem);
}

/** A certificate that its own key signs. */
export function selfSigned(
  key: KeyObject,
  subject: Subject,
  names: AlternativeNames,
  validity: Validity,
): IssuedCertificate {
  const name = nameOf(subject);
  const spki = spkiOf(key);
  return issue(
    { name, spki, names: alternativeNames(names) },
    { name, key, keyId: validity.setAuthorityKeyId ? keyId(spki) : undefined },
    validity,
  );
}

/** A request for a certificate, PEM. */
export function certificateRequest(
  key: KeyObject,
  subject: Subject,
  names: AlternativeNames,
): string {
  const extensions = alternativeNames(names);
  const attributes =
    extensions.length > 0
      ? [
          sequence(
            objectIdentifier(OID.extensionRequest),
            der(TAG.set, sequence(...extensions)),
          ),
        ]
      : [];
  const body = sequence(
    der(TAG.integer, Buffer.from([0])),
    nameOf(subject),
    spkiOf(key),
    der(contextTag(0), ...attributes),
  );
  return toPem('CERTIFICATE REQUEST', signed(body, key));
}

/** The body of what is signed; its parts one by one. */
function signedParts(label: string, pem: string): DerValue[] {
  const bytes = fromPem(label, pem);
  if (!bytes) {
    throw new Error(`found no PEM block "${label}"`);
  }
  return readDer(readDer(readDer(bytes)[0].content)[0].content);
}

function holderOf(requestPem: string): Holder {
  const [, name, spki, attributes] = signedParts(
    'CERTIFICATE REQUEST',
    requestPem,
  );
  const requested = objectIdentifier(OID.extensionRequest);
  const found = readDer(attributes?.content ?? Buffer.alloc(0)).find(
    ({ content }) => readDer(content)[0].bytes.equals(requested),
  );
  const names = found
    ? readDer(readDer(readDer(found.content)[1].content)[0].content).map(
        ({ bytes }) => bytes,
      )
    : [];
  return { name: name.bytes, spki: spki.bytes, names };
}

function issuerOf(certificatePem: string, key: KeyObject): Issuer {
  const parts = signedParts('CERTIFICATE', certificatePem);
  // Certificates of version 1 do not name it.
  const [, , , , name, spki] =
    parts[0].tag === contextTag(0) ? parts.slice(1) : parts;
  const own = spkiOf(key);
  if (!spki.bytes.equals(own)) {
    throw new Error('the private key is not that of the CA certificate');
  }
  return { name: name.bytes, key, keyId: keyId(own) };
}

/** A certificate for who asks, signed by a CA. */
export function locallySigned(
  requestPem: string,
  caPem: string,
  caKey: KeyObject,
  validity: Validity,
): IssuedCertificate {
  return issue(holderOf(requestPem), issuerOf(caPem, caKey), validity);
}
