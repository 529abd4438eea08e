import {
  type CtyObject,
  knownBlocks,
  knownNumber,
  knownString,
  knownStringMap,
} from '../cty/CtyValue';
import type { ResourceFacts } from '../inventory/InventoryEntry';
import type { Scope } from '../simulation/Scope';
import { skuOf } from './machineTypes';
import { lastSegment, locationOf, regionOf, regionOfZone } from './places';

type Commerce = Pick<ResourceFacts, 'sku' | 'purchase' | 'sizeGb'>;

const NOT_SOLD: Commerce = { sku: null, purchase: null, sizeGb: null };

/** A disk whose size nobody chose has that of its image; Google's have 10 GB. */
const IMAGE_DISK_GB = 10;

function acceleratorsOf(resource: CtyObject) {
  return knownBlocks(resource.guest_accelerator).map(block => ({
    accelerator: knownString(block.type) ?? '',
    count: knownNumber(block.count) ?? 0,
  }));
}

function bootDiskGb(resource: CtyObject): number {
  const [disk] = knownBlocks(resource.boot_disk);
  const [params] = knownBlocks(disk?.initialize_params);
  return knownNumber(params?.size) || IMAGE_DISK_GB;
}

/** Nodes of a cluster's pool, which have a machine's arguments in a block. */
function nodePool(resource: CtyObject): Commerce {
  const [config] = knownBlocks(resource.node_config);
  const machineType = knownString(config?.machine_type);
  return {
    sku: machineType ? skuOf(machineType, acceleratorsOf(config)) : null,
    purchase:
      config?.spot === true || config?.preemptible === true
        ? 'spot'
        : 'on-demand',
    sizeGb: knownNumber(config?.disk_size_gb) ?? null,
  };
}

/** How Google sells a resource, for the types that a price book prices. */
const COMMERCE: Record<string, (resource: CtyObject) => Commerce> = {
  google_compute_instance: resource => {
    const [scheduling] = knownBlocks(resource.scheduling);
    const isSpot =
      knownString(scheduling?.provisioning_model) === 'SPOT' ||
      scheduling?.preemptible === true;
    const scratchGb = knownBlocks(resource.scratch_disk).reduce(
      (sum, disk) => sum + (knownNumber(disk.size) ?? 0),
      0,
    );
    return {
      sku: skuOf(
        knownString(resource.machine_type) ?? '',
        acceleratorsOf(resource),
      ),
      purchase: isSpot ? 'spot' : 'on-demand',
      sizeGb: bootDiskGb(resource) + scratchGb,
    };
  },
  google_compute_disk: resource => ({
    sku: lastSegment(knownString(resource.type) ?? '') || null,
    purchase: null,
    sizeGb: knownNumber(resource.size) ?? null,
  }),
  google_container_node_pool: nodePool,
  google_filestore_instance: resource => ({
    sku: knownString(resource.tier) ?? null,
    purchase: null,
    sizeGb: knownBlocks(resource.file_shares).reduce(
      (sum, share) => sum + (knownNumber(share.capacity_gb) ?? 0),
      0,
    ),
  }),
  google_lustre_instance: resource => ({
    sku: knownString(resource.per_unit_storage_throughput) ?? null,
    purchase: null,
    sizeGb: Number(knownString(resource.capacity_gib) ?? 0),
  }),
  google_workbench_instance: resource => {
    const [setup] = knownBlocks(resource.gce_setup);
    const accelerators = knownBlocks(setup?.accelerator_configs).map(block => ({
      accelerator: (knownString(block.type) ?? '')
        .toLowerCase()
        .replace(/_/g, '-'),
      count: Number(knownString(block.core_count) ?? 0),
    }));
    const disks = [
      ...knownBlocks(setup?.boot_disk),
      ...knownBlocks(setup?.data_disks),
    ];
    return {
      sku: skuOf(knownString(setup?.machine_type) ?? '', accelerators) || null,
      purchase: 'on-demand',
      sizeGb: disks.reduce(
        (sum, disk) => sum + Number(knownString(disk.disk_size_gb) ?? 0),
        0,
      ),
    };
  },
};

/** What the inventory and the journal tell of a Google resource. */
export function describe(
  type: string,
  resource: CtyObject,
  scope: Scope,
): ResourceFacts {
  const place =
    'location' in resource
      ? regionOfZone(locationOf(resource, scope).toLowerCase())
      : regionOf(resource, scope);
  return {
    // What lies nowhere in particular lies in every region.
    region: place || 'global',
    ...(COMMERCE[type]?.(resource) ?? NOT_SOLD),
    tags: knownStringMap(resource.effective_labels ?? resource.user_labels),
  };
}
