import {
  type CtyObject,
  knownBlocks,
  knownNumber,
  knownString,
  knownStrings,
} from '../cty/CtyValue';
import type { InventoryEntry } from '../inventory/InventoryEntry';
import type { Admission } from '../simulation/Cloud';
import { type Diagnostic, errorDiagnostic } from '../simulation/Diagnostic';
import { hasNoCapacity } from '../simulation/drills/hasNoCapacity';
import { isSameId } from './identify';
import { appliedValue, quotaOf } from './quotas';
import { hintOf } from '../simulation/nearestName';
import { findVmSize, GPU_VM_SIZES, isNoVmSize } from './vmSizes';

/** How many machines a resource runs, for the types that run some. */
const MACHINE_COUNTS: Record<string, (resource: CtyObject) => number> = {
  azurerm_linux_virtual_machine: () => 1,
  azurerm_linux_virtual_machine_scale_set: resource =>
    knownNumber(resource.instances) ?? 0,
  azurerm_orchestrated_virtual_machine_scale_set: resource =>
    knownNumber(resource.instances) ?? 0,
  azurerm_kubernetes_cluster_node_pool: resource =>
    knownNumber(resource.node_count) || (knownNumber(resource.min_count) ?? 1),
  azurerm_machine_learning_compute_instance: () => 1,
  azurerm_machine_learning_compute_cluster: resource => {
    const [scale] = knownBlocks(resource.scale_settings);
    return knownNumber(scale?.min_node_count) ?? 0;
  },
};

function vCpusOf(type: string, sku: string | null, resource: CtyObject) {
  const vCpus = findVmSize(sku ?? '')?.vCpus ?? 0;
  return vCpus * (MACHINE_COUNTS[type]?.(resource) ?? 0);
}

/** A part of a cluster has no location of its own, and may lie anywhere. */
function sharesRegion(entry: InventoryEntry, region: string): boolean {
  return [entry.region, 'global'].includes(region) || entry.region === 'global';
}

/** A pool of nodes lies where its cluster does. */
function regionOf({ facts, resource, others }: Admission): string {
  const cluster = knownString(resource.kubernetes_cluster_id);
  const found = others.find(
    entry =>
      cluster !== undefined && isSameId(String(entry.state?.id), cluster),
  );
  return found?.region ?? facts.region;
}

/** What Azure says that it was making. */
function kindOf(type: string): string {
  return type.startsWith('azurerm_kubernetes_cluster')
    ? 'Agent Pool'
    : 'Virtual Machine';
}

function refuseQuota(admission: Admission): Diagnostic | undefined {
  const { type, facts, resource, drills, others } = admission;
  const region = regionOf(admission);
  const quota = quotaOf(facts.sku ?? '', facts.purchase);
  if (quota === undefined) {
    return undefined;
  }
  const inUse = others
    .filter(
      entry =>
        sharesRegion(entry, region) &&
        quotaOf(entry.sku ?? '', entry.purchase) === quota,
    )
    .reduce(
      (sum, entry) => sum + vCpusOf(entry.type, entry.sku, entry.state ?? {}),
      0,
    );
  const wanted = vCpusOf(type, facts.sku, resource);
  const limit = appliedValue(quota, drills);
  return inUse + wanted > limit
    ? errorDiagnostic(
        `creating ${kindOf(type)}: OperationNotAllowed (simulated)`,
        `Operation could not be completed as it results in exceeding approved ${quota} Cores quota. Location: ${region}, Current Limit: ${limit}, Current Usage: ${inUse}, Additional Required: ${wanted}. Request an increase under Usage + quotas, or choose a smaller size.`,
      )
    : undefined;
}

/** Azure makes it by itself, with the first network of a subscription: the watchers of its regions lie there. */
const GROUP_OF_WATCHERS = 'NetworkWatcherRG';

function refuseMissingGroup({
  type,
  resource,
  others,
}: Admission): Diagnostic | undefined {
  const group = knownString(resource.resource_group_name);
  const exists =
    group === undefined ||
    type === 'azurerm_resource_group' ||
    isSameId(group, GROUP_OF_WATCHERS) ||
    others.some(
      entry =>
        entry.type === 'azurerm_resource_group' &&
        isSameId(String(entry.state?.name), group),
    );
  return exists
    ? undefined
    : errorDiagnostic(
        `creating ${type}: ResourceGroupNotFound (simulated)`,
        `Resource group '${group}' could not be found. Cloud-sim knows the groups that Terraform created in it.`,
        ['resource_group_name'],
      );
}

/** Why Azure would not make a resource; summaries carry its own error codes. */
export function refuse(admission: Admission): Diagnostic | undefined {
  const { type, facts, resource, drills } = admission;
  const problem = refuseMissingGroup(admission);
  const isMachine =
    MACHINE_COUNTS[type] !== undefined || type === 'azurerm_kubernetes_cluster';
  if (problem || !isMachine || facts.sku === null) {
    return problem;
  }
  if (isNoVmSize(facts.sku)) {
    return errorDiagnostic(
      `creating ${kindOf(type)}: InvalidParameter (simulated)`,
      `The requested VM size ${
        facts.sku
      } is not available in the current region.${hintOf(
        facts.sku,
        GPU_VM_SIZES,
      )}`,
    );
  }
  const zones = [
    knownString(resource.zone),
    ...knownStrings(resource.zones),
  ].filter(zone => zone !== undefined);
  const region = regionOf(admission);
  const places = [region, ...zones.map(zone => `${region}-${zone}`)];
  if (hasNoCapacity(drills, facts.sku, places)) {
    return errorDiagnostic(
      `creating ${kindOf(type)}: SkuNotAvailable (simulated)`,
      `The requested VM size ${facts.sku} is currently not available in location '${region}' for this subscription. Please try another size, zone or location. See https://aka.ms/azureskunotavailable`,
    );
  }
  return refuseQuota(admission);
}
