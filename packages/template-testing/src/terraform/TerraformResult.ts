import { Problem } from '../report/Problem';
import { TerraformLife } from '../samples/TemplateSamples';

/**
 * How Terraform was looked at. `reduced`: the machine has no Terraform, or the simulator lacks a provider, and what
 * can be told without was; that is never a pass.
 *
 * @public
 */
export type TerraformOutcome = 'checked' | 'reduced' | 'none';

/**
 * What one root of a repository went through.
 *
 * @public
 */
export interface RootLife {
  /** Relative to the repository. */
  root: string;
  life: TerraformLife;
  /** Whose life it was, where another sample had the same Terraform with the same values before. */
  sharedWith?: { template: string; sample: string };
}

/** What was found in Terraform. */
export interface TerraformFindings {
  problems: Problem[];
  /** What the result cannot show, or was not looked at. */
  notes: string[];
}

/** What came of the Terraform of one repository. */
export interface TerraformResult extends TerraformFindings {
  outcome: TerraformOutcome;
  /** Of every root that was not reduced. */
  lives: RootLife[];
}
