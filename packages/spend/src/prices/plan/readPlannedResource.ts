import { SimulationRequestError } from '../SimulatedSpend';
import { LabPlan } from './LabPlan';
import { TerraformResource } from './TerraformPlan';

/** Where a resource of a provider is that does not say it. */
type RegionOf = (provider: 'aws' | 'google' | 'azurerm') => string;

type Values = Record<string, unknown>;

/** What one type of resource makes of a lab. */
type ResourceReader = (
  resource: TerraformResource,
  values: Values,
  regionOf: RegionOf,
) => LabPlan;

/** Types that cost by time or use, and why they are not priced here. */
const UNPRICED: Readonly<Record<string, string>> = {
  aws_autoscaling_group: 'how many instances it starts is not known',
  aws_db_instance: 'databases are not in the price book',
  aws_eip: 'addresses are not in the price book',
  aws_eks_cluster: 'clusters are not in the price book',
  aws_lb: 'load balancers are not in the price book',
  aws_nat_gateway: 'NAT gateways are not in the price book',
  aws_sagemaker_endpoint: 'endpoints are not in the price book',
  azurerm_kubernetes_cluster: 'clusters are not in the price book',
  azurerm_nat_gateway: 'NAT gateways are not in the price book',
  azurerm_public_ip: 'addresses are not in the price book',
  azurerm_windows_virtual_machine:
    'prices are of Linux; Windows costs a licence more',
  google_compute_address: 'addresses are not in the price book',
  google_compute_instance_group_manager:
    'how many instances it starts is not known',
  google_compute_router_nat: 'NAT gateways are not in the price book',
  google_container_cluster: 'clusters are not in the price book',
};

const READERS: Readonly<Record<string, ResourceReader>> = {
  aws_instance: readAwsInstance,
  aws_spot_instance_request: readAwsInstance,
  aws_ebs_volume: (resource, values, regionOf) =>
    disksOnly('aws', awsRegion(values, regionOf), [
      gibOf(resource, 'size', values.size),
    ]),
  google_compute_instance: readGoogleInstance,
  google_compute_disk: (resource, values, regionOf) =>
    disksOnly('gcp', googleRegion(values, regionOf), [
      gibOf(resource, 'size', values.size),
    ]),
  azurerm_linux_virtual_machine: readAzureMachine,
  azurerm_managed_disk: (resource, values, regionOf) =>
    disksOnly('azure', azureRegion(values, regionOf), [
      gibOf(resource, 'disk_size_gb', values.disk_size_gb),
    ]),
};

/** Reads one resource; what does not cost makes an empty plan. Throws `SimulationRequestError`, which names it. */
export function readPlannedResource(
  resource: TerraformResource,
  regionOf: RegionOf,
): LabPlan {
  const read = READERS[resource.type];
  if (read) {
    return read(resource, resource.values ?? {}, regionOf);
  }
  const reason = UNPRICED[resource.type];
  return {
    instances: [],
    disks: [],
    unpriced: reason ? [{ address: resource.address, reason }] : [],
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
  return instanceWithDisks(resource, {
    provider: 'aws',
    region,
    instanceType: textOf(resource, 'instance_type', values.instance_type),
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
  return instanceWithDisks(resource, {
    provider: 'gcp',
    region: googleRegion(values, regionOf),
    instanceType: textOf(resource, 'machine_type', values.machine_type),
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
  return instanceWithDisks(resource, {
    provider: 'azure',
    region: azureRegion(values, regionOf),
    instanceType: textOf(resource, 'size', values.size),
    isSpot: values.priority === 'Spot',
    sizes: [blockOf(values.os_disk)?.disk_size_gb],
  });
}

/** An instance with its own disks; a disk without a size is as large as its image, which a plan does not tell. */
function instanceWithDisks(
  { address }: TerraformResource,
  instance: {
    provider: string;
    region: string;
    instanceType: string;
    isSpot: boolean;
    sizes: unknown[];
  },
): LabPlan {
  const { provider, region, instanceType, isSpot, sizes } = instance;
  const known = sizes.filter(size => typeof size === 'number' && size > 0);
  return {
    instances: [
      {
        provider,
        region,
        instanceType,
        purchase: isSpot ? 'spot' : 'on-demand',
        count: 1,
      },
    ],
    disks: disksOnly(provider, region, known as number[]).disks,
    unpriced:
      known.length === sizes.length
        ? []
        : [{ address, reason: 'a disk whose size its image decides' }],
  };
}

function disksOnly(provider: string, region: string, sizes: number[]): LabPlan {
  return {
    instances: [],
    disks: sizes.map(gib => ({ provider, region, gib, count: 1 })),
    unpriced: [],
  };
}

function awsRegion(values: Values, regionOf: RegionOf): string {
  if (typeof values.region === 'string') {
    return values.region;
  }
  // A zone is its region and a letter: us-east-1a.
  return typeof values.availability_zone === 'string'
    ? values.availability_zone.replace(/[a-z]$/, '')
    : regionOf('aws');
}

function googleRegion(values: Values, regionOf: RegionOf): string {
  // A zone is its region and a letter: us-central1-a.
  return typeof values.zone === 'string'
    ? values.zone.replace(/-[a-z]$/, '')
    : regionOf('google');
}

function azureRegion(values: Values, regionOf: RegionOf): string {
  // East US and eastus are the same.
  return typeof values.location === 'string'
    ? values.location.replace(/\s/g, '').toLowerCase()
    : regionOf('azurerm');
}

function textOf(
  { address }: TerraformResource,
  field: string,
  value: unknown,
): string {
  if (typeof value !== 'string' || value === '') {
    throw new SimulationRequestError(
      `${address}.${field}`,
      value ?? 'nothing',
      'a value that is known before anything is created',
    );
  }
  return value;
}

function gibOf(
  { address }: TerraformResource,
  field: string,
  value: unknown,
): number {
  if (typeof value !== 'number' || !(value > 0)) {
    throw new SimulationRequestError(
      `${address}.${field}`,
      value ?? 'nothing',
      'a number of GiB above 0',
    );
  }
  return value;
}

/** The only block of its kind; Terraform writes blocks as lists. */
function blockOf(value: unknown): Values | undefined {
  return blocksOf(value)[0];
}

function blocksOf(value: unknown): Values[] {
  return Array.isArray(value)
    ? value.filter(block => typeof block === 'object' && block !== null)
    : [];
}
