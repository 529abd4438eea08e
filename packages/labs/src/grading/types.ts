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
  outcome: CheckOutcome;
  points: number;
  maxPoints: number;
  /** What was found, for the learner. */
  message: string;
  /** What to do about it; only where the check did not pass. */
  hint?: string;
  /** File of the bundle and JSON pointer or line within it. */
  evidence?: string;
}

/** @public */
export type GradeOutcome = 'passed' | 'failed' | 'needs-review';

/**
 * What a grader says of one submission. The same evidence, workspace and grader version give the same bytes.
 *
 * @public
 */
export interface Grade {
  /** Changes whenever the same evidence could be judged differently. */
  graderVersion: string;
  /**
   * `failed` where a required check did not pass; `needs-review` where none failed and one could not be
   * made (`skipped`); `passed` where all passed.
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
}
