import { blocks, text } from '../../plan/attributes';
import { checkByCloud, firstComplaint, lacks } from '../Check';

/** Who talked to whom can be looked up. */
export const flowLogs = checkByCloud({
  id: 'flow-logs',
  title: 'Network traffic is logged',
  praise: 'Network traffic is logged.',
  hint: {
    aws: 'Have `aws_flow_log` of the VPC with `traffic_type = "ALL"`.',
    gcp: 'Give every subnetwork a `log_config`.',
    azure: 'Have `azurerm_network_watcher_flow_log` with `enabled = true`.',
  },
  complaint: {
    aws: run =>
      run
        .appliedOf('aws_flow_log')
        .some(
          ({ values }) =>
            text(values, 'vpc_id') !== '' && values?.traffic_type === 'ALL',
        )
        ? undefined
        : lacks('aws_flow_log of a VPC with all traffic'),
    gcp: run => {
      const subnetworks = run
        .plannedOf('google_compute_subnetwork')
        .filter(
          ({ values }) =>
            !/_PROXY$|^INTERNAL_HTTPS_LOAD_BALANCER$/.test(
              text(values, 'purpose'),
            ),
        );
      return subnetworks.length
        ? firstComplaint(subnetworks, ({ values }) =>
            blocks(values, 'log_config').some(it => it.flow_sampling !== 0)
              ? undefined
              : 'logs no traffic',
          )
        : lacks('google_compute_subnetwork');
    },
    azure: run =>
      run
        .plannedOf('azurerm_network_watcher_flow_log')
        .some(({ values }) => values?.enabled === true)
        ? undefined
        : lacks('azurerm_network_watcher_flow_log that is enabled'),
  },
});
