import { CloudProvider } from '../lab/LabContract';

/** @public */
export type CheckOutcome = 'passed' | 'failed' | 'error' | 'skipped';

/**
 * One check of a grader on one piece of evidence.
 *
 * @public
 */
export interface CheckResult {
  id: string;
  title: string;
  required: boolean;
  /** `error`: it could not be made, since its evidence cannot be read or the grader broke; `skipped`: nobody could look. */
  outcome: CheckOutcome;
  points: number;
  maxPoints: number;
  /** What was found, for the learner. */
  message: string;
  /** More of it, for the instructor: never shown to learners, see {@link withoutDetails}. */
  detail?: string;
  /** What to do about it; only where the check did not pass. */
  hint?: string;
  /** File of the bundle and JSON pointer or line within it. */
  evidence?: string;
}

/** @public */
export type GradeOutcome =
  | 'passed'
  | 'failed'
  | 'needs-review'
  | 'invalid'
  | 'error';

/**
 * What a grader says of one submission. The same evidence, workspace and grader version give the same bytes.
 *
 * @public
 */
export interface Grade {
  /** Changes whenever the same evidence could be judged differently. */
  graderVersion: string;
  /**
   * `invalid`: a file of the evidence cannot be read; `error`: the grader broke. Neither uses up an attempt. Else `failed`
   * where a required check did not pass; `needs-review` where none failed and one could not be made (`skipped`);
   * `passed` where all passed.
   */
  outcome: GradeOutcome;
  /** Percent, 0 to 100, with no digits behind the point. */
  score: number;
  /** The first failing required check comes first. */
  checks: CheckResult[];
}

/**
 * What the portal knows of a workspace, so that a learner's own copy of `lab.yaml` is not what decides.
 *
 * @public
 */
export interface GradedWorkspace {
  id: string;
  region: string;
  /** Decimal string. */
  budget: string;
  /** ISO 8601, UTC. */
  expiresAt: string;
  /** `lab.yaml` is believed where it is absent. */
  provider?: CloudProvider;
  /** How long machines may run; `lab.yaml` is believed where it is absent. */
  hours?: number;
}
