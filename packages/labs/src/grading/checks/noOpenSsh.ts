import { blocks, strings } from '../../plan/attributes';
import { Attributes, TerraformResource } from '../../plan/TerraformPlan';
import { Check, failed, passed } from '../Check';

const SSH_PORT = 22;

/** Nothing lets the whole internet reach port 22; Session Manager needs no open port. */
export const noOpenSsh: Check = {
  id: 'no-open-ssh',
  title: 'SSH is not open to the internet',
  required: true,
  points: 5,
  hint: 'Remove the rule. `aws ssm start-session` (an output of the lab has the command) needs no open port.',
  run(run) {
    for (const resource of run.planned) {
      const open = ingressRules(resource).find(
        rule => coversSsh(rule) && isWorld(rule),
      );
      if (open) {
        return failed(
          `${resource.address} opens port ${SSH_PORT} to the internet.`,
          'plan.json#/planned_values',
        );
      }
    }
    return passed('No rule opens port 22 to the internet.');
  },
};

function ingressRules({ type, values = {} }: TerraformResource): Attributes[] {
  switch (type) {
    case 'aws_security_group':
    case 'aws_default_security_group':
      return blocks(values, 'ingress');
    case 'aws_security_group_rule':
      return values.type === 'ingress' ? [values] : [];
    case 'aws_vpc_security_group_ingress_rule':
      return [values];
    default:
      return [];
  }
}

function coversSsh(rule: Attributes) {
  const protocol = String(rule.protocol ?? rule.ip_protocol ?? '-1');
  if (protocol === '-1' || protocol === 'all') {
    return true;
  }
  const from = Number(rule.from_port ?? 0);
  const to = Number(rule.to_port ?? 65535);
  return (
    (protocol === 'tcp' || protocol === '6') &&
    from <= SSH_PORT &&
    SSH_PORT <= to
  );
}

// Two halves of the internet are the internet: anything wider than a /8 (IPv4) or a /16 (IPv6) counts as open.
function isWorld(rule: Attributes) {
  const ranges = [
    ...strings(rule, 'cidr_blocks'),
    ...strings(rule, 'ipv6_cidr_blocks'),
    rule.cidr_ipv4,
    rule.cidr_ipv6,
  ].filter((range): range is string => typeof range === 'string');
  return ranges.some(range => {
    const [address, prefix] = range.split('/');
    return Number(prefix) < (address.includes(':') ? 16 : 8);
  });
}
