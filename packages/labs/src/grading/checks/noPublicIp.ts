import { blocks, hasItems, text } from '../../plan/attributes';
import { Attributes } from '../../plan/TerraformPlan';
import { checkByCloud, firstComplaint } from '../Check';
import { LabRun } from '../LabRun';

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
          case 'aws_spot_instance_request':
          case 'aws_launch_configuration':
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
          case 'aws_eip_association':
            return 'is a public address of a machine';
          default:
            return undefined;
        }
      }),
    gcp: run =>
      firstComplaint(run.planned, ({ type, values }) => {
        if (/^google_compute_(region_)?instance(_template)?$/.test(type)) {
          return blocks(values, 'network_interface').some(
            it =>
              blocks(it, 'access_config').length ||
              blocks(it, 'ipv6_access_config').length,
          )
            ? 'has a public address'
            : undefined;
        }
        return type === 'google_container_node_pool' &&
          !blocks(values, 'network_config').some(
            it => it.enable_private_nodes === true,
          ) &&
          !isInPrivateCluster(run, values)
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
        const isGroup = blocks(values, 'network_interface')
          .flatMap(it => blocks(it, 'ip_configuration'))
          .some(it => hasItems(it, 'public_ip_address'));
        if (isGroup) {
          return 'gives every machine a public address';
        }
        return [values, ...blocks(values, 'default_node_pool')].some(
          it =>
            it?.node_public_ip_enabled === true ||
            it?.enable_node_public_ip === true,
        )
          ? 'gives every node a public address'
          : undefined;
      }),
  },
});

/** Whether the cluster of a pool gives its nodes no public address; a pool says so of itself only to differ. */
function isInPrivateCluster(
  run: LabRun,
  pool: Attributes | undefined,
): boolean {
  const name = text(pool, 'cluster').split('/').pop();
  return run
    .plannedOf('google_container_cluster')
    .some(
      ({ values }) =>
        text(values, 'name') === name &&
        blocks(values, 'private_cluster_config').some(
          it => it.enable_private_nodes === true,
        ) &&
        !blocks(pool, 'network_config').some(
          it => it.enable_private_nodes === false,
        ),
    );
}
