import { createHash } from 'node:crypto';
import { knownString, knownStrings } from '../../cty/CtyValue';
import { digitsOf } from '../../simulation/simulatedDigits';
import type { ComputedValues } from '../../simulation/withComputed';
import type { ComputeContext } from '../../simulation/TypeRules';
import { hostNumber } from '../../simulation/computeByName';
import { lastSegment, locationOf, projectOf, regionOfZone } from '../places';
import { zonesOf } from '../regions';

/*
 * Attributes of single types that Google fills in otherwise than their names tell:
 * lists that have elements, and those that stay empty.
 */

/** Groups of machines behind a node pool, one a zone. */
function nodeGroups(kind: string) {
  return ({ id, resource, scope }: ComputeContext) => {
    const location = locationOf(resource, scope);
    const chosen = knownStrings(resource.node_locations);
    const isZone = regionOfZone(location) !== location;
    const zones = isZone ? [location] : zonesOf(location).slice(0, 3);
    return (chosen.length > 0 ? chosen : zones).map(
      zone =>
        `https://www.googleapis.com/compute/v1/projects/${projectOf(
          resource,
          scope,
        )}/zones/${zone}/${kind}/gke-${lastSegment(
          knownString(resource.cluster) ?? '',
        )}-${lastSegment(id)}-${digitsOf(id + zone, 8)}-grp`,
    );
  };
}

/** The attributes, by type. */
export const COMPUTED_VALUES: ComputedValues = {
  google_cloud_run_v2_service: {
    'template.containers.build_info': [],
    urls: ({ id }) => [`https://uri-${digitsOf(id, 8)}.invalid`],
  },
  google_cloudbuild_trigger: { 'build.artifacts.objects.timing': [] },
  google_compute_route: { as_paths: [], warnings: [] },
  google_container_cluster: {
    endpoint: ({ id }) => `203.0.113.${hostNumber(id)}`,
    'master_auth.client_certificate': '',
    'master_auth.client_key': '',
    'master_auth.cluster_ca_certificate': ({ id }) =>
      Buffer.from(`simulated certificate of ${id}`).toString('base64'),
    'cluster_autoscaling.auto_provisioning_defaults.management.upgrade_options':
      [],
    'node_config.effective_taints': [],
    'node_pool.node_config.effective_taints': [],
    'private_cluster_config.private_endpoint': '192.0.2.2',
    'private_cluster_config.public_endpoint': ({ id }) =>
      `203.0.113.${hostNumber(id)}`,
  },
  google_container_node_pool: {
    instance_group_urls: nodeGroups('instanceGroupManagers'),
    managed_instance_group_urls: nodeGroups('instanceGroups'),
    'node_config.effective_taints': [],
  },
  google_dns_managed_zone: {
    name_servers: ['a', 'b', 'c', 'd'].map(
      letter => `ns-cloud-${letter}1.googledomains.invalid.`,
    ),
  },
  google_filestore_instance: {
    'networks.ip_addresses': ({ id }) => [`192.0.2.${hostNumber(id)}`],
  },
  google_kms_crypto_key: {
    primary: ({ id }) => [
      { name: `${id}/cryptoKeyVersions/1`, state: 'ENABLED' },
    ],
  },
  google_secret_manager_secret_version: {
    version: ({ id }) => lastSegment(id),
  },
  google_storage_bucket_object: {
    md5hash: ({ resource }) =>
      createHash('md5')
        .update(knownString(resource.content) ?? '')
        .digest('base64'),
  },
  google_vertex_ai_endpoint: { deployed_models: [] },
  google_workbench_instance: { upgrade_history: [] },
};
