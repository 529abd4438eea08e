import { blocks, hasItems, strings, text } from '../../plan/attributes';
import { Attributes } from '../../plan/TerraformPlan';
import { checkByCloud, complain, Complaint } from '../Check';
import { isWorld } from '../isWorld';
import { LabRun, PlannedResource } from '../LabRun';

const SSH_PORT = 22;

/** A rule that lets something in, in words that the clouds share. */
interface IngressRule {
  /** Protocol, lower case; `-1`, `all` and `*` are every one. */
  protocol: string;
  /** Half-open would be usual; clouds write both ends in. Empty: every port. */
  ports: readonly (readonly [number, number])[];
  /** CIDR blocks, and Azure's names for the internet. */
  sources: readonly string[];
}

/** Nothing lets the whole internet reach port 22; each cloud has a way in that needs no open port. */
export const noOpenSsh = checkByCloud({
  id: 'no-open-ssh',
  title: 'SSH is not open to the internet',
  praise: 'No rule opens port 22 to the internet.',
  hint: {
    aws: 'Remove the rule. `aws ssm start-session` (an output of the lab has the command) needs no open port.',
    gcp: 'Remove the rule, or let in only 35.235.240.0/20: `gcloud compute ssh --tunnel-through-iap` comes from there.',
    azure:
      'Remove the rule. Azure Bastion and `az ssh vm` with Entra ID need no port that is open to the internet.',
  },
  complaint: {
    aws: run => openRule(run, awsRules),
    gcp: run => openRule(run, googleRules),
    azure: run => openRule(run, azureRules),
  },
});

function openRule(
  run: LabRun,
  rulesOf: (resource: PlannedResource, run: LabRun) => IngressRule[],
): Complaint | undefined {
  const open = run.planned.find(resource =>
    rulesOf(resource, run).some(
      rule => coversSsh(rule) && rule.sources.some(isWorld),
    ),
  );
  return open && complain(open, `opens port ${SSH_PORT} to the internet`);
}

function coversSsh({ protocol, ports }: IngressRule): boolean {
  return (
    ['-1', 'all', '*'].includes(protocol) ||
    (['tcp', '6'].includes(protocol) &&
      (!ports.length ||
        ports.some(([from, to]) => from <= SSH_PORT && SSH_PORT <= to)))
  );
}

function awsRules(
  { type, values = {} }: PlannedResource,
  run: LabRun,
): IngressRule[] {
  switch (type) {
    case 'aws_security_group':
    case 'aws_default_security_group':
      return blocks(values, 'ingress').map(rule => awsRule(rule, run));
    case 'aws_security_group_rule':
      return values.type === 'ingress' ? [awsRule(values, run)] : [];
    case 'aws_vpc_security_group_ingress_rule':
      return [awsRule(values, run)];
    // Where a key is named and nobody who may come, EKS opens the port itself.
    case 'aws_eks_node_group':
      return blocks(values, 'remote_access')
        .filter(
          it =>
            text(it, 'ec2_ssh_key') !== '' &&
            !hasItems(it, 'source_security_group_ids'),
        )
        .map(() => ({
          protocol: 'tcp',
          ports: [[SSH_PORT, SSH_PORT]],
          sources: ['0.0.0.0/0'],
        }));
    default:
      return [];
  }
}

function awsRule(rule: Attributes, run: LabRun): IngressRule {
  return {
    protocol: String(rule.protocol ?? rule.ip_protocol ?? '-1').toLowerCase(),
    ports: [[Number(rule.from_port ?? 0), Number(rule.to_port ?? 65535)]],
    sources: [
      ...strings(rule, 'cidr_blocks'),
      ...strings(rule, 'ipv6_cidr_blocks'),
      text(rule, 'cidr_ipv4'),
      text(rule, 'cidr_ipv6'),
      ...prefixLists(run, [
        ...strings(rule, 'prefix_list_ids'),
        text(rule, 'prefix_list_id'),
      ]),
    ],
  };
}

