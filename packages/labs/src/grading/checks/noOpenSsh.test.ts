import { LabRun } from '../LabRun';
import { evidenceOf, workspaceOf } from '../__fixtures__/evidenceOf';
import { noOpenSsh } from './noOpenSsh';

function outcomeOf(type: string, values: object) {
  const plan = {
    format_version: '1.2',
    planned_values: {
      root_module: {
        resources: [{ address: `${type}.x`, mode: 'managed', type, values }],
      },
    },
  };
  return noOpenSsh.run(
    new LabRun(
      evidenceOf({ 'plan.json': JSON.stringify(plan) }),
      workspaceOf('aws'),
    ),
  ).outcome;
}

describe('noOpenSsh', () => {
  const ssh = { ip_protocol: 'tcp', from_port: 22, to_port: 22 };

  it.each([
    ['a private range', { ...ssh, cidr_ipv4: '10.0.0.0/8' }],
    ['one address', { ...ssh, cidr_ipv4: '203.0.113.7/32' }],
    [
      'another security group',
      { ...ssh, referenced_security_group_id: 'sg-1' },
    ],
    [
      'another port',
      { ...ssh, from_port: 443, to_port: 443, cidr_ipv4: '0.0.0.0/0' },
    ],
    [
      'another protocol',
      { ...ssh, ip_protocol: 'udp', cidr_ipv4: '0.0.0.0/0' },
    ],
  ])('lets %s in', (_, rule) => {
    expect(outcomeOf('aws_vpc_security_group_ingress_rule', rule)).toBe(
      'passed',
    );
  });

  it('does not mind what goes out', () => {
    const rule = { ...ssh, type: 'egress', cidr_blocks: ['0.0.0.0/0'] };

    expect(outcomeOf('aws_security_group_rule', rule)).toBe('passed');
  });
});
