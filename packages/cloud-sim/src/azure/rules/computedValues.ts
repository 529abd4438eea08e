import { type CtyObject, knownBlocks, knownString } from '../../cty/CtyValue';
import { hostNumber } from '../../simulation/computeByName';
import { digitsOf, uuidOf } from '../../simulation/simulatedDigits';
import type { ComputeContext } from '../../simulation/TypeRules';
import type { ComputedValues } from '../../simulation/withComputed';

/*
 * Attributes of single types that Azure fills in otherwise than their names tell:
 * lists that have elements, and those that stay empty.
 */

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

/** The group that AKS makes for the nodes of a cluster. */
function nodeGroup({ id, resource }: ComputeContext): string {
  const [subscription, rest = ''] = id.split('/resourceGroups/');
  const chosen = knownString(resource.node_resource_group);
  const [group] = rest.split('/');
  return `${subscription}/resourceGroups/${
    chosen ??
    `MC_${group}_${knownString(resource.name)}_${knownString(
      resource.location,
    )}`
  }`;
}

/** An identity that AKS makes beside a cluster, in the group of its nodes. */
export function clusterIdentity(suffix: string) {
  return (context: ComputeContext): CtyObject => ({
    client_id: uuidOf(`${context.id} ${suffix} client`),
    object_id: uuidOf(`${context.id} ${suffix} object`),
    user_assigned_identity_id: `${nodeGroup(
      context,
    )}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${suffix}-${knownString(
      context.resource.name,
    )}`,
  });
}

function identities(suffix: string) {
  return (context: ComputeContext) => [clusterIdentity(suffix)(context)];
}

function kubeConfig({ id, resource }: ComputeContext): CtyObject[] {
  const group = /\/resourceGroups\/([^/]+)/.exec(id)?.[1] ?? '';
  return [
    {
      client_certificate: base64(`simulated client certificate of ${id}`),
      client_key: base64('simulated'),
      cluster_ca_certificate: base64(`simulated certificate of ${id}`),
      host: `https://${knownString(resource.dns_prefix) ?? 'aks'}-${digitsOf(
        id,
        8,
      )}.invalid:443`,
      password: 'simulated',
      username: `clusterUser_${group}_${knownString(resource.name) ?? ''}`,
    },
  ];
}

function privateIp({ id }: ComputeContext): string[] {
  return [`192.0.2.${hostNumber(id)}`];
}

/** The attributes, by type. */
export const COMPUTED_VALUES: ComputedValues = {
  azurerm_automation_account: { private_endpoint_connection: [] },
  azurerm_container_app: { 'ingress.custom_domain': [] },
  azurerm_kubernetes_cluster: {
    'aci_connector_linux.connector_identity': identities('aciconnectorlinux'),
    'ingress_application_gateway.ingress_application_gateway_identity':
      identities('ingressapplicationgateway'),
    'key_vault_secrets_provider.secret_identity': identities(
      'azurekeyvaultsecretsprovider',
    ),
    // Only clusters that sign people in by Entra ID have an admin beside them.
    kube_admin_config: context =>
      knownBlocks(
        context.resource.azure_active_directory_role_based_access_control,
      ).length > 0
        ? kubeConfig(context)
        : [],
    kube_config: kubeConfig,
    'network_profile.load_balancer_profile.effective_outbound_ips': context => [
      `${nodeGroup(
        context,
      )}/providers/Microsoft.Network/publicIPAddresses/${digitsOf(
        context.id,
        8,
      )}`,
    ],
    'oms_agent.oms_agent_identity': identities('omsagent'),
    'web_app_routing.web_app_routing_identity': identities('webapprouting'),
  },
  azurerm_linux_virtual_machine: { private_ip_addresses: privateIp },
  azurerm_network_interface: { private_ip_addresses: privateIp },
  azurerm_private_endpoint: {
    custom_dns_configs: context => [
      {
        fqdn: `${digitsOf(context.id, 8)}.privatelink.invalid`,
        ip_addresses: privateIp(context),
      },
    ],
    network_interface: ({ id }) => {
      const [group] = id.split('/providers/');
      const name = `${id.split('/').at(-1)}.nic.${uuidOf(id)}`;
      return [
        {
          id: `${group}/providers/Microsoft.Network/networkInterfaces/${name}`,
          name,
        },
      ];
    },
    private_dns_zone_configs: context =>
      knownBlocks(context.resource.private_dns_zone_group).flatMap(group =>
        (Array.isArray(group.private_dns_zone_ids)
          ? group.private_dns_zone_ids
          : []
        ).map(zone => {
          const name = String(zone).split('/').at(-1) ?? '';
          return {
            id: `${context.id}/privateDnsZoneGroups/${knownString(
              group.name,
            )}/privateDnsZoneConfigs/${name}`,
            name,
            private_dns_zone_id: String(zone),
            record_sets: [],
          };
        }),
      ),
  },
};
