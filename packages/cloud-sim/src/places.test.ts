import { awsCloud } from './aws/awsCloud';
import { azureCloud } from './azure/azureCloud';
import { AZURE_RULES } from './azure/rules';
import type { CtyObject } from './cty/CtyValue';
import { gcpCloud } from './gcp/gcpCloud';
import { SimulatedAccount, valueOf } from './testing/SimulatedAccount';

/*
 * Regions, zones and machine types that a cloud has not are refused, and what was made
 * in one place is not taken for what is written in another.
 */

const AWS = { cloud: awsCloud, config: { region: 'us-east-1' } };
const GCP = {
  cloud: gcpCloud,
  config: { project: 'lab-project', region: 'us-central1' },
};
const AZURE = {
  cloud: azureCloud,
  config: { subscription_id: '00000000-0000-0000-0000-000000000042' },
};

type Options = typeof AWS | typeof GCP | typeof AZURE;

const MACHINE = {
  name: 'gpu',
  machine_type: 'e2-medium',
  zone: 'us-central1-a',
  boot_disk: [],
  network_interface: [],
};

describe('what no cloud has', () => {
  let account: SimulatedAccount | undefined;

  afterEach(() => {
    account?.remove();
    account = undefined;
  });

  it.each<[string, Options, CtyObject, string]>([
    ['AWS', AWS, { region: 'us-moon-1' }, 'invalid AWS Region: us-moon-1'],
    ['Google', GCP, { region: 'moon-east1' }, "'locations/moon-east1'"],
    ['Google', GCP, { zone: 'us-central1-d' }, 'Unknown zone.'],
  ])('%s refuses a provider block with %j%j', (_, options, config, text) => {
    const open = () => SimulatedAccount.create({ ...options, config });
    expect(open).toThrow(text);
  });

  it.each<[Options, string, CtyObject, RegExp]>([
    [
      AWS,
      'aws_subnet',
      { vpc_id: 'vpc-1', availability_zone: 'eu-west-1b' },
      /\(eu-west-1b\) for parameter availabilityZone is invalid.*us-east-1a/,
    ],
    [
      AWS,
      'aws_vpc',
      { cidr_block: '10.0.0.0/16', region: 'eu-west-9' },
      /Did you mean "eu-west-\d"/,
    ],
    [
      AWS,
      'aws_instance',
      { ami: 'ami-1', instance_type: 'm5.megalarge' },
      /'m5.megalarge' for InstanceType/,
    ],
    [
      AWS,
      'aws_instance',
      { ami: 'ami-1', instance_type: 'x9.large' },
      /'x9.large' for InstanceType/,
    ],
    [
      GCP,
      'google_compute_instance',
      { ...MACHINE, zone: 'moon-east1-a' },
      /no zone "moon-east1-a"/,
    ],
    [
      GCP,
      'google_compute_instance',
      { ...MACHINE, machine_type: 'g9-mega-1' },
      /machine type g9-mega-1 does not exist/,
    ],
    [
      GCP,
      'google_storage_bucket',
      { name: 'lab-data', location: 'MOON-EAST1' },
      /no region "moon-east1"/,
    ],
    [
      AZURE,
      'azurerm_kubernetes_cluster',
      {
        name: 'k',
        location: 'westeurope',
        default_node_pool: [{ name: 'sys', vm_size: 'Standard_Moon' }],
      },
      /VM size Standard_Moon is not available/,
    ],
  ])('is refused at apply: %#', async (options, type, config, text) => {
    account = SimulatedAccount.create(options);
    const outcome = await account.tryCreate(type, config);
    expect(outcome).toMatchObject({
      problem: { detail: expect.stringMatching(text) },
    });
  });

  it.each<[Options, string, CtyObject]>([
    [AWS, 'aws_subnet', { vpc_id: 'vpc-1', availability_zone: 'us-east-1f' }],
    [AWS, 'aws_instance', { ami: 'ami-1', instance_type: 'm7i-flex.large' }],
    [AWS, 'aws_instance', { ami: 'ami-1', instance_type: 'c5.metal' }],
    [
      GCP,
      'google_compute_instance',
      { ...MACHINE, machine_type: 'n2-custom-4-8192' },
    ],
    [
      GCP,
      'google_compute_instance',
      { ...MACHINE, machine_type: 'c3-standard-8-lssd' },
    ],
    [GCP, 'google_storage_bucket', { name: 'lab-data', location: 'EU' }],
  ])('and what a cloud has is not: %#', async (options, type, config) => {
    account = SimulatedAccount.create(options);
    const outcome = await account.tryCreate(type, config);
    expect(outcome).toHaveProperty('value');
  });

  it.each([
    ['moonbase', 1],
    ['West Europ', 1],
    ['West Europe', 0],
    ['global', 0],
  ])('Azure has %s: %i complaints before the plan', (location, count) => {
    const complaints = (
      AZURE_RULES.azurerm_resource_group.checks ?? []
    ).flatMap(check => check({ name: 'lab', location }));
    expect(complaints).toHaveLength(count);
  });

  it.each([
    ['azurerm_subnet', 'address_prefixes', 'bogus'],
    ['azurerm_virtual_network', 'address_space', '10.0.0.0/44'],
    ['azurerm_virtual_network', 'address_space', 'fd00::/129'],
  ])('a network of %s.%s is no %s', (type, name, text) => {
    const complaints = (value: string) =>
      (AZURE_RULES[type].checks ?? []).flatMap(check =>
        check({ [name]: [value] }),
      );
    expect(complaints(text)).toHaveLength(1);
    expect(complaints('10.0.0.0/24')).toEqual([]);
    expect(complaints('fd00::/48')).toEqual([]);
  });
});

describe('what was made in one place', () => {
  it.each<[string, Options, CtyObject, string, CtyObject, string]>([
    [
      'AWS',
      AWS,
      { region: 'eu-west-1' },
      'aws_vpc',
      { cidr_block: '10.0.0.0/16' },
      'region',
    ],
    [
      'Google',
      GCP,
      { project: 'lab-project', region: 'europe-west4' },
      'google_compute_address',
      { name: 'lab' },
      'region',
    ],
  ])(
    'is replaced where the provider block of %s names another',
    async (_, options, elsewhere, type, config, attribute) => {
      const here = SimulatedAccount.create(options);
      const there = SimulatedAccount.create({ ...options, config: elsewhere });
      const { state } = valueOf(await here.tryCreate(type, config));
      const proposed = { ...state, ...config };
      const written = here.proposal(type, config);

      const same = here.provider.plan(type, state, proposed, written);
      expect(same).toEqual({ planned: state, requiresReplace: [] });
      const moved = there.provider.plan(type, state, proposed, written);
      expect(moved.requiresReplace).toContainEqual([attribute]);
      here.remove();
      there.remove();
    },
  );
});
