import { isAttributes } from '../plan/attributes';
import { SENSITIVE } from '../plan/maskSensitive';
import { PlannedResource } from './LabRun';

/*
 * Checks that look for something bad see nothing where it is masked, so whoever calls `0.0.0.0/0` sensitive would pass. These
 * arguments are no secret of anybody's, and what stands in them is what is judged.
 */
const JUDGED =
  /^(cidr_\w+|\w*cidr_blocks?|\w*source_ranges|\w*ip_ranges|source_address_prefix(es)?|destination_port_ranges?|(from|to)_port|ports|(ip_)?protocol|access|direction|policy|policy_data|assume_role_policy|actions|data_actions|not_actions|role|roles|members?|scope|principals?|associate_public_ip_address|map_public_ip_on_launch|public_network_access_enabled|ingress|internal)$/;

/** The first argument that is judged and cannot be seen. */
export function hiddenFromGraders(
  resources: readonly PlannedResource[],
): { resource: PlannedResource; argument: string } | undefined {
  for (const resource of resources) {
    const argument = hiddenIn(resource.values, '');
    if (argument) {
      return { resource, argument };
    }
  }
  return undefined;
}

function hiddenIn(value: unknown, argument: string): string | undefined {
  if (typeof value === 'string') {
    const isHidden = value === SENSITIVE || value.includes('(redacted: ');
    return isHidden && JUDGED.test(argument) ? argument : undefined;
  }
  if (Array.isArray(value)) {
    return value.map(item => hiddenIn(item, argument)).find(Boolean);
  }
  return isAttributes(value)
    ? Object.entries(value)
        .map(([name, item]) => hiddenIn(item, name))
        .find(Boolean)
    : undefined;
}
