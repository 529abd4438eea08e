import { FindingSeverity } from '@gpu-academy/findings';
import { PlannedResource } from './PlannedResource';

/** One thing that a scanner would look at in the account, looked at in the plan. */
export interface PlanCheck {
  id: string;
  title: string;
  severity: FindingSeverity;
  remediation: string;
  /** Undefined where the check has nothing to say of the resource; else whether all is well, and what was found. */
  judge(
    resource: PlannedResource,
  ): { passed: boolean; detail: string } | undefined;
}
