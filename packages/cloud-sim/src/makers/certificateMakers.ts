import { createHash, X509Certificate } from 'node:crypto';
import {
  type CtyObject,
  knownBlocks,
  knownNumber,
  knownString,
  knownStrings,
} from '../cty/CtyValue';
import {
  between,
  type ConfigCheck,
  eachOneOf,
} from '../simulation/configChecks';
import { type Diagnostic, errorDiagnostic } from '../simulation/Diagnostic';
import {
  ALLOWED_USES,
  type AlternativeNames,
  certificateRequest,
  type IssuedCertificate,
  locallySigned,
  readPrivateKey,
  selfSigned,
  type Subject,
  type Validity,
} from './certificates';
import type { Maker, MakerDataSource } from './Maker';

const HOUR_MS = 3_600_000;

const KEY_ALGORITHMS: Readonly<Record<string, string>> = {
  ec: 'ECDSA',
  ed25519: 'ED25519',
  rsa: 'RSA',
};

function subjectOf(planned: CtyObject): Subject {
  const [block = {}] = knownBlocks(planned.subject);
  return Object.fromEntries(
    Object.entries(block).flatMap(([part, value]) => {
      const text = Array.isArray(value)
        ? knownStrings(value)
        : knownString(value);
      return text === undefined || text.length === 0 ? [] : [[part, text]];
    }),
  );
}

function namesOf(planned: CtyObject): AlternativeNames {
  return {
    dnsNames: knownStrings(planned.dns_names),
    ipAddresses: knownStrings(planned.ip_addresses),
    uris: knownStrings(planned.uris),
  };
}

function validityOf(planned: CtyObject, now: string): Validity {
  // Certificates know seconds and no parts of them.
  const from = new Date(Math.floor(Date.parse(now) / 1000) * 1000);
  const hours = knownNumber(planned.validity_period_hours) ?? 0;
  return {
    from,
    to: new Date(from.getTime() + hours * HOUR_MS),
    uses: knownStrings(planned.allowed_uses),
    isCa: planned.is_ca_certificate === true,
    setSubjectKeyId: planned.set_subject_key_id === true,
    setAuthorityKeyId: planned.set_authority_key_id === true,
  };
}

function seconds(date: Date): string {
  return date.toISOString().replace('.000Z', 'Z');
}

/** A value, or what is wrong with what it was to be made from. */
function made(what: string, make: () => CtyObject): CtyObject | Diagnostic {
  try {
    return make();
  } catch (error) {
    return errorDiagnostic(
      `Failed to create ${what}`,
      `Keys, certificates and requests are read as PEM: ${
        (error as Error).message
      }`,
    );
  }
}

function algorithmOf(pem: CtyObject[string] | undefined): string {
  const { asymmetricKeyType } = readPrivateKey(knownString(pem) ?? '');
  return KEY_ALGORITHMS[asymmetricKeyType ?? ''] ?? '';
}

const CERTIFICATE_CHECKS: ConfigCheck[] = [
  eachOneOf('allowed_uses', ALLOWED_USES),
  between('validity_period_hours', 0, Number.MAX_SAFE_INTEGER),
  between('early_renewal_hours', 0, Number.MAX_SAFE_INTEGER),
];

function certificateMaker(
  defaults: CtyObject,
  issue: (planned: CtyObject, validity: Validity) => IssuedCertificate,
  key: { from: string; algorithm: string },
): Maker {
  return {
    rules: {
      checks: CERTIFICATE_CHECKS,
      defaults: {
        early_renewal_hours: 0,
        is_ca_certificate: false,
        set_subject_key_id: false,
        ...defaults,
      },
    },
    inPlace: ['early_renewal_hours'],
    renews: (state, now) => {
      const end = Date.parse(knownString(state.validity_end_time) ?? '');
      const early = knownNumber(state.early_renewal_hours) ?? 0;
      return Date.parse(now) >= end - early * HOUR_MS
        ? 'ready_for_renewal'
        : undefined;
    },
    make: (planned, now) =>
      made('certificate', () => {
        const validity = validityOf(planned, now);
        const { pem, serialNumber } = issue(planned, validity);
        return {
          id: serialNumber,
          cert_pem: pem,
          [key.algorithm]: algorithmOf(planned[key.from]),
          ready_for_renewal: false,
          validity_start_time: seconds(validity.from),
          validity_end_time: seconds(validity.to),
        };
      }),
  };
}

