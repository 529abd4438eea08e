import { knownBlocks, knownString } from '../../cty/CtyValue';
import {
  between,
  eachNetwork,
  exactlyOneOf,
  oneOf,
} from '../../simulation/configChecks';
import type { TypeRules } from '../../simulation/TypeRules';
import { providerSource } from './providerSource';

/** Rules of the network types. */
export const NETWORK_RULES: Record<string, TypeRules> = {
  azurerm_virtual_network: {
    source: providerSource('network/virtual_network_resource.go'),
    checks: [
      exactlyOneOf('address_space', 'ip_address_pool'),
      eachNetwork('address_space'),
    ],
    forceNew: ['location'],
    defaults: { private_endpoint_vnet_policies: 'Disabled' },
  },
  azurerm_subnet: {
    source: providerSource('network/subnet_resource.go'),
    checks: [
      exactlyOneOf('address_prefixes', 'ip_address_pool'),
      eachNetwork('address_prefixes'),
      oneOf('private_endpoint_network_policies', [
        'Disabled',
        'Enabled',
        'NetworkSecurityGroupEnabled',
        'RouteTableEnabled',
      ]),
    ],
    defaults: {
      default_outbound_access_enabled: true,
      private_endpoint_network_policies: 'Disabled',
      private_link_service_network_policies_enabled: true,
    },
  },
  azurerm_network_security_group: {
    source: providerSource('network/network_security_group_resource.go'),
    checks: [
      oneOf('security_rule.access', ['Allow', 'Deny']),
      oneOf('security_rule.direction', ['Inbound', 'Outbound']),
      oneOf('security_rule.protocol', ['*', 'Ah', 'Esp', 'Icmp', 'Tcp', 'Udp']),
      between('security_rule.priority', 100, 4096),
    ],
    forceNew: ['location'],
  },
  azurerm_network_security_rule: {
    source: providerSource('network/network_security_rule_resource.go'),
    checks: [
      oneOf('access', ['Allow', 'Deny']),
      oneOf('direction', ['Inbound', 'Outbound']),
      oneOf('protocol', ['*', 'Ah', 'Esp', 'Icmp', 'Tcp', 'Udp']),
      between('priority', 100, 4096),
    ],
  },
  azurerm_public_ip: {
    source: providerSource('network/public_ip_resource.go'),
    checks: [
      oneOf('allocation_method', ['Static', 'Dynamic']),
      oneOf('sku', ['Basic', 'Standard', 'StandardV2']),
      oneOf('ip_version', ['IPv4', 'IPv6']),
      between('idle_timeout_in_minutes', 4, 30),
    ],
    forceNew: [
      'domain_name_label_scope',
      'ip_version',
      'location',
      'sku',
      'zones',
    ],
    defaults: {
      ddos_protection_mode: 'VirtualNetworkInherited',
      idle_timeout_in_minutes: 4,
      ip_version: 'IPv4',
      sku: 'Standard',
      sku_tier: 'Regional',
    },
  },
  azurerm_network_interface: {
    source: providerSource('network/network_interface_resource.go'),
    checks: [
      oneOf('ip_configuration.private_ip_address_allocation', [
        'Dynamic',
        'Static',
      ]),
    ],
    forceNew: ['edge_zone', 'location'],
    defaults: {
      accelerated_networking_enabled: false,
      ip_forwarding_enabled: false,
      'ip_configuration.private_ip_address_version': 'IPv4',
    },
    computed: {
      'ip_configuration.primary': true,
      private_ip_address: ({ resource }) => {
        const [configuration] = knownBlocks(resource.ip_configuration);
        return knownString(configuration?.private_ip_address) ?? '192.0.2.4';
      },
    },
  },
  azurerm_nat_gateway: {
    source: providerSource('network/nat_gateway_resource.go'),
    checks: [
      oneOf('sku_name', ['Standard', 'StandardV2']),
      between('idle_timeout_in_minutes', 4, 120),
    ],
    forceNew: ['location', 'zones'],
    defaults: { idle_timeout_in_minutes: 4, sku_name: 'Standard' },
  },
  azurerm_bastion_host: {
    source: providerSource('network/bastion_host_resource.go'),
    checks: [oneOf('sku', ['Developer', 'Basic', 'Standard', 'Premium'])],
    forceNew: ['ip_configuration', 'location'],
    defaults: { copy_paste_enabled: true, sku: 'Basic' },
  },
  azurerm_private_endpoint: {
    source: providerSource('network/private_endpoint_resource.go'),
    forceNew: [
      'location',
      'private_service_connection.private_connection_resource_id',
      'subnet_id',
    ],
  },
  azurerm_network_watcher_flow_log: {
    source: providerSource('network/network_watcher_flow_log_resource.go'),
    checks: [exactlyOneOf('network_security_group_id', 'target_resource_id')],
    defaults: { version: 1 },
  },
};
