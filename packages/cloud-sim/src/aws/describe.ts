import {
  type CtyObject,
  knownBlocks,
  knownNumber,
  knownString,
  knownStringMap,
  knownStrings,
} from '../cty/CtyValue';
import type { ResourceFacts } from '../inventory/InventoryEntry';
import type { Scope } from '../simulation/Scope';

type Commerce = Pick<ResourceFacts, 'sku' | 'purchase' | 'sizeGb'>;

const NOT_SOLD: Commerce = { sku: null, purchase: null, sizeGb: null };

function diskSize(resource: CtyObject): number {
  const disks = [
    ...knownBlocks(resource.root_block_device),
    ...knownBlocks(resource.ebs_block_device),
  ];
  return disks.reduce(
    (sum, disk) => sum + (knownNumber(disk.volume_size) ?? 0),
    0,
  );
}

/** How AWS sells a resource, for the types that a price book prices. */
const COMMERCE: Record<string, (resource: CtyObject) => Commerce> = {
  aws_instance: resource => {
    const [market] = knownBlocks(resource.instance_market_options);
    return {
      sku: knownString(resource.instance_type) || null,
      purchase:
        knownString(market?.market_type) === 'spot' ? 'spot' : 'on-demand',
      sizeGb: diskSize(resource),
    };
  },
  aws_spot_instance_request: resource => ({
    sku: knownString(resource.instance_type) || null,
    purchase: 'spot',
    sizeGb: diskSize(resource),
  }),
  // One line for the group, as the pools of the other clouds have.
  aws_eks_node_group: resource => ({
    sku: knownStrings(resource.instance_types)[0] ?? null,
    purchase:
      knownString(resource.capacity_type) === 'SPOT' ? 'spot' : 'on-demand',
    sizeGb: knownNumber(resource.disk_size) || null,
  }),
  aws_ebs_volume: resource => ({
    sku: knownString(resource.type) ?? null,
    purchase: null,
    sizeGb: knownNumber(resource.size) ?? null,
  }),
  aws_fsx_lustre_file_system: resource => ({
    sku: knownString(resource.deployment_type) ?? null,
    purchase: null,
    sizeGb: knownNumber(resource.storage_capacity) ?? null,
  }),
  aws_sagemaker_notebook_instance: resource => ({
    sku: knownString(resource.instance_type) || null,
    purchase: 'on-demand',
    sizeGb: knownNumber(resource.volume_size) ?? null,
  }),
};

/** What the inventory and the journal tell of an AWS resource. */
export function describe(
  type: string,
  resource: CtyObject,
  scope: Scope,
): ResourceFacts {
  return {
    region: knownString(resource.region) ?? scope.region,
    ...(COMMERCE[type]?.(resource) ?? NOT_SOLD),
    tags: knownStringMap(resource.tags_all ?? resource.tags),
  };
}
