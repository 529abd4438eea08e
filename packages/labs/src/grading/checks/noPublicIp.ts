import { blocks } from '../../plan/attributes';
import { checkByCloud, firstComplaint } from '../Check';

/** No machine can be reached from outside, whatever the firewall says. */
export const noPublicIp = checkByCloud({
  id: 'no-public-ip',
  title: 'No machine has a public address',
  praise: 'No machine has a public address.',
  hint: {
    aws: 'Put machines into private subnets: no `associate_public_ip_address`, no `map_public_ip_on_launch`, elastic addresses for NAT gateways alone.',
    gcp: 'Remove `access_config` from `network_interface`, and set `enable_private_nodes` on node pools; Cloud NAT lets machines out.',
    azure:
      'Remove `public_ip_address_id` from the interface and `node_public_ip_enabled` from pools; a NAT gateway lets machines out.',
  },
  complaint: {
    aws: run =>
      firstComplaint(run.planned, ({ type, values }) => {
        switch (type) {
          case 'aws_instance':
            return values?.associate_public_ip_address === true
              ? 'has a public address'
              : undefined;
          case 'aws_launch_template':
            return blocks(values, 'network_interfaces').some(it =>
              /^true$/.test(String(it.associate_public_ip_address)),
            )
              ? 'has a public address'
              : undefined;
          case 'aws_subnet':
            return values?.map_public_ip_on_launch === true
              ? 'gives every machine a public address'
              : undefined;
          case 'aws_eip':
            return values?.instance || values?.network_interface
              ? 'is a public address of a machine'
              : undefined;
          default:
            return undefined;
        }
      }),
    gcp: run =>
      firstComplaint(run.planned, ({ type, values }) => {
        if (/^google_compute_(region_)?instance(_template)?$/.test(type)) {
          return blocks(values, 'network_interface').some(
            it => blocks(it, 'access_config').length,
          )
            ? 'has a public address'
            : undefined;
        }
        return type === 'google_container_node_pool' &&
          !blocks(values, 'network_config').some(
            it => it.enable_private_nodes === true,
          )
          ? 'gives every node a public address'
          : undefined;
      }),
    azure: run =>
      firstComplaint(run.applied, ({ type, values }) => {
        if (type === 'azurerm_network_interface') {
          return blocks(values, 'ip_configuration').some(
            it => it.public_ip_address_id,
          )
            ? 'has a public address'
            : undefined;
        }
        return values?.node_public_ip_enabled === true
          ? 'gives every node a public address'
          : undefined;
      }),
  },
});
