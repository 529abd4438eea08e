import {
  type CtyObject,
  knownBlocks,
  knownNumber,
  knownString,
} from '../cty/CtyValue';
import type {
  InventoryEntry,
  ResourceFacts,
} from '../inventory/InventoryEntry';
import type { Admission } from '../simulation/Cloud';
import { type Diagnostic, errorDiagnostic } from '../simulation/Diagnostic';
import { hasNoCapacity } from '../simulation/drills/hasNoCapacity';
import { findInstanceType, isNoInstanceType } from './instanceTypes';
import { appliedValue, VCPU_QUOTAS, type VcpuQuota } from './quotas';

/** How many instances a resource runs, for the types that run some. */
const INSTANCE_COUNTS: Record<string, (resource: CtyObject) => number> = {
  aws_instance: () => 1,
  aws_spot_instance_request: () => 1,
  aws_eks_node_group: resource => {
    const [scaling] = knownBlocks(resource.scaling_config);
    return knownNumber(scaling?.desired_size) ?? 0;
  },
};

/** What a group of nodes says when its machines do not start. */
function refusal(type: string, code: string, detail: string): Diagnostic {
  return type === 'aws_eks_node_group'
    ? errorDiagnostic(
        `waiting for EKS Node Group create: AsgInstanceLaunchFailures: ${code} (simulated)`,
        detail,
        ['instance_types'],
      )
    : errorDiagnostic(`creating EC2 Instance: ${code} (simulated)`, detail, [
        'instance_type',
      ]);
}

function quotaOf({ sku, purchase }: ResourceFacts): VcpuQuota | undefined {
  const family = findInstanceType(sku ?? '')?.quotaFamily;
  return VCPU_QUOTAS.find(
    quota => quota.family === family && quota.purchase === purchase,
  );
}

function vCpusOf(
  type: string,
  sku: string | null,
  resource: CtyObject,
): number {
  const vCpus = findInstanceType(sku ?? '')?.vCpus ?? 0;
  return vCpus * (INSTANCE_COUNTS[type]?.(resource) ?? 0);
}

function used(
  others: readonly InventoryEntry[],
  region: string,
  quota: VcpuQuota,
): number {
  return others
    .filter(entry => entry.region === region && quotaOf(entry) === quota)
    .reduce(
      (sum, entry) => sum + vCpusOf(entry.type, entry.sku, entry.state ?? {}),
      0,
    );
}

/** Why EC2 would not run an instance; summaries carry AWS's own error codes. */
export function refuse(admission: Admission): Diagnostic | undefined {
  const { type, facts, resource, drills, others } = admission;
  if (!INSTANCE_COUNTS[type] || facts.sku === null) {
    return undefined;
  }
  if (isNoInstanceType(facts.sku)) {
    return refusal(
      type,
      'InvalidParameterValue',
      `Invalid value '${facts.sku}' for InstanceType.`,
    );
  }
  if (INSTANCE_COUNTS[type](resource) === 0) {
    return undefined;
  }
  const zone = knownString(resource.availability_zone) ?? '';
  if (hasNoCapacity(drills, facts.sku, [facts.region, zone])) {
    return refusal(
      type,
      'InsufficientInstanceCapacity',
      `We currently do not have sufficient ${facts.sku} capacity in ${
        zone || facts.region
      }. Try another Availability Zone or instance type, or try again later.`,
    );
  }
  const quota = quotaOf(facts);
  if (!quota) {
    return undefined;
  }
  const limit = appliedValue(quota, drills);
  const wanted = vCpusOf(type, facts.sku, resource);
  const inUse = used(others, facts.region, quota);
  if (inUse + wanted <= limit) {
    return undefined;
  }
  const code =
    quota.purchase === 'spot'
      ? 'MaxSpotInstanceCountExceeded'
      : 'VcpuLimitExceeded';
  return refusal(
    type,
    code,
    `${facts.sku} needs ${wanted} vCPUs; ${inUse} of ${limit} are in use in ${facts.region}. The quota is ${quota.code} "${quota.name}". Request an increase in Service Quotas, or choose a smaller instance type.`,
  );
}
