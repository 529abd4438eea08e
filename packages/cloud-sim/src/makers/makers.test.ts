import { createPrivateKey, createPublicKey } from 'node:crypto';
import { type CtyObject, isWhollyKnown, UNKNOWN } from '../cty/CtyValue';
import { loadSchema, type MakerName } from '../schema/loadSchema';
import { SimulatedAccount } from '../testing/SimulatedAccount';
import { awsCloud } from '../aws/awsCloud';
import type { MakerSet } from './Maker';
import { MakerProvider } from './MakerProvider';
import { NULL } from './null';
import { RANDOM } from './random';
import { TIME } from './time';
import { TLS } from './tls';

const SETS: Record<MakerName, MakerSet> = {
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

const SAMPLES: Record<string, CtyObject> = {
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
