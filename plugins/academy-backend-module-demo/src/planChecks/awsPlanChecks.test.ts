import { AWS_PLAN_CHECKS } from './awsPlanChecks';
import { plannedResources } from './PlannedResource';

function verdicts(type: string, values: Record<string, unknown>) {
  return Object.fromEntries(
    AWS_PLAN_CHECKS.flatMap(check => {
      const verdict = check.judge({ address: `${type}.a`, type, values });
      return verdict
        ? [[check.id.replace('academy_', ''), verdict.passed]]
        : [];
    }),
  );
}

const ingress = (rule: object) => ({ ingress: [rule] });
const ssh = { from_port: 22, to_port: 22, protocol: 'tcp' };
const policy = (Action: unknown, Resource: unknown, Effect = 'Allow') => ({
  policy: JSON.stringify({ Statement: { Effect, Action, Resource } }),
});

describe('AWS_PLAN_CHECKS', () => {
  it('judges an instance by its metadata service, disks and address', () => {
    expect(
      verdicts('aws_instance', {
        metadata_options: [{ http_tokens: 'required' }],
        root_block_device: [{ encrypted: true }],
        associate_public_ip_address: true,
      }),
    ).toEqual({
      ec2_imdsv2_required: true,
      ec2_disk_encrypted: true,
      ec2_no_public_ip: false,
    });
    expect(verdicts('aws_instance', {})).toEqual({
      ec2_imdsv2_required: false,
      ec2_disk_encrypted: false,
      ec2_no_public_ip: true,
    });
  });

  it.each([
    [
      'aws_security_group',
      ingress({ ...ssh, cidr_blocks: ['0.0.0.0/0'] }),
      false,
    ],
    [
      'aws_security_group',
      ingress({ ...ssh, ipv6_cidr_blocks: ['::/0'] }),
      false,
    ],
    [
      'aws_security_group',
      ingress({
        from_port: 0,
        to_port: 0,
        protocol: '-1',
        cidr_blocks: ['0.0.0.0/0'],
      }),
      false,
    ],
    [
      'aws_security_group',
      ingress({
        from_port: 3000,
        to_port: 4000,
        protocol: 'tcp',
        cidr_blocks: ['0.0.0.0/0'],
      }),
      false,
    ],
    [
      'aws_security_group',
      ingress({ ...ssh, protocol: 'udp', cidr_blocks: ['0.0.0.0/0'] }),
      true,
    ],
    [
      'aws_security_group',
      ingress({ ...ssh, cidr_blocks: ['10.0.0.0/8'] }),
      true,
    ],
    [
      'aws_security_group',
      ingress({
        from_port: 443,
        to_port: 443,
        protocol: 'tcp',
        cidr_blocks: ['0.0.0.0/0'],
      }),
      true,
    ],
    ['aws_security_group', {}, true],
    [
      'aws_security_group_rule',
      { type: 'ingress', ...ssh, cidr_blocks: ['0.0.0.0/0'] },
      false,
    ],
    [
      'aws_vpc_security_group_ingress_rule',
      {
        from_port: 22,
        to_port: 22,
        ip_protocol: 'tcp',
        cidr_ipv4: '0.0.0.0/0',
      },
      false,
    ],
  ])('finds SSH and RDP open to everyone in %s %j', (type, values, passed) => {
    expect(verdicts(type, values)).toEqual({
      ec2_no_open_admin_port: passed,
    });
  });

  it('says nothing of rules of egress', () => {
    expect(
      verdicts('aws_security_group_rule', { ...ssh, type: 'egress' }),
    ).toEqual({});
  });

  it.each([
    [policy('*', '*'), false],
    [policy(['s3:GetObject', 'ec2:*'], ['*']), false],
    [policy('s3:*', 'arn:aws:s3:::mine/*'), true],
    [policy('*', '*', 'Deny'), true],
  ])('finds wildcards in the policy %j', (values, passed) => {
    expect(verdicts('aws_iam_role_policy', values)).toEqual({
      iam_no_wildcard_policy: passed,
    });
  });

  it('says nothing of a policy that is not known before apply', () => {
    expect(verdicts('aws_iam_policy', {})).toEqual({});
    expect(verdicts('aws_iam_policy', { policy: 'not JSON' })).toEqual({});
  });

  it('finds administrators and open subnets', () => {
    expect(
      verdicts('aws_iam_role_policy_attachment', {
        policy_arn: 'arn:aws:iam::aws:policy/AdministratorAccess',
      }),
    ).toEqual({ iam_no_administrator: false });
    expect(verdicts('aws_subnet', { map_public_ip_on_launch: true })).toEqual({
      ec2_no_public_ip: false,
    });
  });
});

describe('plannedResources', () => {
  it('reads the managed resources of all modules', () => {
    const resource = (address: string, mode = 'managed') => ({
      address,
      mode,
      type: 'aws_vpc',
    });
    expect(
      plannedResources(
        JSON.stringify({
          planned_values: {
            root_module: {
              resources: [resource('a'), resource('data.b', 'data')],
              child_modules: [
                { child_modules: [{ resources: [resource('m.n.c')] }] },
              ],
            },
          },
        }),
      ).map(each => each.address),
    ).toEqual(['a', 'm.n.c']);
  });

  it('refuses what is no plan', () => {
    expect(() => plannedResources('{}')).toThrow(
      'plan.json: found no planned_values.root_module',
    );
  });
});
