import type { CtyObject } from '../../cty/CtyValue';
import type { InventoryEntry } from '../../inventory/InventoryEntry';
import { loadSchema } from '../../schema/loadSchema';
import { AWS_DATA_SOURCES } from '.';

const SCOPE = {
  accountId: '000123456789',
  region: 'eu-central-1',
  defaultTags: { lab: 'lab-1' },
};

function read(
  type: string,
  config: CtyObject = {},
  inventory: Partial<InventoryEntry>[] = [],
) {
  return AWS_DATA_SOURCES[type]({
    config,
    scope: SCOPE,
    drills: { quota: { 'L-DB2E81BA': 4 } },
    inventory: inventory as InventoryEntry[],
  }) as Record<string, any>;
}

describe('data sources', () => {
  it('all have an answer, and every answer has a schema', () => {
    const { schema } = loadSchema('aws');
    expect(Object.keys(AWS_DATA_SOURCES).sort()).toEqual(
      Object.keys(schema.data_source_schemas).sort(),
    );
  });

  it('aws_caller_identity tells the simulated account', () => {
    expect(read('aws_caller_identity')).toMatchObject({
      account_id: '000123456789',
      arn: 'arn:aws:iam::000123456789:user/simulated',
    });
  });

  it('aws_region, aws_partition and aws_default_tags tell of the provider', () => {
    expect(read('aws_region').name).toBe('eu-central-1');
    expect(read('aws_partition').partition).toBe('aws');
    expect(read('aws_default_tags').tags).toEqual({ lab: 'lab-1' });
  });

  it('aws_availability_zones lists three zones with their ids', () => {
    expect(read('aws_availability_zones', { state: 'available' })).toEqual({
      id: 'eu-central-1',
      names: ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'],
      zone_ids: ['euc1-az1', 'euc1-az2', 'euc1-az3'],
      group_names: ['eu-central-1'],
    });
    expect(
      read('aws_availability_zones', { filter: [{ name: 'colour' }] }).detail,
    ).toContain('found "colour"');
  });

  it('aws_servicequotas_service_quota tells what the drill left of a quota', () => {
    const byCode = { service_code: 'ec2', quota_code: 'L-DB2E81BA' };
    expect(read('aws_servicequotas_service_quota', byCode)).toMatchObject({
      quota_name: 'Running On-Demand G and VT instances',
      value: 4,
    });
    const byName = {
      service_code: 'ec2',
      quota_name: 'All P Spot Instance Requests',
    };
    expect(read('aws_servicequotas_service_quota', byName)).toMatchObject({
      quota_code: 'L-7212CCBC',
      value: 768,
    });
    const wrong = { service_code: 'ec2', quota_code: 'L-0' };
    expect(read('aws_servicequotas_service_quota', wrong).detail).toContain(
      'no quota "L-0"',
    );
  });

  it('aws_ec2_instance_type_offerings offers what exists, by region or zone', () => {
    const filter = [
      {
        name: 'instance-type',
        values: ['g6.xlarge', 'g6.3xlarge', 't3.large'],
      },
    ];
    expect(
      read('aws_ec2_instance_type_offerings', { filter }).instance_types,
    ).toEqual(['g6.xlarge', 't3.large']);
    const byZone = {
      location_type: 'availability-zone',
      filter: [
        { name: 'instance-type', values: ['p5.*'] },
        { name: 'location', values: ['eu-central-1b'] },
      ],
    };
    expect(read('aws_ec2_instance_type_offerings', byZone)).toMatchObject({
      instance_types: ['p5.4xlarge', 'p5.48xlarge'],
      locations: ['eu-central-1b', 'eu-central-1b'],
    });
  });

  describe('aws_ssm_parameter', () => {
    const image =
      '/aws/service/deeplearning/ami/x86_64/base-oss-nvidia-driver-gpu-ubuntu-24.04/latest/ami-id';

    it('gives public image parameters an image id, always the same', () => {
      const { value, insecure_value: insecure } = read('aws_ssm_parameter', {
        name: image,
      });
      expect(value).toMatch(/^ami-0sim[0-9a-f]{13}$/);
      expect(insecure).toBe(value);
      expect(read('aws_ssm_parameter', { name: image }).value).toBe(value);
      expect(
        read('aws_ssm_parameter', { name: image, region: 'us-east-1' }).value,
      ).not.toBe(value);
    });

    it('reads parameters of the simulated account', () => {
      const entry = {
        type: 'aws_ssm_parameter',
        region: 'eu-central-1',
        state: { name: '/lab/token', type: 'SecureString', value: 's3cret' },
      };
      expect(
        read('aws_ssm_parameter', { name: '/lab/token' }, [entry]),
      ).toMatchObject({ value: 's3cret', insecure_value: null });
    });

    it('knows no others', () => {
      expect(
        read('aws_ssm_parameter', { name: '/lab/none' }).summary,
      ).toContain('ParameterNotFound');
    });
  });

  it('aws_ami gives an image for a filter, and refuses to choose among all', () => {
    const filter = [{ name: 'name', values: ['Deep Learning *'] }];
    expect(read('aws_ami', { owners: ['amazon'], filter })).toMatchObject({
      id: expect.stringMatching(/^ami-0sim/),
      name: 'Deep Learning simulated',
      image_owner_alias: 'amazon',
    });
    expect(read('aws_ami').summary).toContain('too broad');
  });

  describe('of resources', () => {
    const vpcs = [
      {
        type: 'aws_vpc',
        id: 'vpc-1',
        state: { id: 'vpc-1', tags_all: { Name: 'a' } },
      },
      {
        type: 'aws_vpc',
        id: 'vpc-2',
        state: { id: 'vpc-2', tags_all: { Name: 'b' } },
      },
    ];

    it('find by argument, tag and filter what Terraform created', () => {
      expect(read('aws_vpc', { id: 'vpc-2' }, vpcs).id).toBe('vpc-2');
      expect(read('aws_vpc', { tags: { Name: 'a' } }, vpcs).id).toBe('vpc-1');
      const filter = [{ name: 'tag:Name', values: ['b', 'c'] }];
      expect(read('aws_vpc', { filter }, vpcs).id).toBe('vpc-2');
    });

    it('say how many matched where it is not one', () => {
      expect(read('aws_vpc', { id: 'vpc-3' }, vpcs).summary).toContain(
        'no matching aws_vpc',
      );
      expect(read('aws_vpc', {}, vpcs).summary).toContain('multiple aws_vpc');
    });

    it('list the subnets of a network', () => {
      const subnets = ['vpc-1', 'vpc-2'].map((vpc, i) => ({
        type: 'aws_subnet',
        id: `subnet-${i}`,
        state: { vpc_id: vpc },
      }));
      const filter = [{ name: 'vpc-id', values: ['vpc-2'] }];
      expect(read('aws_subnets', { filter }, subnets).ids).toEqual([
        'subnet-1',
      ]);
    });
  });

  it('aws_iam_openid_connect_provider is found by URL, with or without its scheme', () => {
    const url = 'https://token.actions.githubusercontent.com';
    const inventory: Partial<InventoryEntry>[] = [
      { type: 'aws_iam_openid_connect_provider', state: { url, arn: 'a' } },
    ];
    const ask = (config: CtyObject) =>
      read('aws_iam_openid_connect_provider', config, inventory);
    expect(ask({ url }).arn).toBe('a');
    expect(ask({ url: url.slice('https://'.length) }).arn).toBe('a');
    expect(ask({ url: 'https://gitlab.com' }).summary).toMatch(/not found/);
  });

  it('aws_eks_addon_version knows versions of the common add-ons and no others', () => {
    const ask = (name: string) =>
      read('aws_eks_addon_version', { addon_name: name });
    expect(ask('coredns').version).toMatch(/^v1\.\d+\.\d+-eksbuild\.\d+$/);
    expect(ask('coredn').detail).toContain('coredns');
  });

  it('aws_vpc_endpoint_service tells gateways from interfaces', () => {
    const ask = (config: CtyObject) => read('aws_vpc_endpoint_service', config);
    expect(ask({ service: 'ecr.dkr' })).toMatchObject({
      service_name: 'com.amazonaws.eu-central-1.ecr.dkr',
      service_type: 'Interface',
    });
    expect(ask({ service: 's3', service_type: 'Gateway' }).service_type).toBe(
      'Gateway',
    );
    expect(ask({ service: 's3' }).detail).toContain('set service_type');
    expect(ask({ service: 'moon' }).summary).toMatch(/no matching/);
  });

  it('aws_ec2_capacity_block_offering offers what is sold by the block', () => {
    const ask = (type: string) =>
      read('aws_ec2_capacity_block_offering', { instance_type: type });
    expect(ask('p5.48xlarge')).toMatchObject({
      availability_zone: 'eu-central-1a',
      capacity_block_offering_id: expect.stringMatching(/^cbo-0sim/),
    });
    expect(ask('g6.xlarge').detail).toContain('not sold by the block');
  });

  it('aws_kms_key is found by an alias, aws_secretsmanager_secret_version by a name', () => {
    const inventory: Partial<InventoryEntry>[] = [
      { type: 'aws_kms_key', id: 'k-1', state: { arn: 'key-arn' } },
      {
        type: 'aws_kms_alias',
        id: 'alias/lab',
        state: { target_key_id: 'k-1' },
      },
      {
        type: 'aws_secretsmanager_secret',
        id: 's-arn',
        state: { name: 'db' },
      },
      {
        type: 'aws_secretsmanager_secret_version',
        id: 's-arn|1',
        state: { secret_id: 's-arn', secret_string: 'x' },
      },
    ];
    expect(read('aws_kms_key', { key_id: 'alias/lab' }, inventory).arn).toBe(
      'key-arn',
    );
    expect(
      read('aws_secretsmanager_secret_version', { secret_id: 'db' }, inventory)
        .secret_string,
    ).toBe('x');
  });

  it('those of many answer with all that match, and with none', () => {
    const inventory: Partial<InventoryEntry>[] = [
      {
        type: 'aws_security_group',
        state: { id: 'sg-1', arn: 'a', vpc_id: 'v', tags_all: { lab: '1' } },
      },
      { type: 'aws_security_group', state: { id: 'sg-2', tags_all: {} } },
    ];
    const ask = (config: CtyObject) =>
      read('aws_security_groups', config, inventory).ids;
    expect(ask({ tags: { lab: '1' } })).toEqual(['sg-1']);
    expect(ask({ filter: [{ name: 'vpc-id', values: ['w'] }] })).toEqual([]);
  });

  it('a resource is found by what it is called in the data source', () => {
    const inventory: Partial<InventoryEntry>[] = [
      { type: 'aws_ecs_cluster', state: { name: 'c', id: 'i' } },
    ];
    expect(read('aws_ecs_cluster', { cluster_name: 'c' }, inventory).id).toBe(
      'i',
    );
  });

  it('aws_iam_session_context names the role behind a session', () => {
    const arn = 'arn:aws:sts::000123456789:assumed-role/lab/ci';
    expect(read('aws_iam_session_context', { arn })).toMatchObject({
      issuer_arn: 'arn:aws:iam::000123456789:role/lab',
      session_name: 'ci',
    });
  });
});
