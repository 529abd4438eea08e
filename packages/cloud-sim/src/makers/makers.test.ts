import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  X509Certificate,
} from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type CtyObject, isWhollyKnown, UNKNOWN } from '../cty/CtyValue';
import { loadSchema, type MakerName } from '../schema/loadSchema';
import { SimulatedAccount } from '../testing/SimulatedAccount';
import { awsCloud } from '../aws/awsCloud';
import { ARCHIVE } from './archive';
import { certificateRequest, selfSigned } from './certificates';
import { LOCAL } from './local';
import type { MakerSet } from './Maker';
import { MakerProvider } from './MakerProvider';
import { NULL } from './null';
import { RANDOM } from './random';
import { TIME } from './time';
import { TLS } from './tls';

const SETS: Record<MakerName, MakerSet> = {
  archive: ARCHIVE,
  local: LOCAL,
  null: NULL,
  random: RANDOM,
  time: TIME,
  tls: TLS,
};

const WAITS: number[] = [];
let now = '2026-11-01T10:00:00.000Z';

function providerOf(name: MakerName): MakerProvider {
  return MakerProvider.create({
    schema: loadSchema(name).schema,
    makers: SETS[name],
    now: () => now,
    wait: async ms => {
      WAITS.push(ms);
    },
  });
}

/** What Terraform proposes: null for whatever is not written. */
function proposal(provider: MakerProvider, type: string, config: CtyObject) {
  const { attributes = {} } = provider.schema.resource_schemas[type].block;
  const open = Object.keys(attributes).map(name => [name, null]);
  return { ...Object.fromEntries(open), ...config };
}

async function make(name: MakerName, type: string, config: CtyObject) {
  const provider = providerOf(name);
  const proposed = proposal(provider, type, config);
  const { planned } = provider.plan(type, null, proposed);
  const outcome = await provider.apply(type, planned ?? {}, undefined);
  if ('problem' in outcome) {
    throw new Error(outcome.problem.detail);
  }
  return outcome.value.state;
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'makers-'));

afterAll(() => fs.rmSync(folder, { recursive: true }));

const KEY = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const KEY_PEM = String(KEY.export({ type: 'sec1', format: 'pem' }));
const NO_NAMES = { dnsNames: [], ipAddresses: [], uris: [] };
const CA = selfSigned(KEY, { common_name: 'ca' }, NO_NAMES, {
  from: new Date('2026-11-01T00:00:00Z'),
  to: new Date('2027-11-01T00:00:00Z'),
  uses: ['cert_signing'],
  isCa: true,
  setSubjectKeyId: true,
  setAuthorityKeyId: false,
});

const SAMPLES: Record<string, CtyObject> = {
  local_file: { filename: path.join(folder, 'deep/a.txt'), content: 'a' },
  local_sensitive_file: {
    filename: path.join(folder, 'b.txt'),
    content_base64: 'Yg==',
  },
  tls_cert_request: {
    private_key_pem: KEY_PEM,
    subject: [{ common_name: 'node', organization: 'Lab' }],
  },
  tls_locally_signed_cert: {
    ca_cert_pem: CA.pem,
    ca_private_key_pem: KEY_PEM,
    cert_request_pem: certificateRequest(
      KEY,
      { common_name: 'node' },
      { ...NO_NAMES, dnsNames: ['node.lab'], ipAddresses: ['10.0.0.1', '::1'] },
    ),
    allowed_uses: ['server_auth', 'digital_signature'],
    validity_period_hours: 12,
  },
  tls_self_signed_cert: {
    private_key_pem: KEY_PEM,
    subject: [{ common_name: 'ca' }],
    allowed_uses: ['cert_signing'],
    validity_period_hours: 24,
    early_renewal_hours: 4,
  },
  random_bytes: { length: 8 },
  random_id: { byte_length: 4, prefix: 'lab-' },
  random_integer: { min: 3, max: 5 },
  random_password: { length: 20, min_special: 2 },
  random_shuffle: { input: ['a', 'b', 'c'] },
  random_string: { length: 6, special: false, upper: false },
  time_offset: { offset_days: 7 },
  time_rotating: { rotation_days: 30 },
  time_sleep: { create_duration: '1m30s' },
  tls_private_key: { algorithm: 'ED25519' },
};

