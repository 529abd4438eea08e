import {
  atMostOneOf,
  between,
  exactlyOneOf,
  ipv4Network,
  oneOf,
} from '../../simulation/configChecks';
import type { TypeRules } from '../../simulation/TypeRules';
import { RFC_1035_NAME } from './names';
import { providerSource } from './providerSource';

/** Rules of the network types. */
export const NETWORK_RULES: Record<string, TypeRules> = {
  google_compute_network: {
    source: providerSource('compute/resource_compute_network.go'),
    checks: [RFC_1035_NAME, oneOf('routing_mode', ['REGIONAL', 'GLOBAL'])],
    forceNew: ['auto_create_subnetworks', 'description', 'network_profile'],
    defaults: {
      auto_create_subnetworks: true,
      delete_default_routes_on_create: false,
      network_firewall_policy_enforcement_order: 'AFTER_CLASSIC_FIREWALL',
    },
    computed: { mtu: 1460, routing_mode: 'REGIONAL' },
  },
  google_compute_subnetwork: {
    source: providerSource('compute/resource_compute_subnetwork.go'),
    checks: [
      RFC_1035_NAME,
      ipv4Network('ip_cidr_range', 4, 29),
      oneOf('stack_type', ['IPV4_ONLY', 'IPV4_IPV6', 'IPV6_ONLY']),
      oneOf('log_config.aggregation_interval', [
        'INTERVAL_5_SEC',
        'INTERVAL_30_SEC',
        'INTERVAL_1_MIN',
        'INTERVAL_5_MIN',
        'INTERVAL_10_MIN',
        'INTERVAL_15_MIN',
      ]),
      oneOf('log_config.metadata', [
        'EXCLUDE_ALL_METADATA',
        'INCLUDE_ALL_METADATA',
        'CUSTOM_METADATA',
      ]),
    ],
    forceNew: ['description', 'network', 'purpose'],
    defaults: {
      'log_config.aggregation_interval': 'INTERVAL_5_SEC',
      'log_config.filter_expr': 'true',
      'log_config.flow_sampling': 0.5,
      'log_config.metadata': 'INCLUDE_ALL_METADATA',
    },
    computed: {
      private_ipv6_google_access: 'DISABLE_GOOGLE_ACCESS',
      purpose: 'PRIVATE',
      stack_type: 'IPV4_ONLY',
    },
  },
  google_compute_firewall: {
    source: providerSource('compute/resource_compute_firewall.go'),
    checks: [
      RFC_1035_NAME,
      exactlyOneOf('allow', 'deny'),
      between('priority', 0, 65535),
      oneOf('direction', ['INGRESS', 'EGRESS']),
      oneOf('log_config.metadata', [
        'EXCLUDE_ALL_METADATA',
        'INCLUDE_ALL_METADATA',
      ]),
      atMostOneOf('source_service_accounts', 'source_tags'),
      atMostOneOf('target_service_accounts', 'target_tags'),
    ],
    forceNew: ['direction', 'network'],
    defaults: { priority: 1000 },
    computed: { direction: 'INGRESS' },
  },
  google_compute_router: {
    source: providerSource('compute/resource_compute_router.go'),
    checks: [RFC_1035_NAME, oneOf('bgp.advertise_mode', ['DEFAULT', 'CUSTOM'])],
    forceNew: ['encrypted_interconnect_router', 'network'],
    defaults: { 'bgp.advertise_mode': 'DEFAULT', 'bgp.keepalive_interval': 20 },
  },
  google_compute_router_nat: {
    source: providerSource('compute/resource_compute_router_nat.go'),
    checks: [
      RFC_1035_NAME,
      oneOf('nat_ip_allocate_option', ['MANUAL_ONLY', 'AUTO_ONLY']),
      oneOf('source_subnetwork_ip_ranges_to_nat', [
        'ALL_SUBNETWORKS_ALL_IP_RANGES',
        'ALL_SUBNETWORKS_ALL_PRIMARY_IP_RANGES',
        'LIST_OF_SUBNETWORKS',
      ]),
      oneOf('log_config.filter', ['ERRORS_ONLY', 'TRANSLATIONS_ONLY', 'ALL']),
    ],
    forceNew: ['endpoint_types', 'type'],
    defaults: {
      icmp_idle_timeout_sec: 30,
      tcp_established_idle_timeout_sec: 1200,
      tcp_time_wait_timeout_sec: 120,
      tcp_transitory_idle_timeout_sec: 30,
      type: 'PUBLIC',
      udp_idle_timeout_sec: 30,
    },
  },
  google_compute_address: {
    source: providerSource('compute/resource_compute_address.go'),
    checks: [
      RFC_1035_NAME,
      oneOf('address_type', ['INTERNAL', 'EXTERNAL']),
      oneOf('network_tier', ['PREMIUM', 'STANDARD']),
    ],
    forceNew: [
      'address',
      'address_type',
      'network',
      'network_tier',
      'subnetwork',
    ],
    defaults: { address_type: 'EXTERNAL' },
    computed: { network_tier: 'PREMIUM' },
  },
  google_compute_global_address: {
    source: providerSource('compute/resource_compute_global_address.go'),
    checks: [
      RFC_1035_NAME,
      oneOf('address_type', ['EXTERNAL', 'INTERNAL']),
      oneOf('purpose', ['VPC_PEERING', 'PRIVATE_SERVICE_CONNECT']),
    ],
    forceNew: [
      'address',
      'address_type',
      'network',
      'prefix_length',
      'purpose',
    ],
    defaults: { address_type: 'EXTERNAL' },
  },
  google_compute_route: {
    source: providerSource('compute/resource_compute_route.go'),
    checks: [RFC_1035_NAME, between('priority', 0, 65535)],
    forceNew: ['dest_range', 'network', 'next_hop_gateway', 'priority', 'tags'],
    defaults: { priority: 1000 },
  },
};
