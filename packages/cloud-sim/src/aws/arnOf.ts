import { knownString } from '../cty/CtyValue';
import type { ComputeContext } from '../simulation/TypeRules';

/** Types whose ARN names another service than the type does. */
const SERVICES: Array<[RegExp, string]> = [
  [
    /^aws_(instance|vpc|subnet|security_group|route|internet_gateway|nat_gateway|eip|network|launch_template|placement_group|key_pair|ebs|volume|flow_log|ec2|default|spot|main)/,
    'ec2',
  ],
  [/^aws_cloudwatch_log/, 'logs'],
  [/^aws_cloudwatch_event/, 'events'],
  [/^aws_lb/, 'elasticloadbalancing'],
  [/^aws_autoscaling/, 'autoscaling'],
  [/^aws_efs/, 'elasticfilesystem'],
  [/^aws_sfn/, 'states'],
  [/^aws_accessanalyzer/, 'access-analyzer'],
  [/^aws_resourcegroups/, 'resource-groups'],
  [/^aws_bcmdataexports/, 'bcm-data-exports'],
  [/^aws_kinesis_firehose/, 'firehose'],
  [/^aws_networkfirewall/, 'network-firewall'],
];

/** Services whose ARNs name no region. */
const GLOBAL_SERVICES = ['iam', 'budgets', 'ce', 'organizations', 'route53'];

/** `aws_cloudwatch_log_group` → `log-group`, `aws_instance` → `instance`. */
function resourceKind(type: string, service: string): string {
  const words = type.replace(/^aws_/, '').split('_');
  const isServiceWord = words[0] === service || words.length > 1;
  const kind = service === 'ec2' ? words : words.slice(isServiceWord ? 1 : 0);
  return (kind.length > 0 ? kind : words).join('-');
}

/** The service that a type belongs to, as ARNs name it. */
export function serviceOf(type: string): string {
  const special = SERVICES.find(([pattern]) => pattern.test(type));
  return special ? special[1] : type.split('_')[1];
}

/** An ARN of the simulated account. */
export function simulatedArn(
  service: string,
  region: string,
  accountId: string,
  resource: string,
): string {
  const place = GLOBAL_SERVICES.includes(service) ? '' : region;
  return `arn:aws:${service}:${place}:${accountId}:${resource}`;
}

/** The ARN of a resource whose type has no rule of its own. */
export function arnOf(context: ComputeContext): string {
  const { type, id, resource, scope } = context;
  const service = serviceOf(type);
  return simulatedArn(
    service,
    knownString(resource.region) ?? scope.region,
    scope.accountId,
    `${resourceKind(type, service)}/${id}`,
  );
}
