import type { InventoryEntry } from '../inventory/InventoryEntry';
import type { Drills } from '../simulation/Drills';
import { describe as describeResource } from './describe';
import { refuse } from './refuse';

const SCOPE = {
  accountId: '000123456789',
  region: 'us-east-1',
  defaultTags: {},
};

interface Request {
  instanceType: string;
  spot?: boolean;
  quota?: Drills['quota'];
  running?: Partial<InventoryEntry>[];
}

function request({ instanceType, spot, quota = {}, running = [] }: Request) {
  const resource = {
    instance_type: instanceType,
    instance_market_options: spot ? [{ market_type: 'spot' }] : [],
  };
  return refuse({
    type: 'aws_instance',
    resource,
    facts: describeResource('aws_instance', resource, SCOPE),
    scope: SCOPE,
    drills: { quota },
    others: running.map(
      entry =>
        ({
          type: 'aws_instance',
          region: 'us-east-1',
          purchase: 'on-demand',
          ...entry,
        } as InventoryEntry),
    ),
  });
}

describe('the simulated EC2', () => {
  it('runs an instance that is within the quota', () => {
    expect(request({ instanceType: 'g6.xlarge' })).toBeUndefined();
    const quota = { 'L-DB2E81BA': 4 };
    expect(request({ instanceType: 'g6.xlarge', quota })).toBeUndefined();
  });

  it('refuses one above the quota and names quota, need and use', () => {
    const quota = { 'L-DB2E81BA': 8 };
    const running = [{ sku: 'g5.xlarge' }];
    expect(
      request({ instanceType: 'g6.2xlarge', quota, running }),
    ).toMatchObject({
      summary: 'creating EC2 Instance: VcpuLimitExceeded (simulated)',
      detail: expect.stringMatching(
        /g6.2xlarge needs 8 vCPUs; 4 of 8 are in use in us-east-1.*L-DB2E81BA/,
      ),
    });
  });

  it('counts spot and on-demand, families and regions apart', () => {
    const quota = { 'L-DB2E81BA': 4, 'L-3819A6DF': 0 };
    const running = [
      { sku: 'g6.xlarge', purchase: 'spot' as const },
      { sku: 'g6.xlarge', region: 'eu-central-1' },
      { sku: 'p5.48xlarge' },
      { sku: 't3.medium' },
    ];
    const instanceType = 'g6.xlarge';
    expect(request({ instanceType, quota, running })).toBeUndefined();
    expect(request({ instanceType, quota, spot: true })).toMatchObject({
      summary: expect.stringContaining('MaxSpotInstanceCountExceeded'),
    });
  });

  it('names the zones that have capacity where one has none, and says what was being done', () => {
    const resource = {
      instance_type: 'g6.xlarge',
      availability_zone: 'us-east-1a',
    };
    const admission = {
      type: 'aws_instance',
      resource,
      facts: describeResource('aws_instance', resource, SCOPE),
      scope: SCOPE,
      drills: { quota: {}, noCapacity: ['g6.*@us-east-1a', 'g6.*@us-east-1b'] },
      others: [],
    };
    expect(refuse(admission)).toMatchObject({
      summary: expect.stringMatching(/^creating EC2 Instance: /),
      detail: expect.stringMatching(
        /in us-east-1a\. You can currently get g6.xlarge capacity by choosing us-east-1c,/,
      ),
    });
    const existing = { type: 'aws_instance' } as InventoryEntry;
    expect(refuse({ ...admission, existing })).toMatchObject({
      summary: expect.stringMatching(/^updating EC2 Instance: /),
    });
  });

  it('refuses a size that a GPU family does not have', () => {
    expect(request({ instanceType: 'g6.3xlarge' })).toMatchObject({
      summary: expect.stringContaining('InvalidParameterValue'),
      detail: `Invalid value 'g6.3xlarge' for InstanceType: there is no such type. Did you mean "g6.xlarge"?`,
    });
    expect(request({ instanceType: 'gpu' })).toBeDefined();
  });

  it('does not judge families that it knows nothing of', () => {
    expect(request({ instanceType: 'u7i-12tb.224xlarge' })).toBeUndefined();
  });
});

describe('the simulated EKS', () => {
  const group = (desired: number) => ({
    instance_types: ['g6.xlarge'],
    capacity_type: 'SPOT',
    disk_size: 0,
    scaling_config: [{ min_size: 0, max_size: 2, desired_size: desired }],
    tags_all: { lab: 'lab-1' },
  });
  const create = (desired: number, drills: Drills) =>
    refuse({
      type: 'aws_eks_node_group',
      resource: group(desired),
      facts: describeResource('aws_eks_node_group', group(desired), SCOPE),
      scope: SCOPE,
      drills,
      others: [
        {
          type: 'aws_eks_node_group',
          region: 'us-east-1',
          sku: 'g6.xlarge',
          purchase: 'spot',
          state: group(2),
        } as unknown as InventoryEntry,
      ],
    });

  it('counts every node of a group against the quota', () => {
    expect(create(1, { quota: { 'L-3819A6DF': 12 } })).toBeUndefined();
    expect(create(2, { quota: { 'L-3819A6DF': 12 } })).toMatchObject({
      summary: expect.stringMatching(
        /EKS Node Group.*AsgInstanceLaunchFailures: MaxSpotInstanceCountExceeded/,
      ),
      detail: expect.stringContaining('needs 8 vCPUs; 8 of 12 are in use'),
    });
  });

  it('makes a group without nodes where none could start', () => {
    const drills = { noCapacity: ['g6.*'], quota: { 'L-3819A6DF': 0 } };
    expect(create(0, drills)).toBeUndefined();
    expect(create(1, drills)).toMatchObject({
      summary: expect.stringContaining('InsufficientInstanceCapacity'),
    });
  });

  it('tells how the nodes of a group are sold', () => {
    expect(
      describeResource('aws_eks_node_group', group(1), SCOPE),
    ).toMatchObject({ sku: 'g6.xlarge', purchase: 'spot', sizeGb: null });
  });
});

describe('what is told of an AWS resource', () => {
  it('is how an instance is sold, with all its disks', () => {
    const resource = {
      region: 'eu-central-1',
      instance_type: 'g6.xlarge',
      instance_market_options: [{ market_type: 'spot' }],
      root_block_device: [{ volume_size: 100 }],
      ebs_block_device: [{ volume_size: 50 }, { volume_size: 25 }],
      tags_all: { lab: 'lab-1' },
    };
    expect(describeResource('aws_instance', resource, SCOPE)).toEqual({
      region: 'eu-central-1',
      sku: 'g6.xlarge',
      purchase: 'spot',
      sizeGb: 175,
      tags: { lab: 'lab-1' },
    });
  });

  it('is nothing of the kind where a type is not sold', () => {
    expect(describeResource('aws_vpc', { tags_all: {} }, SCOPE)).toEqual({
      region: 'us-east-1',
      sku: null,
      purchase: null,
      sizeGb: null,
      tags: {},
    });
  });
});
