import {
  type CtyObject,
  equalValues,
  knownBlocks,
  knownNumber,
  knownString,
  knownStrings,
} from '../cty/CtyValue';
import type { InventoryEntry } from '../inventory/InventoryEntry';
import type { Admission } from '../simulation/Cloud';
import { type Diagnostic, errorDiagnostic } from '../simulation/Diagnostic';
import { hasNoCapacity } from '../simulation/drills/hasNoCapacity';
import { ID_PATTERNS } from './idPatterns';
import { hintOf } from '../simulation/nearestName';
import { GPU_MACHINE_TYPES, gpusOf, isNoMachineType } from './machineTypes';
import { refusePlace } from './refusePlace';
import { ALL_REGIONS, appliedValue, quotaOf } from './quotas';

const MACHINES = ['google_compute_instance', 'google_container_node_pool'];

/** A machine and everything that the checks look at. */
interface Machine {
  type: string;
  sku: string | null;
  purchase: Admission['facts']['purchase'];
  region: string;
  resource: CtyObject;
}

function machineCount({ type, resource }: Machine): number {
  return type === 'google_container_node_pool'
    ? knownNumber(resource.node_count) ??
        knownNumber(resource.initial_node_count) ??
        1
    : 1;
}

function gpuCount(machine: Machine, quota: string): number {
  const gpus = gpusOf(machine.sku ?? '');
  const counts =
    gpus &&
    (quota === ALL_REGIONS ||
      quotaOf(gpus.accelerator, machine.purchase) === quota);
  return counts ? gpus.count * machineCount(machine) : 0;
}

function toMachine(entry: InventoryEntry): Machine {
  const { type, sku, purchase, region, state } = entry;
  return { type, sku, purchase, region, resource: state ?? {} };
}

function refuseQuota(
  machine: Machine,
  { drills, others }: Admission,
): Diagnostic | undefined {
  const gpus = gpusOf(machine.sku ?? '');
  const quotas = gpus
    ? [quotaOf(gpus.accelerator, machine.purchase), ALL_REGIONS]
    : [];
  for (const quota of quotas) {
    if (quota === undefined) {
      continue;
    }
    const inUse = others
      .filter(
        ({ type, region }) =>
          MACHINES.includes(type) &&
          (quota === ALL_REGIONS || region === machine.region),
      )
      .reduce((sum, entry) => sum + gpuCount(toMachine(entry), quota), 0);
    const limit = appliedValue(quota, drills);
    const wanted = gpuCount(machine, quota);
    if (inUse + wanted > limit) {
      const place =
        quota === ALL_REGIONS ? 'globally' : `in region ${machine.region}`;
      return errorDiagnostic(
        'Error waiting for instance to create: QUOTA_EXCEEDED (simulated)',
        `Quota '${quota}' exceeded. Limit: ${limit}.0 ${place}. ${machine.sku} needs ${wanted} GPUs, ${inUse} are in use. Request an increase on the Quotas page, or choose a smaller machine type.`,
      );
    }
  }
  return undefined;
}

/** What Compute Engine demands of the scheduling of an instance. */
function refuseScheduling(machine: Machine): Diagnostic | undefined {
  const [scheduling] = knownBlocks(machine.resource.scheduling);
  const maintenance = knownString(scheduling?.on_host_maintenance);
  if (gpusOf(machine.sku ?? '') && maintenance !== 'TERMINATE') {
    return errorDiagnostic(
      'Error creating instance: googleapi: Error 400: badRequest (simulated)',
      'Instances with guest accelerators do not support live migration: set on_host_maintenance = "TERMINATE" in scheduling.',
      ['scheduling'],
    );
  }
  if (machine.purchase === 'spot' && scheduling?.automatic_restart !== false) {
    return errorDiagnostic(
      'Error creating instance: googleapi: Error 400: badRequest (simulated)',
      'Scheduling of a Spot or preemptible instance must have automatic_restart = false.',
      ['scheduling'],
    );
  }
  return undefined;
}

/** What cannot change while a machine runs. */
const NEEDS_STOP = ['machine_type', 'min_cpu_platform', 'service_account'];

/** The provider stops a machine only where it was told that it may. */
function refuseToStop({
  resource,
  existing,
}: Admission): Diagnostic | undefined {
  const before = existing?.state;
  const changed = NEEDS_STOP.find(
    name =>
      before && !equalValues(before[name] ?? null, resource[name] ?? null),
  );
  const mayStop =
    resource.allow_stopping_for_update === true ||
    resource.desired_status === 'TERMINATED';
  return changed && !mayStop
    ? errorDiagnostic(
        `Changing the ${changed} on a started instance requires stopping it (simulated)`,
        'To acknowledge this, please set allow_stopping_for_update = true in your config. You can also stop it by setting desired_status = "TERMINATED", but the instance will not be restarted after the update.',
        [changed],
      )
    : undefined;
}

/** Why Google would not make a resource; summaries carry its own error codes. */
export function refuse(admission: Admission): Diagnostic | undefined {
  const { type, facts, resource } = admission;
  for (const place of ['zone', 'region'] as const) {
    if (ID_PATTERNS[type]?.includes(`{${place}}`) && resource[place] === '') {
      return errorDiagnostic(
        `Cannot determine ${place} (simulated)`,
        `${type}: set \`${place}\` in this resource, or in the provider block.`,
        [place],
      );
    }
  }
  const misplaced = refusePlace(resource);
  if (misplaced || !MACHINES.includes(type) || facts.sku === null) {
    return misplaced;
  }
  const { sku, purchase, region } = facts;
  const machine = { type, sku, purchase, region, resource };
  if (isNoMachineType(sku.split('+')[0])) {
    return errorDiagnostic(
      'Error creating instance: googleapi: Error 400: invalid (simulated)',
      `Invalid value for field 'resource.machineType': machine type ${sku} does not exist.${hintOf(
        sku,
        GPU_MACHINE_TYPES,
      )}`,
      ['machine_type'],
    );
  }
  const problem =
    type === 'google_compute_instance'
      ? refuseToStop(admission) ?? refuseScheduling(machine)
      : undefined;
  if (problem) {
    return problem;
  }
  // A pool of nodes names zones where its cluster is in a region.
  const zones = [
    knownString(resource.zone) ?? '',
    ...knownStrings(resource.node_locations),
  ].filter(Boolean);
  if (hasNoCapacity(admission.drills, sku, [...zones, region])) {
    return errorDiagnostic(
      `Error waiting for ${
        type === 'google_compute_instance' ? 'instance' : 'node pool'
      } to create: ZONE_RESOURCE_POOL_EXHAUSTED (simulated)`,
      `The zone '${
        zones[0] ?? region
      }' does not have enough resources available for ${sku}. Try a different zone, or try again later.`,
    );
  }
  return refuseQuota(machine, admission);
}
