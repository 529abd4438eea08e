import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { awsCloud } from '../aws/awsCloud';
import type { CtyObject } from '../cty/CtyValue';
import { Inventory } from '../inventory/Inventory';
import { loadSchema } from '../schema/loadSchema';
import { type Outcome, SimulatedProvider } from './SimulatedProvider';

const { schema } = loadSchema('aws');

function valueOf<T>(outcome: Outcome<T>): T {
  if ('problem' in outcome) {
    throw new Error(outcome.problem.summary);
  }
  return outcome.value;
}

describe('SimulatedProvider', () => {
  let folder: string;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'provider-'));
  });

  afterEach(() => fs.rmSync(folder, { recursive: true }));

  function createProvider(config: CtyObject = { region: 'us-east-1' }) {
    const provider = SimulatedProvider.create({
      cloud: awsCloud,
      schema,
      env: { CLOUD_SIM_ACCOUNT_ID: '000123456789' },
      open: () => ({
        inventory: Inventory.open(folder),
        drills: { quota: {} },
      }),
      now: () => '2026-11-01T10:00:00.000Z',
      wait: async () => {},
    });
    expect(provider.configure(config)).toEqual([]);
    return provider;
  }

  /** What Terraform proposes for a configuration: everything else is null. */
  function proposal(type: string, config: CtyObject): CtyObject {
    const { attributes = {}, block_types: blocks = {} } =
      schema.resource_schemas[type].block;
    const empty = Object.entries(blocks).map(([name, nested]) => [
      name,
      nested.nesting_mode === 'single' ? null : [],
    ]);
    return {
      ...Object.fromEntries(Object.keys(attributes).map(name => [name, null])),
      ...Object.fromEntries(empty),
      ...config,
    };
  }

  async function create(
    provider: SimulatedProvider,
    type: string,
    config: CtyObject,
  ) {
    const { planned } = provider.plan(type, null, proposal(type, config));
    return provider.apply(type, planned ?? {}, undefined);
  }

  it('reports a provider block and an environment that are wrong', () => {
    const provider = SimulatedProvider.create({
      cloud: awsCloud,
      schema,
      env: {},
      open: () => {
        throw new Error('CLOUD_SIM_DIR is not set');
      },
      now: () => '',
      wait: async () => {},
    });
    expect(provider.configure({ region: 'nowhere' })).toMatchObject([
      { summary: 'invalid AWS Region: nowhere (simulated)' },
    ]);
    expect(provider.configure({ region: 'us-east-1' })).toMatchObject([
      {
        summary: 'Invalid environment of cloud-sim',
        detail: 'CLOUD_SIM_DIR is not set',
      },
    ]);
    expect(() =>
      provider.plan('aws_vpc', null, proposal('aws_vpc', {})),
    ).toThrow('before it was configured');
  });

  it('creates, reads back unchanged and destroys', async () => {
    const provider = createProvider();
    const { id, state } = valueOf(
      await create(provider, 'aws_vpc', { cidr_block: '10.0.0.0/16' }),
    );
    expect(id).toMatch(/^vpc-0sim/);
    expect(state).toMatchObject({ id, cidr_block: '10.0.0.0/16' });
    await expect(provider.read('aws_vpc', id, state)).resolves.toBe(state);
    await provider.destroy('aws_vpc', id);
    await expect(provider.read('aws_vpc', id, state)).resolves.toBeNull();
  });

  it('reads what changed in the cloud', async () => {
    const provider = createProvider();
    const { id, state } = valueOf(
      await create(provider, 'aws_vpc', { cidr_block: '10.0.0.0/16' }),
    );
    await Inventory.open(folder).run(view => {
      const entry = view.find('aws_vpc', id);
      if (entry) {
        const changed = { ...state, enable_dns_support: false };
        view.put({ ...entry, state: changed }, '2026-11-01T11:00:00.000Z');
      }
    });
    await expect(provider.read('aws_vpc', id, state)).resolves.toMatchObject({
      enable_dns_support: false,
    });
  });

  it('imports what exists and says so of what does not', async () => {
    const provider = createProvider();
    const { id, state } = valueOf(
      await create(provider, 'aws_vpc', { cidr_block: '10.0.0.0/16' }),
    );
    expect(valueOf(await provider.import('aws_vpc', id))).toEqual(state);
    await expect(provider.import('aws_vpc', 'vpc-none')).resolves.toMatchObject(
      {
        problem: { detail: 'The simulated account has no aws_vpc "vpc-none".' },
      },
    );
  });

  it('refuses a second resource of a name that is taken', async () => {
    const provider = createProvider();
    const config = { bucket: 'taken-bucket' };
    await create(provider, 'aws_s3_bucket', config);
    await expect(
      create(provider, 'aws_s3_bucket', config),
    ).resolves.toMatchObject({
      problem: {
        summary: 'creating aws_s3_bucket: already exists (simulated)',
      },
    });
  });

  it('keeps the time of creation through a change', async () => {
    const provider = createProvider();
    const { id, state } = valueOf(
      await create(provider, 'aws_vpc', { cidr_block: '10.0.0.0/16' }),
    );
    await provider.apply('aws_vpc', { ...state, tags: { a: 'b' } }, id);
    const entry = await Inventory.open(folder).run(view =>
      view.find('aws_vpc', id),
    );
    expect(entry).toMatchObject({
      createdAt: '2026-11-01T10:00:00.000Z',
      tags: { a: 'b' },
    });
  });

  it('answers data sources with what is configured kept and the region filled in', async () => {
    const provider = createProvider();
    const config = { state: 'available' };
    const value = valueOf(
      await provider.readDataSource('aws_availability_zones', config),
    );
    expect(value).toMatchObject({
      state: 'available',
      region: 'us-east-1',
      names: expect.arrayContaining(['us-east-1a', 'us-east-1f']),
    });
  });

  it('passes on why a data source has no answer', async () => {
    const outcome = await createProvider().readDataSource('aws_ssm_parameter', {
      name: '/none',
    });
    expect(outcome).toMatchObject({
      problem: { summary: expect.stringContaining('ParameterNotFound') },
    });
  });

  it('never makes up the answer of a data source that it does not know', () => {
    const [problem] = createProvider().validateDataSource('aws_weather');
    expect(problem.detail).toContain('Cloud-sim cannot answer aws_weather');
  });

  it('makes a version of a launch template with every change', async () => {
    const provider = createProvider();
    const { id, state } = valueOf(
      await create(provider, 'aws_launch_template', {
        image_id: 'ami-1',
        update_default_version: true,
      }),
    );
    const { planned } = provider.plan('aws_launch_template', state, {
      ...state,
      image_id: 'ami-2',
    });
    const changed = await provider.apply(
      'aws_launch_template',
      planned ?? {},
      id,
    );
    const versions = [state, valueOf(changed).state].map(
      ({ latest_version: latest, default_version: standard }) => [
        latest,
        standard,
      ],
    );
    expect(versions).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });

  it('knows before the apply which records validate a certificate, and lets two names share one', async () => {
    const provider = createProvider();
    const planned = provider.plan('aws_acm_certificate', null, {
      domain_name: 'lab.example',
      subject_alternative_names: ['*.lab.example'],
    }).planned;
    const [one, other] = planned?.domain_validation_options as CtyObject[];
    expect(one.resource_record_name).toMatch(/^_[0-9a-f]{32}\.lab\.example\.$/);
    expect(other).toEqual({ ...one, domain_name: '*.lab.example' });
    const record: CtyObject = {
      zone_id: 'Z0SIM',
      name: one.resource_record_name,
      type: 'CNAME',
      allow_overwrite: true,
    };
    valueOf(await create(provider, 'aws_route53_record', record));
    valueOf(await create(provider, 'aws_route53_record', record));
  });

  it('opens as ephemeral what its data source tells', async () => {
    const outcome = await createProvider().openEphemeral(
      'aws_eks_cluster_auth',
      { name: 'lab' },
    );
    expect(valueOf(outcome)).toMatchObject({
      name: 'lab',
      token: 'k8s-aws-v1.simulated',
    });
  });

  it('can plan and apply every type of the schema', async () => {
    const provider = createProvider();
    for (const type of Object.keys(schema.resource_schemas)) {
      const { id } = valueOf(await create(provider, type, {}));
      expect(id).toEqual(expect.any(String));
    }
  });
});
