import { AttributionPlan } from '@gpu-academy/attribution';

/** Everything that attributes charges and findings at this moment: leases, cloud scopes and names of learners. */
export interface AttributionPlanProvider {
  /** Reads afresh; two plans of equal content have the same version. */
  getPlan(): Promise<AttributionPlan>;
}
