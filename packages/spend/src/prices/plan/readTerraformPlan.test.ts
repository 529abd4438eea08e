import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DefaultPriceBook } from '../DefaultPriceBook';
import { simulate } from '../simulate';
import { readTerraformPlan } from './readTerraformPlan';
import { simulateLab } from './simulateLab';

const managed = (type: string, values: object, name = 'this') => ({
  address: `${type}.${name}`,
  mode: 'managed',
  type,
  name,
  values,
});

/** A plan in the form of `terraform show -json`, of the given resources. */
function planOf(resources: object[], more: object = {}): string {
  return JSON.stringify({
    format_version: '1.2',
    planned_values: { root_module: { resources } },
    ...more,
  });
}

const gpu = managed('aws_instance', {
  instance_type: 'g6.xlarge',
  region: 'us-east-1',
  root_block_device: [{ volume_size: 100, volume_type: 'gp3' }],
});

describe('readTerraformPlan', () => {
  it('finds instances and disks of all modules, and adds up what is alike', () => {
    const text = JSON.stringify({
      format_version: '1.2',
      planned_values: {
        root_module: {
          resources: [gpu],
          child_modules: [
            {
              resources: [managed('aws_vpc', {}), { ...gpu, mode: 'data' }],
              child_modules: [{ resources: [gpu] }],
            },
          ],
        },
      },
    });
    expect(readTerraformPlan(text)).toEqual({
      instances: [
        {
          provider: 'aws',
          region: 'us-east-1',
          instanceType: 'g6.xlarge',
          purchase: 'on-demand',
          count: 2,
          addresses: ['aws_instance.this'],
        },
      ],
      disks: [
        {
          provider: 'aws',
          region: 'us-east-1',
          gib: 100,
          count: 2,
          addresses: ['aws_instance.this'],
        },
      ],
      unpriced: [],
    });
  });

  it('makes the same estimate as the form’s values do', () => {
    const book = DefaultPriceBook.load();
    expect(
      simulateLab(readTerraformPlan(planOf([gpu])), { hours: 4 }, book),
    ).toEqual(
      simulate(
        {
          provider: 'aws',
          region: 'us-east-1',
          instanceType: 'g6.xlarge',
          hours: 4,
          diskGb: 100,
        },
        book,
      ),
    );
  });

  it.each([
    [
      'aws',
      managed('aws_instance', {
        instance_type: 'g5.xlarge',
        availability_zone: 'eu-west-1b',
        instance_market_options: [{ market_type: 'spot' }],
        root_block_device: [{ volume_size: 50 }],
        ebs_block_device: [{ volume_size: 200 }],
      }),
      'eu-west-1',
      'g5.xlarge',
      [50, 200],
    ],
    [
      'gcp',
      managed('google_compute_instance', {
        machine_type: 'g2-standard-4',
        zone: 'us-central1-a',
        scheduling: [{ provisioning_model: 'SPOT' }],
        boot_disk: [{ initialize_params: [{ size: 80 }] }],
      }),
      'us-central1',
      'g2-standard-4',
      [80],
    ],
    [
      'azure',
      managed('azurerm_linux_virtual_machine', {
        size: 'Standard_NC4as_T4_v3',
        location: 'East US',
        priority: 'Spot',
        os_disk: [{ disk_size_gb: 64 }],
      }),
      'eastus',
      'Standard_NC4as_T4_v3',
      [64],
    ],
  ])(
    'reads a spot instance of %s with its region and disks',
    (provider, resource, region, instanceType, sizes) => {
      const addresses = [resource.address];
      expect(readTerraformPlan(planOf([resource]))).toEqual({
        instances: [
          {
            provider,
            region,
            instanceType,
            purchase: 'spot',
            count: 1,
            addresses,
          },
        ],
        disks: sizes.map(gib => ({
          provider,
          region,
          gib,
          count: 1,
          addresses,
        })),
        unpriced: [],
      });
    },
  );

  it('reads disks of their own', () => {
    const { disks } = readTerraformPlan(
      planOf([
        managed('aws_ebs_volume', {
          size: 500,
          availability_zone: 'us-west-2a',
        }),
        managed('google_compute_disk', { size: 10, zone: 'us-west1-b' }),
        managed('azurerm_managed_disk', {
          disk_size_gb: 128,
          location: 'westus2',
        }),
      ]),
    );
    expect(disks.map(({ region, gib }) => [region, gib])).toEqual([
      ['us-west-2', 500],
      ['us-west1', 10],
      ['westus2', 128],
    ]);
  });

  it('takes the region of the provider from a constant or a variable, else from the caller', () => {
    const instance = managed('aws_instance', {
      instance_type: 'g5.xlarge',
      root_block_device: [{ volume_size: 10 }],
    });
    const regionWith = (region: object, variables: object = {}) =>
      readTerraformPlan(
        planOf([instance], {
          variables,
          configuration: {
            provider_config: { aws: { expressions: { region } } },
          },
        }),
        { region: 'eu-north-1' },
      ).instances[0].region;
    expect(regionWith({ constant_value: 'us-east-2' })).toBe('us-east-2');
    expect(
      regionWith(
        { references: ['var.region'] },
        { region: { value: 'sa-east-1' } },
      ),
    ).toBe('sa-east-1');
    expect(regionWith({ references: ['local.region'] })).toBe('eu-north-1');
    expect(() => readTerraformPlan(planOf([instance]))).toThrow(
      'aws_instance.this: found "no region", expected one in the resource',
    );
  });

  it('lists what costs and has no price here, with the reason', () => {
    const { unpriced } = readTerraformPlan(
      planOf([
        managed('aws_nat_gateway', {}),
        managed('aws_subnet', {}),
        managed('aws_instance', {
          instance_type: 'g5.xlarge',
          region: 'us-east-1',
        }),
      ]),
    );
    expect(unpriced).toEqual([
      {
        address: 'aws_nat_gateway.this',
        reason: 'NAT gateways are not in the price book',
      },
      {
        address: 'aws_instance.this',
        reason: 'a disk whose size its image decides',
      },
    ]);
  });

  it('lists what a plan does not tell yet, and reads the rest', () => {
    const lab = readTerraformPlan(
      planOf([
        gpu,
        managed(
          'aws_instance',
          { region: 'us-east-1', root_block_device: [{ volume_size: 8 }] },
          'other',
        ),
        managed('google_compute_disk', { zone: 'us-west1-b' }),
        managed('aws_vpc_endpoint', { vpc_endpoint_type: 'Interface' }),
        managed('aws_vpc_endpoint', { vpc_endpoint_type: 'Gateway' }, 's3'),
      ]),
    );
    expect(lab.instances.map(({ count }) => count)).toEqual([1]);
    expect(lab.unpriced).toEqual([
      {
        address: 'aws_instance.other',
        reason: 'machines whose instance_type is not known yet',
      },
      {
        address: 'google_compute_disk.this',
        reason: 'a disk whose size its image or snapshot decides',
      },
      {
        address: 'aws_vpc_endpoint.this',
        reason: 'private endpoints are not in the price book',
      },
    ]);
  });

  it.each([
    ['{', 'plan: found "Expected property name'],
    ['null', 'plan: found [], expected planned_values.root_module'],
    ['{"values": {}}', 'plan: found ["values"], expected planned_values'],
    [
      planOf([managed('aws_ebs_volume', { size: '10', region: 'us-east-1' })]),
      'aws_ebs_volume.this.size: found "10", expected a number of GiB above 0',
    ],
  ])('refuses %s', (text, message) => {
    expect(() => readTerraformPlan(text)).toThrow(message);
  });
});

const plans = path.resolve(
  __dirname,
  '../../../../../../shared/data/terraform-plans',
);
const describePlans = existsSync(plans) ? describe : describe.skip;

describePlans(
  'plans that nobody here wrote (skipped where ../shared/data is absent)',
  () => {
    const read = (name: string) =>
      readTerraformPlan(readFileSync(path.join(plans, name), 'utf8'), {
        region: 'us-east-1',
      });

    it('are read in every format version', () => {
      const names = readdirSync(plans).filter(
        name => name.endsWith('.plan.json') && !name.startsWith('invalid'),
      );
      expect(names.length).toBeGreaterThan(5);
      for (const name of names) {
        expect(read(name).disks).toEqual([]);
      }
    });

    it('are refused where they are no JSON', () => {
      expect(() => read('invalid.plan.json')).toThrow(
        'expected the output of terraform show -json',
      );
    });
  },
);