/** What stands in lists of ranges; those that are not of this plan are AWS's own, of its services. */
function prefixLists(run: LabRun, ids: readonly string[]): string[] {
  const named = ids.filter(Boolean);
  if (!named.length) {
    return [];
  }
  return [
    ...run
      .plannedOf('aws_ec2_managed_prefix_list')
      .filter(({ values }) => named.includes(text(values, 'id')))
      .flatMap(({ values }) => blocks(values, 'entry')),
    ...run
      .plannedOf('aws_ec2_managed_prefix_list_entry')
      .filter(({ values }) => named.includes(text(values, 'prefix_list_id')))
      .map(({ values = {} }) => values),
  ].map(entry => text(entry, 'cidr'));
}

function googleRules({ type, values = {} }: PlannedResource): IngressRule[] {
  switch (type) {
    case 'google_compute_firewall': {
      const isIngress = /^(INGRESS)?$/.test(text(values, 'direction'));
      const isLimited =
        strings(values, 'source_tags').length > 0 ||
        strings(values, 'source_service_accounts').length > 0;
      const ranges = strings(values, 'source_ranges');
      return isIngress && values.disabled !== true
        ? blocks(values, 'allow').map(allow => ({
            protocol: text(allow, 'protocol').toLowerCase(),
            ports: portRanges(strings(allow, 'ports')),
            // Where neither ranges nor tags are named, Google takes everybody.
            sources: ranges.length || isLimited ? ranges : ['0.0.0.0/0'],
          }))
        : [];
    }
    case 'google_compute_network_firewall_policy_rule':
    case 'google_compute_region_network_firewall_policy_rule':
    case 'google_compute_firewall_policy_rule':
      return googlePolicyRules([values]);
    case 'google_compute_network_firewall_policy_with_rules':
    case 'google_compute_region_network_firewall_policy_with_rules':
    case 'google_compute_firewall_policy_with_rules':
      return googlePolicyRules(blocks(values, 'rule'));
    default:
      return [];
  }
}

function googlePolicyRules(rules: readonly Attributes[]): IngressRule[] {
  return rules
    .filter(
      rule =>
        rule.direction === 'INGRESS' &&
        rule.action === 'allow' &&
        rule.disabled !== true,
    )
    .flatMap(rule => blocks(rule, 'match'))
    .flatMap(match =>
      // In a policy that is written as one they have other names.
      [
        ...blocks(match, 'layer4_configs'),
        ...blocks(match, 'layer4_config'),
      ].map(layer => ({
        protocol: text(layer, 'ip_protocol').toLowerCase(),
        ports: portRanges(strings(layer, 'ports')),
        sources:
          match.src_network_scope === 'INTERNET' ||
          match.src_network_type === 'INTERNET' ||
          hasItems(match, 'src_region_codes')
            ? ['0.0.0.0/0']
            : strings(match, 'src_ip_ranges'),
      })),
    );
}

function azureRules({ type, values = {} }: PlannedResource): IngressRule[] {
  const rules = {
    azurerm_network_security_group: blocks(values, 'security_rule'),
    azurerm_network_security_rule: [values],
  }[type];
  return (rules ?? [])
    .filter(
      rule =>
        /^inbound$/i.test(text(rule, 'direction')) &&
        /^allow$/i.test(text(rule, 'access')),
    )
    .map(rule => ({
      protocol: text(rule, 'protocol').toLowerCase(),
      ports: portRanges([
        text(rule, 'destination_port_range'),
        ...strings(rule, 'destination_port_ranges'),
      ]),
      sources: [
        text(rule, 'source_address_prefix'),
        ...strings(rule, 'source_address_prefixes'),
      ],
    }));
}

/** `["22", "8000-9000"]`; `*` is every port, as is an empty list. */
function portRanges(ports: readonly string[]): [number, number][] {
  const named = ports.filter(Boolean);
  return named.includes('*')
    ? []
    : named.map(port => {
        const [from, to = from] = port.split('-').map(Number);
        return [from, to];
      });
}
