import {
  type CtyObject,
  knownBlocks,
  knownNumber,
  knownString,
  knownStringMap,
} from '../cty/CtyValue';
import type { ResourceFacts } from '../inventory/InventoryEntry';
import { normalLocation } from './location';

type Commerce = Pick<ResourceFacts, 'sku' | 'purchase' | 'sizeGb'>;

const NOT_SOLD: Commerce = { sku: null, purchase: null, sizeGb: null };

/** A disk whose size nobody chose has that of its image; Ubuntu's is 30 GB. */
const IMAGE_DISK_GB = 30;

const GB_PER_TB = 1024;

function purchaseOf(priority: string | undefined): Commerce['purchase'] {
  return priority === 'Spot' || priority === 'LowPriority'
    ? 'spot'
    : 'on-demand';
}

function osDiskGb(resource: CtyObject): number {
  const [disk] = knownBlocks(resource.os_disk);
  return knownNumber(disk?.disk_size_gb) || IMAGE_DISK_GB;
}

/** How Azure sells a resource, for the types that a price book prices. */
const COMMERCE: Record<string, (resource: CtyObject) => Commerce> = {
  azurerm_linux_virtual_machine: resource => ({
    sku: knownString(resource.size) || null,
    purchase: purchaseOf(knownString(resource.priority)),
    sizeGb: osDiskGb(resource),
  }),
  azurerm_linux_virtual_machine_scale_set: resource => ({
    sku: knownString(resource.sku) || null,
    purchase: purchaseOf(knownString(resource.priority)),
    sizeGb: osDiskGb(resource),
  }),
  azurerm_orchestrated_virtual_machine_scale_set: resource => ({
    sku: knownString(resource.sku_name) || null,
    purchase: purchaseOf(knownString(resource.priority)),
    sizeGb: osDiskGb(resource),
  }),
  azurerm_kubernetes_cluster: resource => {
    const [pool] = knownBlocks(resource.default_node_pool);
    return {
      sku: knownString(pool?.vm_size) || null,
      purchase: 'on-demand',
      sizeGb: knownNumber(pool?.os_disk_size_gb) ?? null,
    };
  },
  azurerm_kubernetes_cluster_node_pool: resource => ({
    sku: knownString(resource.vm_size) || null,
    purchase: purchaseOf(knownString(resource.priority)),
    sizeGb: knownNumber(resource.os_disk_size_gb) ?? null,
  }),
  azurerm_machine_learning_compute_cluster: resource => ({
    sku: knownString(resource.vm_size) || null,
    purchase: purchaseOf(knownString(resource.vm_priority)),
    sizeGb: null,
  }),
  azurerm_machine_learning_compute_instance: resource => ({
    sku: knownString(resource.virtual_machine_size) || null,
    purchase: 'on-demand',
    sizeGb: null,
  }),
  azurerm_managed_disk: resource => ({
    sku: knownString(resource.storage_account_type) || null,
    purchase: null,
    sizeGb: knownNumber(resource.disk_size_gb) ?? null,
  }),
  azurerm_managed_lustre_file_system: resource => ({
    sku: knownString(resource.sku_name) || null,
    purchase: null,
    sizeGb: (knownNumber(resource.storage_capacity_in_tb) ?? 0) * GB_PER_TB,
  }),
};

/** What the inventory and the journal tell of an Azure resource. */
export function describe(type: string, resource: CtyObject): ResourceFacts {
  return {
    // What has no location of its own belongs to no region in particular.
    region: normalLocation(knownString(resource.location) ?? '') || 'global',
    ...(COMMERCE[type]?.(resource) ?? NOT_SOLD),
    tags: knownStringMap(resource.tags),
  };
}
