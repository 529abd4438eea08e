import { blocks, strings, text } from '../plan/attributes';
import { Attributes } from '../plan/TerraformPlan';
import { isWorld } from './isWorld';
import { PlannedResource } from './LabRun';
import { Machine } from './machines';

/*
 * What is asked of Kubernetes beside what is asked of every machine: who reaches the API, which pods a GPU node is for,
 * who brings its driver, and whether it goes when no pod needs it. Each answers with what is wrong, or with nothing.
 */

/** Whether a control plane answers to the whole internet. All three clouds do where nothing else is said. */
export function openApiProblem({
  type,
  values,
}: PlannedResource): string | undefined {
  const open = 'answers with its API to the whole internet';
  switch (type) {
    case 'aws_eks_cluster': {
      const [vpc] = blocks(values, 'vpc_config');
      return vpc?.endpoint_public_access === false ||
        isNarrow(strings(vpc, 'public_access_cidrs'))
        ? undefined
        : open;
    }
    case 'google_container_cluster': {
      const byIp = blocks(values, 'control_plane_endpoints_config').flatMap(
        it => blocks(it, 'ip_endpoints_config'),
      );
      const [authorized] = blocks(values, 'master_authorized_networks_config');
      const networks = blocks(authorized, 'cidr_blocks').map(it =>
        text(it, 'cidr_block'),
      );
      return byIp.some(
        it => it.enabled === false || it.enable_public_endpoint === false,
      ) ||
        isTrue(values, 'private_cluster_config', 'enable_private_endpoint') ||
        // The block alone lets in nobody from outside.
        (authorized && (!networks.length || isNarrow(networks)))
        ? undefined
        : open;
    }
    case 'azurerm_kubernetes_cluster': {
      const [profile] = blocks(values, 'api_server_access_profile');
      return values?.private_cluster_enabled === true ||
        isNarrow(strings(profile, 'authorized_ip_ranges'))
        ? undefined
        : open;
    }
    default:
      return undefined;
  }
}

/** What lets somebody into a cluster by an old way, and a pod at what is its node's. */
export function oldWayInProblem({
  type,
  values,
}: PlannedResource): string | undefined {
  switch (type) {
    case 'google_container_cluster':
      if (values?.enable_legacy_abac === true) {
        return 'gives everybody in the cluster everything (enable_legacy_abac)';
      }
      if (
        blocks(values, 'master_auth')
          .flatMap(it => blocks(it, 'client_certificate_config'))
          .some(it => it.issue_client_certificate === true)
      ) {
        return 'lets in whoever has its certificate, for years (issue_client_certificate)';
      }
      return values?.enable_autopilot === true ||
        blocks(values, 'workload_identity_config').length
        ? undefined
        : 'gives the credentials of its nodes to every pod (no workload_identity_config)';
    case 'google_container_node_pool':
      return blocks(values, 'node_config')
        .flatMap(it => blocks(it, 'workload_metadata_config'))
        .some(it => it.mode === 'GCE_METADATA')
        ? 'gives the credentials of its nodes to every pod (workload_metadata_config); expected GKE_METADATA'
        : undefined;
    case 'azurerm_kubernetes_cluster':
      if (values?.role_based_access_control_enabled === false) {
        return 'gives everybody in the cluster everything (role_based_access_control_enabled)';
      }
      return values?.workload_identity_enabled === true
        ? undefined
        : 'gives its pods no identity but that of the nodes (workload_identity_enabled)';
    default:
      return undefined;
  }
}

/** Whether a pool of GPU nodes is for GPU work, and its GPUs are of use to it. */
export function gpuPoolProblem({
  resource: { type, values },
  hasGpu,
}: Machine): string | undefined {
  if (!hasGpu) {
    return undefined;
  }
  const untainted =
    'has no taint nvidia.com/gpu: any pod may take the place of one that needs the GPU';
  switch (type) {
    case 'aws_eks_node_group': {
      const image = text(values, 'ami_type');
      if (/^AL2_/.test(image)) {
        return `has the image ${image}, which EKS publishes no more; expected one such as AL2023_x86_64_NVIDIA`;
      }
      if (image && image !== 'CUSTOM' && !/_NVIDIA(_FIPS)?$/.test(image)) {
        return `has the image ${image}, which brings no driver of NVIDIA; expected one such as AL2023_x86_64_NVIDIA`;
      }
      return blocks(values, 'taint').some(
        it =>
          it.key === 'nvidia.com/gpu' &&
          /^NO_/.test(text(it, 'effect') || 'NO_'),
      )
        ? undefined
        : untainted;
    }
    // GKE puts the taint on by itself.
    case 'google_container_node_pool': {
      const disabled = blocks(values, 'node_config')
        .flatMap(it => blocks(it, 'guest_accelerator'))
        .flatMap(it => blocks(it, 'gpu_driver_installation_config'))
        .some(it => it.gpu_driver_version === 'INSTALLATION_DISABLED');
      return disabled
        ? 'gets no driver: gpu_driver_version is INSTALLATION_DISABLED; expected DEFAULT or LATEST'
        : undefined;
    }
    case 'azurerm_kubernetes_cluster_node_pool':
      if (values?.gpu_driver === 'None') {
        return 'gets no driver: gpu_driver is None; expected Install';
      }
      return strings(values, 'node_taints').some(it =>
        /^nvidia\.com\/gpu(=[^:]*)?:No(Schedule|Execute)$/.test(it),
      )
        ? undefined
        : untainted;
    case 'azurerm_kubernetes_cluster':
      return 'has its GPUs in the default pool, which takes every pod and never goes to 0; expected a pool of their own';
    default:
      return undefined;
  }
}

/** Whether GPU nodes are paid for while no pod needs one. */
export function idlePoolProblem({
  resource: { type, values },
  hasGpu,
}: Machine): string | undefined {
  const least = hasGpu ? leastNodes(type, values) : 0;
  return least > 0
    ? `keeps ${least} of its nodes although no pod needs a GPU; expected a pool that may go to 0`
    : undefined;
}

function leastNodes(type: string, values: Attributes | undefined): number {
  switch (type) {
    case 'aws_eks_node_group':
      return Number(blocks(values, 'scaling_config')[0]?.min_size ?? 0);
    case 'google_container_node_pool': {
      const [scaling] = blocks(values, 'autoscaling');
      return Number(
        scaling
          ? scaling.total_min_node_count || scaling.min_node_count || 0
          : values?.node_count ?? values?.initial_node_count ?? 1,
      );
    }
    case 'azurerm_kubernetes_cluster_node_pool':
      return Number(
        (values?.auto_scaling_enabled === true
          ? values?.min_count
          : values?.node_count) ?? 0,
      );
    default:
      return 0;
  }
}

function isNarrow(ranges: readonly string[]): boolean {
  return ranges.length > 0 && !ranges.some(isWorld);
}

function isTrue(
  values: Attributes | undefined,
  block: string,
  name: string,
): boolean {
  return blocks(values, block).some(it => it[name] === true);
}
