import type { Drills } from '../simulation/Drills';
import { findVmSize } from './vmSizes';

/** The quota that all spot vCPUs of a region count against, whatever their family. */
export const SPOT_QUOTA = 'lowPriorityCores';

/** vCPUs that a simulated subscription may use where no drill says otherwise. */
const SIMULATED_VALUE = 768;

/** The vCPU quota of a size; `undefined` where the size is not known. */
export function quotaOf(
  size: string,
  purchase: 'on-demand' | 'spot' | null,
): string | undefined {
  const family = findVmSize(size)?.family;
  return family && purchase === 'spot' ? SPOT_QUOTA : family;
}

/** What the simulated subscription may use. Azure's APIs differ in the case of names. */
export function appliedValue(quota: string, drills: Drills): number {
  const key = Object.keys(drills.quota).find(
    name => name.toLowerCase() === quota.toLowerCase(),
  );
  return key === undefined ? SIMULATED_VALUE : drills.quota[key];
}
