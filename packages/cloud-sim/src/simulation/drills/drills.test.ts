import { awsCloud } from '../../aws/awsCloud';
import { azureCloud } from '../../azure/azureCloud';
import type { CtyObject } from '../../cty/CtyValue';
import { gcpCloud } from '../../gcp/gcpCloud';
import { SimulatedAccount } from '../../testing/SimulatedAccount';
import type { Drills } from '../Drills';

const accounts: SimulatedAccount[] = [];

function aws(drills: Partial<Drills> = {}): SimulatedAccount {
  const created = SimulatedAccount.create({
    cloud: awsCloud,
    config: { region: 'us-east-1' },
    drills,
  });
  accounts.push(created);
  return created;
}

const INSTANCE = {
  ami: 'ami-1',
  instance_type: 'g6.xlarge',
  availability_zone: 'us-east-1a',
};
const SPOT = {
  ...INSTANCE,
  instance_market_options: [{ market_type: 'spot' }],
};

async function types(account: SimulatedAccount): Promise<string[]> {
  return (await account.inventory()).map(({ type }) => type);
}

/** What refreshing finds of a resource. */
function refresh(account: SimulatedAccount, id: string, state: CtyObject) {
  return account.provider.read('aws_instance', id, state);
}

afterAll(() => accounts.forEach(created => created.remove()));

it('without drills nothing vanishes, changes, waits or is refused', async () => {
  const account = aws();
  const { id, state } = await account.create('aws_instance', SPOT);
  account.pass(365 * 24 * 3600);
  await expect(refresh(account, id, state)).resolves.toBe(state);
  await expect(
    account.provider.destroy('aws_instance', id),
  ).resolves.toBeUndefined();
  expect(await account.inventory()).toEqual([]);
  expect(account.waits).toEqual([]);
});

describe('no capacity', () => {
  it('refuses the SKUs that it names, everywhere', async () => {
    const account = aws({ noCapacity: ['g6.*'] });
    await expect(
      account.tryCreate('aws_instance', INSTANCE),
    ).resolves.toMatchObject({
      problem: {
        summary:
          'creating EC2 Instance: InsufficientInstanceCapacity (simulated)',
      },
    });
    const other = { ...INSTANCE, instance_type: 'g5.xlarge' };
    await account.create('aws_instance', other);
  });

  it('refuses a SKU in one zone, so that another zone helps', async () => {
    const account = aws({ noCapacity: ['g6.xlarge@us-east-1a'] });
    await expect(
      account.tryCreate('aws_instance', INSTANCE),
    ).resolves.toHaveProperty('problem');
    const elsewhere = { ...INSTANCE, availability_zone: 'us-east-1b' };
    await account.create('aws_instance', elsewhere);
  });

  it('speaks as Google does there', async () => {
    const account = SimulatedAccount.create({
      cloud: gcpCloud,
      config: { project: 'gpu-academy-lab', zone: 'us-central1-a' },
      drills: { noCapacity: ['g2-standard-4@us-central1-a'] },
    });
    accounts.push(account);
    await expect(
      account.tryCreate('google_compute_instance', {
        name: 'gpu',
        machine_type: 'g2-standard-4',
        scheduling: [{ on_host_maintenance: 'TERMINATE' }],
      }),
    ).resolves.toMatchObject({
      problem: {
        summary: expect.stringContaining('ZONE_RESOURCE_POOL_EXHAUSTED'),
      },
    });
  });

  it('speaks as Azure does there', async () => {
    const account = SimulatedAccount.create({
      cloud: azureCloud,
      config: { subscription_id: '00000000-0000-0000-0000-000000000042' },
      drills: { noCapacity: ['Standard_NC*@westeurope'] },
    });
    accounts.push(account);
    await expect(
      account.tryCreate('azurerm_linux_virtual_machine', {
        name: 'gpu',
        location: 'West Europe',
        size: 'Standard_NC4as_T4_v3',
      }),
    ).resolves.toMatchObject({
      problem: { summary: expect.stringContaining('SkuNotAvailable') },
    });
  });
});

describe('spot interruption', () => {
  it('takes back spot machines when their time is over, and journals why and when', async () => {
    const account = aws({ spotInterruption: { afterSeconds: 60 } });
    const { id, state } = await account.create('aws_instance', SPOT);
    await account.create('aws_instance', INSTANCE);
    account.pass(59);
    await expect(refresh(account, id, state)).resolves.toBe(state);
    account.pass(100);
    await expect(refresh(account, id, state)).resolves.toBeNull();
    expect(await types(account)).toEqual(['aws_instance']);
    expect((await account.journal()).at(-1)).toMatchObject({
      at: '2026-11-01T10:01:00.000Z',
      op: 'destroy',
      id,
      cause: 'spot-interruption',
    });
  });
});

