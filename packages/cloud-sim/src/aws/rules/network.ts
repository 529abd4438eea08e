import {
  atMostOneOf,
  between,
  exactlyOneOf,
  ipv4Network,
  matches,
  oneOf,
} from '../../simulation/configChecks';
import { knownString } from '../../cty/CtyValue';
import { digitsOf, numberOf } from '../../simulation/simulatedDigits';
import type { TypeRules } from '../../simulation/TypeRules';
import { simulatedId } from '../identify';
import { providerSource } from './providerSource';

const securityGroupRule: TypeRules = {
  source: providerSource('ec2/vpc_security_group_ingress_rule.go'),
  checks: [
    exactlyOneOf(
      'cidr_ipv4',
      'cidr_ipv6',
      'prefix_list_id',
      'referenced_security_group_id',
    ),
    ipv4Network('cidr_ipv4', 0, 32),
    between('from_port', -1, 65535),
    between('to_port', -1, 65535),
  ],
  forceNew: ['security_group_id'],
  computed: { security_group_rule_id: ({ id }) => id },
  id: 'sgr',
};

/** The id of what AWS makes along with a VPC. */
function partOf(prefix: string, vpcId: string): string {
  return simulatedId(prefix, digitsOf(`${vpcId} ${prefix}`, 13));
}

const PARTS_OF_A_VPC: TypeRules['computed'] = {
  default_network_acl_id: ({ id }) => partOf('acl', id),
  default_route_table_id: ({ id }) => partOf('rtb', id),
  default_security_group_id: ({ id }) => partOf('sg', id),
  dhcp_options_id: ({ scope }) => partOf('dopt', scope.accountId),
  main_route_table_id: ({ id }) => partOf('rtb', id),
};

/** Rules of the network types. */
export const NETWORK_RULES: Record<string, TypeRules> = {
  aws_vpc: {
    source: providerSource('ec2/vpc_.go'),
    checks: [
      ipv4Network('cidr_block', 16, 28),
      atMostOneOf('cidr_block', 'ipv4_netmask_length'),
      oneOf('instance_tenancy', ['default', 'dedicated']),
    ],
    forceNew: ['cidr_block', 'ipv4_ipam_pool_id', 'ipv4_netmask_length'],
    defaults: { enable_dns_support: true, instance_tenancy: 'default' },
    computed: PARTS_OF_A_VPC,
    id: 'vpc',
  },
  aws_default_vpc: {
    source: providerSource('ec2/vpc_default_vpc.go'),
    computed: { ...PARTS_OF_A_VPC, cidr_block: '172.31.0.0/16' },
  },
  aws_default_security_group: {
    source: providerSource('ec2/vpc_default_security_group.go'),
    forceNew: ['vpc_id'],
    computed: { description: 'default VPC security group', name: 'default' },
    id: ({ vpc_id: vpc }) => partOf('sg', knownString(vpc) ?? ''),
  },
  aws_subnet: {
    source: providerSource('ec2/vpc_subnet.go'),
    checks: [
      ipv4Network('cidr_block', 16, 28),
      atMostOneOf('availability_zone', 'availability_zone_id'),
    ],
    forceNew: [
      'vpc_id',
      'cidr_block',
      'availability_zone',
      'availability_zone_id',
      'ipv6_native',
      'outpost_arn',
    ],
    defaults: {
      assign_ipv6_address_on_creation: false,
      enable_dns64: false,
      enable_resource_name_dns_a_record_on_launch: false,
      enable_resource_name_dns_aaaa_record_on_launch: false,
      ipv6_native: false,
      map_public_ip_on_launch: false,
    },
    computed: {
      private_dns_hostname_type_on_launch: 'ip-name',
    },
    id: 'subnet',
  },
  aws_internet_gateway: {
    source: providerSource('ec2/vpc_internet_gateway.go'),
    id: 'igw',
  },
  aws_nat_gateway: {
    source: providerSource('ec2/vpc_nat_gateway.go'),
    checks: [oneOf('connectivity_type', ['private', 'public'])],
    forceNew: ['allocation_id', 'connectivity_type', 'subnet_id'],
    defaults: { connectivity_type: 'public' },
    id: 'nat',
  },
  aws_eip: {
    source: providerSource('ec2/ec2_eip.go'),
    checks: [oneOf('domain', ['vpc', 'standard'])],
    forceNew: ['domain'],
    computed: { allocation_id: ({ id }) => id, domain: 'vpc' },
    id: 'eipalloc',
  },
  aws_route_table: {
    source: providerSource('ec2/vpc_route_table.go'),
    forceNew: ['vpc_id'],
    id: 'rtb',
  },
  aws_route_table_association: {
    source: providerSource('ec2/vpc_route_table_association.go'),
    checks: [exactlyOneOf('subnet_id', 'gateway_id')],
    forceNew: ['subnet_id', 'gateway_id'],
    computed: { id: ({ id }) => simulatedId('rtbassoc', digitsOf(id, 13)) },
  },
  aws_route: {
    source: providerSource('ec2/vpc_route.go'),
    forceNew: [
      'route_table_id',
      'destination_cidr_block',
      'destination_ipv6_cidr_block',
      'destination_prefix_list_id',
    ],
    computed: {
      id: ({ id, resource }) =>
        `r-${knownString(resource.route_table_id)}${numberOf(id, 10)}`,
      origin: 'CreateRoute',
      state: 'active',
    },
    id: resource =>
      `${knownString(resource.route_table_id)}_${
        knownString(resource.destination_cidr_block) ||
        knownString(resource.destination_ipv6_cidr_block) ||
        knownString(resource.destination_prefix_list_id) ||
        ''
      }`,
  },
  aws_security_group: {
    source: providerSource('ec2/vpc_security_group.go'),
    checks: [
      atMostOneOf('name', 'name_prefix'),
      matches('name', /^(?!sg-)/, 'a name that does not begin with "sg-"'),
    ],
    forceNew: ['name', 'name_prefix', 'description', 'vpc_id'],
    defaults: {
      description: 'Managed by Terraform',
      revoke_rules_on_delete: false,
    },
    id: 'sg',
  },
  aws_vpc_security_group_ingress_rule: securityGroupRule,
  aws_vpc_security_group_egress_rule: securityGroupRule,
  aws_route53_record: {
    source: providerSource('route53/record.go'),
    overwrites: ({ allow_overwrite: allowed }) => allowed === true,
  },
  aws_vpc_endpoint: {
    source: providerSource('ec2/vpc_endpoint.go'),
    checks: [
      oneOf('vpc_endpoint_type', [
        'Interface',
        'Gateway',
        'GatewayLoadBalancer',
        'Resource',
        'ServiceNetwork',
      ]),
    ],
    forceNew: ['service_name', 'vpc_endpoint_type', 'vpc_id'],
    defaults: { vpc_endpoint_type: 'Gateway' },
    id: 'vpce',
  },
};
