import { LabPlan } from './LabPlan';
import { blockOf, blocksOf, Values } from './planBlocks';
import { plannedDisk, plannedMachines } from './plannedMachines';
import {
  awsRegion,
  azureRegion,
  googleRegion,
  RegionOf,
} from './plannedRegion';
import {
  readAksCluster,
  readAksNodePool,
  readEksNodeGroup,
  readGkeCluster,
  readGkeNodePool,
} from './readNodePool';
import { TerraformResource } from './TerraformPlan';
import { UNPRICED_TYPES } from './unpricedTypes';

/** What one type of resource makes of a lab. */
type ResourceReader = (
  resource: TerraformResource,
  values: Values,
  regionOf: RegionOf,
) => LabPlan;

const READERS: Readonly<Record<string, ResourceReader>> = {
  aws_instance: readAwsInstance,
  aws_spot_instance_request: readAwsInstance,
  aws_ebs_volume: (resource, values, regionOf) =>
    plannedDisk(resource, {
      provider: 'aws',
      region: awsRegion(values, regionOf),
      field: 'size',
      gib: values.size,
    }),
  aws_eks_node_group: readEksNodeGroup,
  aws_vpc_endpoint: readAwsEndpoint,
  google_compute_instance: readGoogleInstance,
  google_compute_disk: (resource, values, regionOf) =>
    plannedDisk(resource, {
      provider: 'gcp',
      region: googleRegion(values, regionOf),
      field: 'size',
      gib: values.size,
    }),
  google_container_cluster: readGkeCluster,
  google_container_node_pool: readGkeNodePool,
  azurerm_linux_virtual_machine: readAzureMachine,
  azurerm_linux_virtual_machine_scale_set: readAzureScaleSet,
  azurerm_managed_disk: (resource, values, regionOf) =>
    plannedDisk(resource, {
      provider: 'azure',
      region: azureRegion(values, regionOf),
      field: 'disk_size_gb',
      gib: values.disk_size_gb,
    }),
  azurerm_kubernetes_cluster: readAksCluster,
  azurerm_kubernetes_cluster_node_pool: readAksNodePool,
};

/** Reads one resource; what does not cost makes an empty plan. Throws `SimulationRequestError`, which names it. */
export function readPlannedResource(
  resource: TerraformResource,
  regionOf: RegionOf,
): LabPlan {
  const { address, type, values = {} } = resource;
  const read = READERS[type]?.(resource, values, regionOf);
  const reason = UNPRICED_TYPES[type];
  return {
    instances: read?.instances ?? [],
    disks: read?.disks ?? [],
    unpriced: [
      ...(reason ? [{ address, reason }] : []),
      ...(read?.unpriced ?? []),
    ],
  };
}

function readAwsInstance(
  resource: TerraformResource,
  values: Values,
  regionOf: RegionOf,
): LabPlan {
  const region = awsRegion(values, regionOf);
  const isSpot =
    resource.type === 'aws_spot_instance_request' ||
    blockOf(values.instance_market_options)?.market_type === 'spot';
  const root = blockOf(values.root_block_device);
  const others = blocksOf(values.ebs_block_device);
  return plannedMachines(resource, {
    provider: 'aws',
    region,
    typeField: 'instance_type',
    instanceType: values.instance_type,
    isSpot,
    sizes: [root, ...others].map(block => block?.volume_size),
  });
}

function readGoogleInstance(
  resource: TerraformResource,
  values: Values,
  regionOf: RegionOf,
): LabPlan {
  const scheduling = blockOf(values.scheduling);
  const boot = blockOf(blockOf(values.boot_disk)?.initialize_params);
  return plannedMachines(resource, {
    provider: 'gcp',
    region: googleRegion(values, regionOf),
    typeField: 'machine_type',
    instanceType: values.machine_type,
    isSpot:
      scheduling?.provisioning_model === 'SPOT' ||
      scheduling?.preemptible === true,
    sizes: [boot?.size],
  });
}

function readAzureMachine(
  resource: TerraformResource,
  values: Values,
  regionOf: RegionOf,
): LabPlan {
  return plannedMachines(resource, {
    provider: 'azure',
    region: azureRegion(values, regionOf),
    typeField: 'size',
    instanceType: values.size,
    isSpot: values.priority === 'Spot',
    sizes: [blockOf(values.os_disk)?.disk_size_gb],
  });
}

function readAzureScaleSet(
  resource: TerraformResource,
  values: Values,
  regionOf: RegionOf,
): LabPlan {
  return plannedMachines(resource, {
    provider: 'azure',
    region: azureRegion(values, regionOf),
    typeField: 'sku',
    instanceType: values.sku,
    isSpot: values.priority === 'Spot',
    count: typeof values.instances === 'number' ? values.instances : 0,
    sizes: [blockOf(values.os_disk)?.disk_size_gb],
  });
}

/** An endpoint of type Gateway costs nothing, and is what AWS makes unless told. */
function readAwsEndpoint(
  { address }: TerraformResource,
  { vpc_endpoint_type: type }: Values,
): LabPlan {
  const isFree = !type || type === 'Gateway';
  const reason = 'private endpoints are not in the price book';
  return {
    instances: [],
    disks: [],
    unpriced: isFree ? [] : [{ address, reason }],
  };
}