const TYPES = Object.entries(SETS).flatMap(([name, { resources }]) =>
  Object.keys(resources).map((type): [MakerName, string] => [
    name as MakerName,
    type,
  ]),
);

describe('the providers of values', () => {
  it('make every type of their schemas and nothing else', () => {
    for (const [name, set] of Object.entries(SETS)) {
      const { schema } = loadSchema(name as MakerName);
      expect([
        Object.keys(set.resources).sort(),
        Object.keys(set.dataSources).sort(),
      ]).toEqual([
        Object.keys(schema.resource_schemas).sort(),
        Object.keys(schema.data_source_schemas).sort(),
      ]);
    }
  });

  it.each(TYPES)(
    '%s: %s is made wholly, and the second plan changes nothing',
    async (name, type) => {
      const state = await make(name, type, SAMPLES[type] ?? {});
      expect(isWhollyKnown(state)).toBe(true);
      const provider = providerOf(name);
      expect(await provider.read(type, 'id', state)).toEqual(state);
      expect(provider.plan(type, state, state)).toEqual({
        planned: state,
        requiresReplace: [],
      });
    },
  );

  it('open values that no state holds', async () => {
    const outcome = await providerOf('random').openEphemeral(
      'random_password',
      { length: 12, special: false },
    );
    expect('value' in outcome && outcome.value).toEqual(
      expect.objectContaining({
        result: expect.stringMatching(/^[A-Za-z0-9]{12}$/),
        special: false,
      }),
    );
  });

  it('book nothing under an account', async () => {
    const account = SimulatedAccount.create({
      cloud: awsCloud,
      config: { region: 'us-east-1' },
    });
    await make('random', 'random_pet', {});
    expect(await account.inventory()).toEqual([]);
    account.remove();
  });
});

describe('random values', () => {
  it('have the letters and the length that were asked for', async () => {
    const { result } = await make('random', 'random_password', {
      length: 40,
      min_special: 3,
      override_special: '_%',
      upper: false,
    });
    expect(result).toMatch(/^[a-z0-9_%]{40}$/);
    expect(String(result).replace(/[^_%]/g, '').length).toBeGreaterThan(2);
  });

  it('are others every time, and the same for the same seed', async () => {
    const one = await make('random', 'random_uuid', {});
    const other = await make('random', 'random_uuid', {});
    expect(one.result).not.toBe(other.result);
    const seeded = { input: ['a', 'b', 'c', 'd', 'e'], seed: 'x' };
    expect((await make('random', 'random_shuffle', seeded)).result).toEqual(
      (await make('random', 'random_shuffle', seeded)).result,
    );
  });

  it('of an id agree with each other in every form', async () => {
    const state = await make('random', 'random_id', {
      byte_length: 4,
      prefix: 'lab-',
    });
    const hex = String(state.hex).replace('lab-', '');
    expect(state.dec).toBe(`lab-${BigInt(`0x${hex}`)}`);
    expect(Buffer.from(String(state.id), 'base64url').toString('hex')).toBe(
      hex,
    );
  });

  it('are made anew where a keeper changes', async () => {
    const provider = providerOf('random');
    const state = await make('random', 'random_pet', { keepers: { ami: 'a' } });
    const proposed = { ...state, keepers: { ami: 'b' } };
    const plan = provider.plan('random_pet', state, proposed);
    expect(plan.requiresReplace).toEqual([['keepers']]);
  });
});

