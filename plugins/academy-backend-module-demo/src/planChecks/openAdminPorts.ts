import { blocksOf, PlannedResource } from './PlannedResource';

const ADMIN_PORTS = [22, 3389];
const ANYWHERE = ['0.0.0.0/0', '::/0'];

interface Rule {
  from: number;
  to: number;
  protocol: string;
  sources: string[];
}

/** Rules of ingress that let the whole internet reach SSH or RDP; undefined where the resource has no such rules. */
export function openAdminPorts(
  resource: PlannedResource,
): number[] | undefined {
  const rules = ingressRules(resource);
  return rules?.flatMap(rule =>
    ADMIN_PORTS.filter(
      port =>
        rule.sources.some(source => ANYWHERE.includes(source)) &&
        (rule.protocol === '-1' ||
          (rule.protocol !== 'udp' && rule.from <= port && port <= rule.to)),
    ),
  );
}

function ingressRules({ type, values }: PlannedResource): Rule[] | undefined {
  switch (type) {
    case 'aws_security_group':
      return blocksOf(values, 'ingress').map(readRule);
    case 'aws_security_group_rule':
      return values.type === 'ingress' ? [readRule(values)] : undefined;
    case 'aws_vpc_security_group_ingress_rule':
      return [
        {
          ...readRule({ ...values, protocol: values.ip_protocol }),
          sources: texts([values.cidr_ipv4, values.cidr_ipv6]),
        },
      ];
    default:
      return undefined;
  }
}

function readRule(values: Record<string, unknown>): Rule {
  return {
    from: Number(values.from_port ?? 0),
    to: Number(values.to_port ?? 0),
    protocol: String(values.protocol ?? ''),
    sources: [...texts(values.cidr_blocks), ...texts(values.ipv6_cidr_blocks)],
  };
}

function texts(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter(item => typeof item === 'string')
    : [];
}