/** The types of `hashicorp/tls` that make certificates. */
export const CERTIFICATE_MAKERS: Readonly<Record<string, Maker>> = {
  tls_cert_request: {
    rules: {},
    make: planned =>
      made('certificate request', () => {
        const key = readPrivateKey(knownString(planned.private_key_pem) ?? '');
        const pem = certificateRequest(
          key,
          subjectOf(planned),
          namesOf(planned),
        );
        return {
          id: createHash('sha1').update(pem).digest('hex'),
          cert_request_pem: pem,
          key_algorithm: algorithmOf(planned.private_key_pem),
        };
      }),
  },
  tls_locally_signed_cert: certificateMaker(
    {},
    (planned, validity) =>
      locallySigned(
        knownString(planned.cert_request_pem) ?? '',
        knownString(planned.ca_cert_pem) ?? '',
        readPrivateKey(knownString(planned.ca_private_key_pem) ?? ''),
        validity,
      ),
    { from: 'ca_private_key_pem', algorithm: 'ca_key_algorithm' },
  ),
  tls_self_signed_cert: certificateMaker(
    { set_authority_key_id: false },
    (planned, validity) =>
      selfSigned(
        readPrivateKey(knownString(planned.private_key_pem) ?? ''),
        subjectOf(planned),
        namesOf(planned),
        validity,
      ),
    { from: 'private_key_pem', algorithm: 'key_algorithm' },
  ),
};

function commaSeparated(name: string): string {
  return name.split('\n').reverse().join(',');
}

function describeCertificate(pem: string): CtyObject {
  const certificate = new X509Certificate(pem);
  const { asymmetricKeyType } = certificate.publicKey;
  return {
    cert_pem: pem,
    is_ca: certificate.ca,
    issuer: commaSeparated(certificate.issuer),
    not_after: seconds(new Date(certificate.validTo)),
    not_before: seconds(new Date(certificate.validFrom)),
    public_key_algorithm: KEY_ALGORITHMS[asymmetricKeyType ?? ''] ?? '',
    serial_number: BigInt(`0x${certificate.serialNumber}`).toString(),
    sha1_fingerprint: certificate.fingerprint.replace(/:/g, '').toLowerCase(),
    signature_algorithm: '',
    subject: commaSeparated(certificate.subject),
    version: 3,
  };
}

/** Nobody is called: of a server the simulator tells a fingerprint that follows from the address. */
function simulatedServer(url: string): CtyObject {
  const host = url.replace(/^\w+:\/\//, '').replace(/[/:].*$/, '');
  const name = `CN=${host} (simulated)`;
  return {
    cert_pem: '',
    is_ca: false,
    issuer: name,
    not_after: '2036-01-01T00:00:00Z',
    not_before: '2026-01-01T00:00:00Z',
    public_key_algorithm: 'RSA',
    serial_number: '1',
    sha1_fingerprint: createHash('sha1')
      .update(`simulated ${host}`)
      .digest('hex'),
    signature_algorithm: 'SHA256-RSA',
    subject: name,
    version: 3,
  };
}

/** `tls_certificate`: of a PEM, or of an address without calling it. */
export const certificateOf: MakerDataSource = config => {
  const url = knownString(config.url);
  if (url !== undefined) {
    const id = createHash('sha1').update(url).digest('hex');
    return { id, certificates: [simulatedServer(url)] };
  }
  const content = knownString(config.content) ?? '';
  const pems =
    content.match(
      /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n?/g,
    ) ?? [];
  const answer = made('tls_certificate', () => {
    if (pems.length === 0) {
      throw new Error('found no PEM block "CERTIFICATE" in `content`');
    }
    return {
      id: createHash('sha1').update(content).digest('hex'),
      certificates: pems.map(describeCertificate),
    };
  });
  return answer;
};
