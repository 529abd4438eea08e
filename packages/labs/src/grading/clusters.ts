import { blocks, strings, text } from '../plan/attributes';
import { Attributes } from '../plan/TerraformPlan';
import { PlannedResource } from './LabRun';
import { Machine } from './machines';

/*
 * What is asked of Kubernetes beside what is asked of every machine: who reaches the API, which pods a GPU node is for,
 * who brings its driver, and whether it goes when no pod needs it. Each answers with what is wrong, or with nothing.
 */

const EVERYWHERE = /^(0\.0\.0\.0\/0|::\/0)$/;

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
      return blocks(values, 'taint').some(it => it.key === 'nvidia.com/gpu')
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
        it.startsWith('nvidia.com/gpu'),
      )
        ? undefined
        : untainted;
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
  return ranges.length > 0 && !ranges.some(it => EVERYWHERE.test(it));
}

function isTrue(
  values: Attributes | undefined,
  block: string,
  name: string,
): boolean {
  return blocks(values, block).some(it => it[name] === true);
}
