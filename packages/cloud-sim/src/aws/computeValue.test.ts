import type { CtyType } from '../cty/CtyType';
import { AWS_RULES } from './rules';
import { computeValue } from './computeValue';

const CONTEXT = {
  type: 'aws_instance',
  id: 'i-0sim3f9c2a7d4e10b',
  resource: { region: 'eu-central-1' },
  scope: { accountId: '000123456789', region: 'us-east-1', defaultTags: {} },
  now: '2026-11-01T10:00:00.000Z',
};

function compute(path: string, type: CtyType = 'string', optional = false) {
  return computeValue(
    { path, type, optional },
    CONTEXT,
    AWS_RULES.aws_instance,
  );
}

describe('values that the simulated AWS fills in', () => {
  it.each([
    ['id', 'i-0sim3f9c2a7d4e10b'],
    [
      'arn',
      'arn:aws:ec2:eu-central-1:000123456789:instance/i-0sim3f9c2a7d4e10b',
    ],
    ['availability_zone', 'eu-central-1a'],
    ['instance_state', 'running'],
    ['created_at', '2026-11-01T10:00:00.000Z'],
    ['owner_id', '000123456789'],
  ])('%s is %s', (path, value) => {
    expect(compute(path)).toBe(value);
  });

  it('are addresses that nobody can reach', () => {
    expect(compute('private_ip')).toMatch(/^192\.0\.2\.\d+$/);
    expect(compute('public_ip')).toMatch(/^203\.0\.113\.\d+$/);
    expect(compute('public_dns')).toMatch(/\.invalid$/);
  });

  it('are the same for the same resource', () => {
    expect(compute('root_block_device.volume_id')).toBe(
      compute('root_block_device.volume_id'),
    );
  });

  it('say that other things than the resource are simulated too', () => {
    expect(compute('vpc_endpoint_id')).toMatch(/^vpc-endpoint-0sim/);
    expect(compute('managed_arn')).toMatch(/^arn:aws:sim:.*:000123456789:/);
  });

  it('stay empty where the configuration could have set them and did not', () => {
    expect(compute('kms_key_id', 'string', true)).toBe('');
    expect(compute('host_resource_group_arn', 'string', true)).toBe('');
  });

  it('are empty collections, zero and false for other types', () => {
    expect(compute('ipv6_addresses', ['list', 'string'])).toEqual([]);
    expect(compute('placement_partition_number', 'number')).toBe(0);
    expect(compute('monitoring', 'bool')).toBe(false);
  });
});
