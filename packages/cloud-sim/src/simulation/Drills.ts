import type { CtyValue } from '../cty/CtyValue';

/** Attributes that somebody changes behind Terraform's back. */
export interface DriftDrill {
  /** Terraform type; every resource of it is changed. */
  type: string;
  /** Top-level attributes and the values that they get. */
  set: Record<string, CtyValue>;
}

/**
 * Misfortunes that a lab switches on for its learners to handle, by
 * `CLOUD_SIM_DRILLS`. Each is off where it is absent.
 */
export interface Drills {
  /**
   * Applied value of a quota, by the cloud's own code: `{"L-DB2E81BA": 4}`,
   * `{"NVIDIA_L4_GPUS": 0}`, `{"standardNCASv3_T4Family": 4}`.
   */
  quota: Record<string, number>;
  /** SKUs that have run out: `g6.*`, or in one place only: `g2-standard-4@us-central1-a`. */
  noCapacity?: string[];
  /** The cloud takes back whatever is bought as spot, this long after it was made. */
  spotInterruption?: { afterSeconds: number };
  /** For this long after a resource is made, reads do not find it. */
  eventualConsistency?: { seconds: number };
  /** So many requests in a row are refused before each change is let through. */
  throttling?: { failures: number };
  /** Changed once, when Terraform next looks. */
  drift?: DriftDrill[];
  /** Terraform types that `destroy` leaves behind. */
  orphans?: string[];
}
