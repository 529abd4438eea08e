import { blocks, strings, text } from '../plan/attributes';
import { Attributes } from '../plan/TerraformPlan';
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

/*
 * Families with NVIDIA GPUs, November 2026. AWS: its list of accelerated instance types (`p5.4xlarge` belongs to `p5`).
 * Google: cluster-toolkit's machine_mappings.json. Azure: the N series; `NP` has FPGAs and `NG` and NVv4 AMD GPUs.
 */
const AWS_GPU =
  /^(g4dn|g5|g6|g6e|g6f|g7e|gr6|p3|p4d|p4de|p5|p5e|p5en|p6-b200|p6-b300)\./;
const GOOGLE_GPU = /^(a2|a3|a4|a4x|g2|g4)-/;
const AZURE_GPU = /^Standard_(NC|ND|NV)(?!\d+as_v4$)/i;

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
    aws_spot_instance_request: {
      kind: 'instance',
      sizes: ({ values }) => [text(values, 'instance_type')],
    },
    aws_launch_configuration: {
      kind: 'template',
      sizes: ({ values }) => [text(values, 'instance_type')],
    },
    // A group that names types of its own takes them in place of its template's.
    aws_autoscaling_group: {
      kind: 'template',
      sizes: ({ values }) =>
        blocks(values, 'mixed_instances_policy')
          .flatMap(it => blocks(it, 'launch_template'))
          .flatMap(it => blocks(it, 'override'))
          .flatMap(awsOverride),
    },
    aws_ec2_fleet: {
      kind: 'template',
      sizes: ({ values }) =>
        blocks(values, 'launch_template_config')
          .flatMap(it => blocks(it, 'override'))
          .flatMap(awsOverride),
    },
    aws_spot_fleet_request: {
      kind: 'template',
      sizes: ({ values }) => [
        ...blocks(values, 'launch_specification').map(it =>
          text(it, 'instance_type'),
        ),
        ...blocks(values, 'launch_template_config')
          .flatMap(it => blocks(it, 'overrides'))
          .flatMap(awsOverride),
      ],
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
    azurerm_virtual_machine: {
      kind: 'instance',
      sizes: ({ values }) => [text(values, 'vm_size')],
    },
    azurerm_windows_virtual_machine: {
      kind: 'instance',
      sizes: ({ values }) => [text(values, 'size')],
    },
    azurerm_windows_virtual_machine_scale_set: {
      kind: 'template',
      sizes: ({ values }) => [text(values, 'sku')],
    },
    // Its first pool is for the system and belongs to the cluster; GPUs are not to be found there.
    azurerm_kubernetes_cluster: {
      kind: 'pool',
      sizes: ({ values }) =>
        blocks(values, 'default_node_pool')
          .map(it => text(it, 'vm_size'))
          .filter(size => AZURE_GPU.test(size)),
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

/** What makes machines of a template. */
const USERS = [
  'aws_autoscaling_group',
  'aws_batch_compute_environment',
  'aws_ec2_fleet',
  'aws_eks_node_group',
  'aws_instance',
  'aws_spot_fleet_request',
  'aws_spot_instance_request',
  'google_compute_instance_from_template',
  'google_compute_instance_group_manager',
  'google_compute_region_instance_group_manager',
];

/** Whether a template is only described: nothing of the plan makes machines of it. */
export function isIdleTemplate(
  { resource: { type } }: Machine,
  run: LabRun,
): boolean {
  return (
    /_(template|launch_configuration)$/.test(type) &&
    !run.plannedOf(...USERS).length
  );
}

/** The types of resources that rent machines, for messages. */
export function machineTypes(cloud: CloudProvider): string[] {
  return Object.keys(MACHINES[cloud]);
}

/** A type that a group may take; a description of many where it asks for what it needs in place of a type. */
function awsOverride(override: Attributes): string[] {
  return blocks(override, 'instance_requirements').length
    ? blocks(override, 'instance_requirements').flatMap(it => {
        const types = strings(it, 'allowed_instance_types');
        return types.length ? types : ['whatever meets instance_requirements'];
      })
    : [text(override, 'instance_type')];
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
        [values, ...blocks(values, 'node_config')].some(it =>
          blocks(it, 'guest_accelerator').some(({ count }) => count !== 0),
        )
      );
    default:
      return AZURE_GPU.test(size);
  }
}
