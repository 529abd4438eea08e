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
import { hintOf } from '../simulation/nearestName';
import {
  findInstanceType,
  GPU_INSTANCE_TYPES,
  isNoInstanceType,
} from './instanceTypes';
import { refusePlace } from './refusePlace';
import { zonesOf } from './regions';
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

/** What EC2 or a group of nodes says when machines do not start. */
function refusal(
  { type, existing }: Admission,
  code: string,
  detail: string,
): Diagnostic {
  const verb = existing ? 'updating' : 'creating';
  return type === 'aws_eks_node_group'
    ? errorDiagnostic(
        `waiting for EKS Node Group ${
          existing ? 'update' : 'create'
        }: AsgInstanceLaunchFailures: ${code} (simulated)`,
        detail,
        ['instance_types'],
      )
    : errorDiagnostic(`${verb} EC2 Instance: ${code} (simulated)`, detail, [
        'instance_type',
      ]);
}

/** Zones of the region in which a drill has left machines of the type. */
function otherZones({ drills, facts }: Admission, zone: string): string {
  const zones = zonesOf(facts.region).filter(
    other =>
      other !== zone &&
      !hasNoCapacity(drills, facts.sku ?? '', [facts.region, other]),
  );
  return zones.length > 0
    ? `You can currently get ${facts.sku} capacity by choosing ${zones.join(
        ', ',
      )}.`
    : `No zone of ${facts.region} has any: try another instance type or region, or try again later.`;
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
  const { type, facts, resource, drills, others, scope } = admission;
  const misplaced = refusePlace(type, resource, scope);
  if (misplaced || !INSTANCE_COUNTS[type] || facts.sku === null) {
    return misplaced;
  }
  if (isNoInstanceType(facts.sku)) {
    return refusal(
      admission,
      'InvalidParameterValue',
      `Invalid value '${
        facts.sku
      }' for InstanceType: there is no such type.${hintOf(
        facts.sku,
        GPU_INSTANCE_TYPES,
      )}`,
    );
  }
  if (INSTANCE_COUNTS[type](resource) === 0) {
    return undefined;
  }
  const zone = knownString(resource.availability_zone) ?? '';
  if (hasNoCapacity(drills, facts.sku, [facts.region, zone])) {
    return refusal(
      admission,
      'InsufficientInstanceCapacity',
      `We currently do not have sufficient ${facts.sku} capacity in ${
        zone || facts.region
      }. ${otherZones(admission, zone)}`,
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
    admission,
    code,
    `${facts.sku} needs ${wanted} vCPUs; ${inUse} of ${limit} are in use in ${facts.region}. The quota is ${quota.code} "${quota.name}". Request an increase in Service Quotas, or choose a smaller instance type.`,
  );
}
