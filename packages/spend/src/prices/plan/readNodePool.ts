import { LabPlan } from './LabPlan';
import { blockOf, blocksOf, Values } from './planBlocks';
import { plannedMachines } from './plannedMachines';
import {
  awsRegion,
  azureRegion,
  googleRegion,
  RegionOf,
} from './plannedRegion';
import { TerraformResource } from './TerraformPlan';

/*
 * Nodes of a cluster, priced as the machines that they are: as many as the pool starts with. What it may grow to is not
 * in an estimate, as nobody knows whether it will, and is listed as unpriced.
 */

/** What the providers take where nothing is said: their documented defaults. */
const EKS_DEFAULT_TYPE = 't3.medium';
const EKS_DEFAULT_DISK_GIB = 20;
const GKE_DEFAULT_TYPE = 'e2-medium';
const GKE_DEFAULT_DISK_GIB = 100;

/** A regional pool of GKE has its nodes in so many zones unless it names them. */
const GKE_ZONES_OF_A_REGION = 3;

/** `aws_eks_node_group`. */
export function readEksNodeGroup(
  resource: TerraformResource,
  values: Values,
  regionOf: RegionOf,
): LabPlan {
  const scaling = blockOf(values.scaling_config);
  const template = blockOf(values.launch_template);
  const types = Array.isArray(values.instance_types)
    ? values.instance_types
    : [];
  const count = numberOf(scaling?.desired_size) ?? 0;
  const pool = plannedMachines(resource, {
    provider: 'aws',
    region: awsRegion(values, regionOf),
    typeField: 'type (of the launch template)',
    instanceType: types[0] ?? (template ? undefined : EKS_DEFAULT_TYPE),
    isSpot: values.capacity_type === 'SPOT',
    count,
    sizes: template ? [] : [values.disk_size ?? EKS_DEFAULT_DISK_GIB],
  });
  if (template && count > 0) {
    const reason = 'the disks of its nodes, which a launch template describes';
    pool.unpriced.push({ address: resource.address, reason });
  }
  return withGrowth(resource, pool, count, numberOf(scaling?.max_size));
}

/** `google_container_node_pool`. */
export function readGkeNodePool(
  resource: TerraformResource,
  values: Values,
  regionOf: RegionOf,
): LabPlan {
  return gkePool(resource, values, gkePlace(values, regionOf));
}

/** `google_container_cluster`: the pools that it has itself; its control plane has no price. */
export function readGkeCluster(
  resource: TerraformResource,
  values: Values,
  regionOf: RegionOf,
): LabPlan {
  const inline = blocksOf(values.node_pool);
  const hasNone =
    values.remove_default_node_pool === true ||
    values.enable_autopilot === true;
  const pools = inline.length > 0 ? inline : [values];
  return joined(
    hasNone
      ? []
      : pools.map(pool => gkePool(resource, pool, gkePlace(values, regionOf))),
  );
}

/** `azurerm_kubernetes_cluster`: its default pool; its control plane has no price. */
export function readAksCluster(
  resource: TerraformResource,
  values: Values,
  regionOf: RegionOf,
): LabPlan {
  const region = azureRegion(values, regionOf);
  return joined(
    blocksOf(values.default_node_pool).map(pool =>
      aksPool(resource, pool, region),
    ),
  );
}

/** `azurerm_kubernetes_cluster_node_pool`, which is where its cluster is. */
export function readAksNodePool(
  resource: TerraformResource,
  values: Values,
  regionOf: RegionOf,
): LabPlan {
  return aksPool(resource, values, regionOf('azurerm'));
}

interface GkePlace {
  region: string;
  zones: number;
}

function gkePlace(values: Values, regionOf: RegionOf): GkePlace {
  const location =
    typeof values.location === 'string' ? values.location : undefined;
  const isZone = /-[a-z]$/.test(location ?? '');
  const named = Array.isArray(values.node_locations)
    ? values.node_locations.length
    : 0;
  return {
    region: googleRegion({ zone: location }, regionOf),
    zones: named || (isZone ? 1 : GKE_ZONES_OF_A_REGION),
  };
}

function gkePool(
  resource: TerraformResource,
  pool: Values,
  { region, zones }: GkePlace,
): LabPlan {
  const node = blockOf(pool.node_config);
  const scaling = blockOf(pool.autoscaling);
  const perZone =
    numberOf(pool.node_count) ??
    numberOf(pool.initial_node_count) ??
    numberOf(scaling?.min_node_count) ??
    0;
  const count = perZone * zones;
  const most =
    numberOf(scaling?.total_max_node_count) ??
    (numberOf(scaling?.max_node_count) ?? 0) * zones;
  return withGrowth(
    resource,
    plannedMachines(resource, {
      provider: 'gcp',
      region,
      typeField: 'machine_type',
      instanceType: node?.machine_type ?? GKE_DEFAULT_TYPE,
      isSpot: node?.spot === true || node?.preemptible === true,
      count,
      sizes: [node?.disk_size_gb ?? GKE_DEFAULT_DISK_GIB],
    }),
    count,
    most,
  );
}

function aksPool(
  resource: TerraformResource,
  pool: Values,
  region: string,
): LabPlan {
  const count = numberOf(pool.node_count) ?? numberOf(pool.min_count) ?? 0;
  return withGrowth(
    resource,
    plannedMachines(resource, {
      provider: 'azure',
      region,
      typeField: 'vm_size',
      instanceType: pool.vm_size,
      isSpot: pool.priority === 'Spot',
      count,
      // An ephemeral disk is part of the machine.
      sizes: pool.os_disk_type === 'Ephemeral' ? [] : [pool.os_disk_size_gb],
    }),
    count,
    numberOf(pool.max_count),
  );
}

function withGrowth(
  { address }: TerraformResource,
  pool: LabPlan,
  count: number,
  most = count,
): LabPlan {
  const reason = `it starts with ${count} nodes and may grow to ${most}`;
  return most > count
    ? { ...pool, unpriced: [...pool.unpriced, { address, reason }] }
    : pool;
}

function joined(plans: LabPlan[]): LabPlan {
  return {
    instances: plans.flatMap(({ instances }) => instances),
    disks: plans.flatMap(({ disks }) => disks),
    unpriced: plans.flatMap(({ unpriced }) => unpriced),
  };
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}
