import { Problem } from '../report/Problem';

/**
 * How Terraform was looked at. `reduced`: the machine has no Terraform, and what can be told without it was; that is
 * never a pass.
 *
 * @public
 */
export type TerraformOutcome = 'checked' | 'reduced' | 'none';

/** What came of the Terraform of one repository. */
export interface TerraformResult {
  outcome: TerraformOutcome;
  problems: Problem[];
  /** What the result cannot show, or was not looked at. */
  notes: string[];
}
