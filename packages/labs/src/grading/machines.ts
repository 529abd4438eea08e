import { blocks, strings, text } from '../plan/attributes';
import { CloudProvider } from '../lab/LabContract';
import { LabRun, PlannedResource } from './LabRun';

/*
 * What rents a machine, on each cloud: single ones, templates of groups, and pools of Kubernetes nodes. One table, so
 * that no check forgets a kind.
 */

/** A resource that rents machines. */
export interface Machine {
  resource: PlannedResource;
  /** `template`: a group makes machines of it; `pool`: a managed service does. */
  kind: 'instance' | 'template' | 'pool';
  /** The types that it may rent. */
  sizes: string[];
  hasGpu: boolean;
}

interface MachineType {
  kind: Machine['kind'];
  sizes(resource: PlannedResource): string[];
}

const MACHINES: Record<CloudProvider, Readonly<Record<string, MachineType>>> = {
  aws: {
    aws_instance: {
      kind: 'instance',
      sizes: ({ values }) => [text(values, 'instance_type')],
    },
    aws_launch_template: {
      kind: 'template',
      sizes: ({ values }) => [text(values, 'instance_type')],
    },
    aws_eks_node_group: {
      kind: 'pool',
      sizes: ({ values }) => strings(values, 'instance_types'),
    },
  },
  gcp: {
    google_compute_instance: { kind: 'instance', sizes: machineType },
    google_compute_instance_template: { kind: 'template', sizes: machineType },
    google_compute_region_instance_template: {
      kind: 'template',
      sizes: machineType,
    },
    google_container_node_pool: {
      kind: 'pool',
      sizes: ({ values }) =>
        blocks(values, 'node_config').map(config =>
          text(config, 'machine_type'),
        ),
    },
  },
  azure: {
    azurerm_linux_virtual_machine: {
      kind: 'instance',
      sizes: ({ values }) => [text(values, 'size')],
    },
    azurerm_linux_virtual_machine_scale_set: {
      kind: 'template',
      sizes: ({ values }) => [text(values, 'sku')],
    },
    azurerm_orchestrated_virtual_machine_scale_set: {
      kind: 'template',
      sizes: ({ values }) => [text(values, 'sku_name')],
    },
    azurerm_kubernetes_cluster_node_pool: {
      kind: 'pool',
      sizes: ({ values }) => [text(values, 'vm_size')],
    },
    azurerm_machine_learning_compute_cluster: {
      kind: 'pool',
      sizes: ({ values }) => [text(values, 'vm_size')],
    },
  },
};

/*
 * Families with NVIDIA GPUs, November 2026. AWS: its list of accelerated instance types (`p5.4xlarge` belongs to `p5`).
 * Google: cluster-toolkit's machine_mappings.json. Azure: the N series; `NP` has FPGAs and `NG` and NVv4 AMD GPUs.
 */
const AWS_GPU =
  /^(g4dn|g5|g6|g6e|g6f|g7e|gr6|p3|p4d|p4de|p5|p5e|p5en|p6-b200|p6-b300)\./;
const GOOGLE_GPU = /^(a2|a3|a4|a4x|g2|g4)-/;
const AZURE_GPU = /^Standard_(NC|ND|NV)(?!\d+as_v4$)/i;

/** What rents machines in the plan. */
export function machinesOf(run: LabRun): Machine[] {
  const types = MACHINES[run.cloud];
  return run.planned.flatMap(resource => {
    const type = Object.hasOwn(types, resource.type)
      ? types[resource.type]
      : undefined;
    const sizes = type?.sizes(resource).filter(Boolean) ?? [];
    return type && sizes.length
      ? [
          {
            resource,
            kind: type.kind,
            sizes,
            hasGpu: sizes.some(size => isGpu(run.cloud, size, resource)),
          },
        ]
      : [];
  });
}

/** The types of resources that rent machines, for messages. */
export function machineTypes(cloud: CloudProvider): string[] {
  return Object.keys(MACHINES[cloud]);
}

function machineType({ values }: PlannedResource): string[] {
  return [text(values, 'machine_type').split('/').pop()!];
}

function isGpu(
  cloud: CloudProvider,
  size: string,
  { values }: PlannedResource,
): boolean {
  switch (cloud) {
    case 'aws':
      return AWS_GPU.test(size);
    case 'gcp':
      // The older machines of N1 have GPUs attached, newer ones have them in their type.
      return (
        GOOGLE_GPU.test(size) ||
        [values, ...blocks(values, 'node_config')].some(
          it => blocks(it, 'guest_accelerator').length > 0,
        )
      );
    default:
      return AZURE_GPU.test(size);
  }
}
