import { blocks, hasItems, text } from '../../plan/attributes';
import { checkByCloud, firstComplaint, lacks } from '../Check';
import { openStorageProblem } from '../storageProblem';

/** Services of the cloud are reached without the internet, and storage by nobody else. */
export const privateEndpoints = checkByCloud({
  id: 'private-endpoints',
  title: 'Cloud services are reached privately',
  praise: 'Cloud services are reached privately.',
  hint: {
    aws: 'Have the gateway endpoint of S3 and an interface endpoint (`aws_vpc_endpoint`) of what else the workload calls.',
    gcp: 'Set `private_ip_google_access = true` on every subnetwork, and keep the private service connection.',
    azure:
      'Have `azurerm_private_endpoint` with its `private_dns_zone_group`, and the `azurerm_private_dns_zone`.',
  },
  complaint: {
    aws: run => {
      const open = openStorageProblem(run);
      if (open) {
        return open;
      }
      const endpoints = run.plannedOf('aws_vpc_endpoint');
      if (
        !endpoints.some(({ values }) =>
          /\.s3$/.test(text(values, 'service_name')),
        )
      ) {
        return lacks('aws_vpc_endpoint of S3');
      }
      return endpoints.some(
        ({ values }) => values?.vpc_endpoint_type === 'Interface',
      )
        ? undefined
        : lacks('aws_vpc_endpoint of type Interface');
    },
    gcp: run => {
      const wrong = firstComplaint(
        run.plannedOf('google_compute_subnetwork'),
        ({ values }) =>
          values?.private_ip_google_access === true
            ? undefined
            : 'reaches Google’s services over the internet',
      );
      const isConnected = run.planned.some(
        ({ type, values }) =>
          type === 'google_service_networking_connection' ||
          type === 'google_compute_forwarding_rule' ||
          (/^google_compute_(global_)?address$/.test(type) &&
            /^(PRIVATE_SERVICE_CONNECT|VPC_PEERING|GCE_ENDPOINT)$/.test(
              text(values, 'purpose'),
            )),
      );
      return (
        openStorageProblem(run) ??
        wrong ??
        (isConnected
          ? undefined
          : lacks('private service connection (address, rule or peering)'))
      );
    },
    azure: run => {
      const open = openStorageProblem(run);
      if (open) {
        return open;
      }
      const endpoints = run.plannedOf('azurerm_private_endpoint');
      if (!endpoints.length) {
        return lacks('azurerm_private_endpoint');
      }
      if (!run.plannedOf('azurerm_private_dns_zone').length) {
        return lacks('azurerm_private_dns_zone');
      }
      return firstComplaint(endpoints, ({ values }) =>
        hasItems(values, 'private_dns_zone_group') &&
        blocks(values, 'private_service_connection').length
          ? undefined
          : 'has no name in a private zone',
      );
    },
  },
});