describe('eventual consistency', () => {
  it('hides what is new from reads for a while', async () => {
    const account = aws({ eventualConsistency: { seconds: 5 } });
    const { id, state } = await account.create('aws_instance', INSTANCE);
    await expect(refresh(account, id, state)).resolves.toBeNull();
    account.pass(5);
    await expect(refresh(account, id, state)).resolves.toBe(state);
  });

  it('hides it from data sources too', async () => {
    const account = aws({ eventualConsistency: { seconds: 5 } });
    await account.create('aws_vpc', { cidr_block: '10.0.0.0/16' });
    await expect(account.read('aws_vpc')).rejects.toThrow('no matching');
    account.pass(5);
    await expect(account.read('aws_vpc')).resolves.toHaveProperty('id');
  });

  it('makes an apply wait until what it names can be found', async () => {
    const account = aws({ eventualConsistency: { seconds: 5 } });
    const { id } = await account.create('aws_vpc', {
      cidr_block: '10.0.0.0/16',
    });
    account.pass(2);
    await account.create('aws_subnet', {
      vpc_id: id,
      cidr_block: '10.0.0.0/24',
    });
    expect(account.waits).toEqual([3000]);
  });
});

describe('throttling', () => {
  it('is tried again, with longer and longer waits', async () => {
    const account = aws({ throttling: { failures: 3 } });
    await account.create('aws_instance', INSTANCE);
    expect(account.waits).toEqual([200, 400, 800]);
  });

  it('is given up after five tries more', async () => {
    const account = aws({ throttling: { failures: 6 } });
    await expect(
      account.tryCreate('aws_instance', INSTANCE),
    ).resolves.toMatchObject({
      problem: {
        summary:
          'creating aws_instance: ThrottlingException: Rate exceeded (simulated)',
      },
    });
    expect(account.waits).toHaveLength(5);
    expect(await account.inventory()).toEqual([]);
  });

  it('meets changes and deletions as well', async () => {
    const account = aws({ throttling: { failures: 6 } });
    await expect(
      account.provider.destroy('aws_instance', 'i-1'),
    ).resolves.toMatchObject({
      summary: expect.stringContaining('deleting aws_instance'),
    });
  });
});

describe('drift', () => {
  const drift = [
    { type: 'aws_instance', set: { instance_type: 'g6.2xlarge' } },
  ];

  it('shows at the next refresh, in the journal too', async () => {
    const account = aws({ drift });
    const { id, state } = await account.create('aws_instance', INSTANCE);
    await expect(refresh(account, id, state)).resolves.toMatchObject({
      instance_type: 'g6.2xlarge',
    });
    expect((await account.journal()).at(-1)).toMatchObject({
      op: 'update',
      sku: 'g6.2xlarge',
    });
  });

  it('does not come back once it is mended', async () => {
    const account = aws({ drift });
    const { id, state } = await account.create('aws_instance', INSTANCE);
    await refresh(account, id, state);
    await account.provider.apply('aws_instance', state, id);
    await expect(refresh(account, id, state)).resolves.toMatchObject({
      instance_type: 'g6.xlarge',
    });
  });

  it('leaves other types alone', async () => {
    const account = aws({ drift });
    const { id, state } = await account.create('aws_vpc', {
      cidr_block: '10.0.0.0/16',
    });
    await expect(account.provider.read('aws_vpc', id, state)).resolves.toBe(
      state,
    );
  });
});

describe('orphans', () => {
  it('stay in the inventory after destroy, and go on costing', async () => {
    const account = aws({ orphans: ['aws_ebs_volume'] });
    const volume = await account.create('aws_ebs_volume', {
      availability_zone: 'us-east-1a',
      size: 100,
    });
    const { id } = await account.create('aws_instance', INSTANCE);
    await account.provider.destroy('aws_ebs_volume', volume.id);
    await account.provider.destroy('aws_instance', id);
    expect(await types(account)).toEqual(['aws_ebs_volume']);
    expect(
      (await account.journal()).filter(({ op }) => op === 'destroy'),
    ).toMatchObject([{ type: 'aws_instance' }]);
  });
});