describe('times', () => {
  it('lie as far away as was asked, over the ends of months', async () => {
    now = '2026-01-30T10:00:00.000Z';
    const state = await make('time', 'time_offset', { offset_days: 3 });
    expect(state).toMatchObject({
      base_rfc3339: '2026-01-30T10:00:00Z',
      rfc3339: '2026-02-02T10:00:00Z',
      day: 2,
      month: 2,
    });
  });

  it('follow in place where the offset changes', async () => {
    const provider = providerOf('time');
    const state = await make('time', 'time_offset', { offset_days: 3 });
    const proposed = { ...state, offset_days: 4 };
    const plan = provider.plan('time_offset', state, proposed);
    expect(plan.requiresReplace).toEqual([]);
    expect(plan.planned).toMatchObject({
      base_rfc3339: state.base_rfc3339,
      rfc3339: UNKNOWN,
    });
  });

  it('that rotate are gone when they have run out', async () => {
    now = '2026-11-01T10:00:00.000Z';
    const provider = providerOf('time');
    const state = await make('time', 'time_rotating', { rotation_hours: 1 });
    now = '2026-11-01T10:59:00.000Z';
    expect(await provider.read('time_rotating', 'x', state)).toEqual(state);
    now = '2026-11-01T11:00:00.000Z';
    expect(await provider.read('time_rotating', 'x', state)).toBeNull();
  });

  it('let time pass before and after', async () => {
    const provider = providerOf('time');
    const config = { create_duration: '1m30s', destroy_duration: '500ms' };
    WAITS.length = 0;
    const state = await make('time', 'time_sleep', config);
    await provider.destroy('time_sleep', 'x', state);
    expect(WAITS).toEqual([90_000, 500]);
  });
});

describe('keys', () => {
  it.each([
    [{ algorithm: 'ED25519' }, /^ssh-ed25519 AAAA/],
    [{ algorithm: 'ECDSA', ecdsa_curve: 'P384' }, /^ecdsa-sha2-nistp384 AAAA/],
    [{ algorithm: 'RSA', rsa_bits: 1024 }, /^ssh-rsa AAAA/],
  ])('of %j are real, in every form', async (config, line) => {
    const state = await make('tls', 'tls_private_key', config);
    const key = createPrivateKey(String(state.private_key_pem));
    const spki = createPublicKey(key).export({ type: 'spki', format: 'pem' });
    expect(state.public_key_pem).toBe(spki);
    expect(state.public_key_openssh).toMatch(line);
    expect(state.public_key_fingerprint_sha256).toMatch(/^SHA256:/);
    const armour = /-----BEGIN OPENSSH PRIVATE KEY-----\n([\s\S]+)\n-----END/;
    const [, body] = armour.exec(String(state.private_key_openssh)) ?? [];
    const blob = Buffer.from(
      String(state.public_key_openssh).split(' ')[1],
      'base64',
    );
    expect(Buffer.from(body, 'base64').includes(blob)).toBe(true);
    const read = await providerOf('tls').readDataSource('tls_public_key', {
      private_key_pem: state.private_key_pem,
      private_key_openssh: null,
    });
    expect(read).toMatchObject({
      value: { public_key_openssh: state.public_key_openssh },
    });
  });
});

