import { type CtyObject, knownString, UNKNOWN } from '../cty/CtyValue';
import { freshDigits } from '../simulation/simulatedDigits';

/** Names that the provider makes up where the configuration has none, and their prefixes. */
const NAMES: ReadonlyArray<[name: string, prefix: string]> = [
  ['bucket', 'bucket_prefix'],
  ['key_name', 'key_name_prefix'],
  ['name', 'name_prefix'],
  ['node_group_name', 'node_group_name_prefix'],
  ['statement_id', 'statement_id_prefix'],
  ['target_id', ''],
];

/** What the provider puts before a name without a prefix; `terraform-` for all others. */
const PREFIXES: Readonly<Record<string, string>> = {
  aws_lb: 'tf-lb-',
  aws_lb_target_group: 'tf-',
};

const NAME_DIGITS = 26;

/** Load balancers' names have 32 characters at most, and so many digits behind the prefix. */
const SHORT_NAMES: Readonly<Record<string, number>> = {
  aws_lb: 20,
  aws_lb_target_group: 20,
};

/** Names that are the same for everybody. */
const FIXED: Readonly<Record<string, string>> = {
  aws_config_configuration_recorder: 'default',
  aws_config_delivery_channel: 'default',
  aws_default_security_group: 'default',
};

function nameOf(type: string, resource: CtyObject, prefix: string): string {
  if (FIXED[type]) {
    return FIXED[type];
  }
  if (type === 'aws_iam_service_linked_role') {
    return serviceLinkedName(resource);
  }
  const given = knownString(resource[prefix]) || PREFIXES[type];
  const suffix = resource.fifo_queue || resource.fifo_topic ? '.fifo' : '';
  return `${given ?? 'terraform-'}${freshDigits(
    SHORT_NAMES[type] ?? NAME_DIGITS,
  )}${suffix}`;
}

/** `spot.amazonaws.com` → `AWSServiceRoleForSpot`; AWS's own spelling differs by service. */
function serviceLinkedName(resource: CtyObject): string {
  const [service] = (knownString(resource.aws_service_name) ?? '').split('.');
  const words = service
    .split('-')
    .map(word => word[0]?.toUpperCase() + word.slice(1));
  const suffix = knownString(resource.custom_suffix);
  return `AWSServiceRoleFor${words.join('')}${suffix ? `_${suffix}` : ''}`;
}

/**
 * The resource with the names that nobody chose: ids and ARNs are made of names, so
 * they come first.
 */
export function chooseNames(type: string, resource: CtyObject): CtyObject {
  const named = { ...resource };
  for (const [name, prefix] of NAMES) {
    if (resource[name] === UNKNOWN) {
      named[name] = nameOf(type, resource, prefix);
    }
  }
  return named;
}
