import { knownString } from '../cty/CtyValue';
import type {
  InventoryEntry,
  ResourceFacts,
} from '../inventory/InventoryEntry';
import type { Admission } from '../simulation/Cloud';
import { type Diagnostic, errorDiagnostic } from '../simulation/Diagnostic';
import { hasNoCapacity } from '../simulation/drills/hasNoCapacity';
import { findInstanceType, isNoInstanceType } from './instanceTypes';
import { appliedValue, VCPU_QUOTAS, type VcpuQuota } from './quotas';

const INSTANCE_TYPES = ['aws_instance', 'aws_spot_instance_request'];

function quotaOf({ sku, purchase }: ResourceFacts): VcpuQuota | undefined {
  const family = findInstanceType(sku ?? '')?.quotaFamily;
  return VCPU_QUOTAS.find(
    quota => quota.family === family && quota.purchase === purchase,
  );
}

function vCpusOf({ sku }: ResourceFacts): number {
  return findInstanceType(sku ?? '')?.vCpus ?? 0;
}

function used(
  others: readonly InventoryEntry[],
  region: string,
  quota: VcpuQuota,
): number {
  return others
    .filter(
      entry =>
        INSTANCE_TYPES.includes(entry.type) &&
        entry.region === region &&
        quotaOf(entry) === quota,
    )
    .reduce((sum, entry) => sum + vCpusOf(entry), 0);
}

/** Why EC2 would not run an instance; summaries carry AWS's own error codes. */
export function refuse(admission: Admission): Diagnostic | undefined {
  const { type, facts, drills, others } = admission;
  if (!INSTANCE_TYPES.includes(type) || facts.sku === null) {
    return undefined;
  }
  if (isNoInstanceType(facts.sku)) {
    return errorDiagnostic(
      'creating EC2 Instance: InvalidParameterValue (simulated)',
      `Invalid value '${facts.sku}' for InstanceType.`,
      ['instance_type'],
    );
  }
  const zone = knownString(admission.resource.availability_zone) ?? '';
  if (hasNoCapacity(drills, facts.sku, [facts.region, zone])) {
    return errorDiagnostic(
      'creating EC2 Instance: InsufficientInstanceCapacity (simulated)',
      `We currently do not have sufficient ${facts.sku} capacity in ${
        zone || facts.region
      }. Try another Availability Zone or instance type, or try again later.`,
      ['instance_type'],
    );
  }
  const quota = quotaOf(facts);
  if (!quota) {
    return undefined;
  }
  const limit = appliedValue(quota, drills);
  const wanted = vCpusOf(facts);
  const inUse = used(others, facts.region, quota);
  if (inUse + wanted <= limit) {
    return undefined;
  }
  const code =
    quota.purchase === 'spot'
      ? 'MaxSpotInstanceCountExceeded'
      : 'VcpuLimitExceeded';
  return errorDiagnostic(
    `creating EC2 Instance: ${code} (simulated)`,
    `${facts.sku} needs ${wanted} vCPUs; ${inUse} of ${limit} are in use in ${facts.region}. The quota is ${quota.code} "${quota.name}". Request an increase in Service Quotas, or choose a smaller instance type.`,
    ['instance_type'],
  );
}