describe('a certificate', () => {
  beforeEach(() => {
    now = '2026-11-01T10:00:00.000Z';
  });

  it('is for who asked, signed by the CA, and good as long as is written', async () => {
    const made = await make(
      'tls',
      'tls_locally_signed_cert',
      SAMPLES.tls_locally_signed_cert,
    );
    const certificate = new X509Certificate(String(made.cert_pem));
    const ca = new X509Certificate(CA.pem);
    expect(certificate.verify(ca.publicKey)).toBe(true);
    expect(certificate.checkIssued(ca)).toBe(true);
    expect(certificate.subject).toBe('CN=node');
    expect(certificate.subjectAltName).toBe(
      'DNS:node.lab, IP Address:10.0.0.1, IP Address:0:0:0:0:0:0:0:1',
    );
    expect(certificate.ca).toBe(false);
    expect([made.validity_start_time, made.validity_end_time]).toEqual([
      '2026-11-01T10:00:00Z',
      '2026-11-01T22:00:00Z',
    ]);
    expect(BigInt(`0x${certificate.serialNumber}`).toString()).toBe(made.id);
  });

  it.each(['rsa', 'ed25519', 'secp384r1', 'prime256v1'])(
    'signed by its own key (%s) is one that Node verifies',
    kind => {
      const key =
        kind === 'rsa'
          ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
          : (kind === 'ed25519'
              ? generateKeyPairSync('ed25519')
              : generateKeyPairSync('ec', { namedCurve: kind })
            ).privateKey;
      const { pem } = selfSigned(key, { organization: 'Läb' }, NO_NAMES, {
        from: new Date('2049-12-31T00:00:00Z'),
        to: new Date('2051-01-01T00:00:00Z'),
        uses: ['decipher_only', 'any_extended'],
        isCa: false,
        setSubjectKeyId: true,
        setAuthorityKeyId: true,
      });
      const certificate = new X509Certificate(pem);
      expect(certificate.verify(certificate.publicKey)).toBe(true);
      expect(certificate.subject).toBe('O=Läb');
      expect(certificate.validTo).toContain('2051');
    },
  );

  it('is replaced when its time has come', async () => {
    const type = 'tls_self_signed_cert';
    const made = await make('tls', type, SAMPLES[type]);
    now = '2026-11-02T06:00:00.000Z';
    const provider = providerOf('tls');
    const read = await provider.read(type, 'id', made);
    expect(read?.ready_for_renewal).toBe(true);
    expect(provider.plan(type, read, read).requiresReplace).toEqual([
      ['ready_for_renewal'],
    ]);
  });

  it('is refused where the key is not that of the CA', async () => {
    const other = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    await expect(
      make('tls', 'tls_locally_signed_cert', {
        ...SAMPLES.tls_locally_signed_cert,
        ca_private_key_pem: String(
          other.export({ type: 'sec1', format: 'pem' }),
        ),
      }),
    ).rejects.toThrow('the private key is not that of the CA certificate');
  });

  it('of a server is told without calling it, the same every time', async () => {
    const url = 'https://oidc.eks.us-east-1.amazonaws.com/id/0SIM';
    const ask = () =>
      providerOf('tls').readDataSource('tls_certificate', { url });
    const answer = await ask();
    expect(answer).toEqual(await ask());
    expect(JSON.stringify(answer)).toMatch(/"sha1_fingerprint":"[0-9a-f]{40}"/);
  });
});

describe('a file', () => {
  it('lies where the configuration says, is made again where somebody changed it, and goes at destroy', async () => {
    const filename = path.join(folder, 'deep/c.txt');
    const made = await make('local', 'local_file', {
      filename,
      content: 'first',
      file_permission: '0600',
    });
    expect(fs.readFileSync(filename, 'utf8')).toBe('first');
    expect(fs.statSync(filename).mode.toString(8)).toBe('100600');
    const provider = providerOf('local');
    fs.writeFileSync(filename, 'second');
    expect(await provider.read('local_file', 'id', made)).toBeNull();
    await provider.destroy('local_file', 'id', made);
    expect(fs.existsSync(filename)).toBe(false);
  });

  it('that cannot be written is said with its path', async () => {
    await expect(
      make('local', 'local_file', {
        filename: path.join(folder, 'd.txt'),
        source: path.join(folder, 'missing'),
      }),
    ).rejects.toThrow('missing');
  });

  it('of an archive holds what was asked for, with the same bytes every time', async () => {
    const source = path.join(folder, 'function');
    fs.mkdirSync(path.join(source, 'tests'), { recursive: true });
    fs.writeFileSync(path.join(source, 'index.py'), 'x = 1\n');
    fs.writeFileSync(path.join(source, 'tests/test.py'), 'y = 1\n');
    const output = path.join(folder, 'out/function.zip');
    const ask = () =>
      providerOf('archive').readDataSource('archive_file', {
        type: 'zip',
        source_dir: source,
        excludes: ['tests'],
        output_path: output,
      });
    const first = await ask();
    const bytes = fs.readFileSync(output);
    expect(await ask()).toEqual(first);
    expect(fs.readFileSync(output).equals(bytes)).toBe(true);
    expect(bytes.includes('index.py')).toBe(true);
    expect(bytes.includes('test.py')).toBe(false);
    expect(bytes.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
  });
});
