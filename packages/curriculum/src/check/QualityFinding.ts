/** Which question of MOD-102's quality checklist. @public */
export type QualityCriterion =
  | 'objectives-map-to-competencies'
  | 'hands-on-covers-competencies'
  | 'observability-and-security'
  | 'automation-validated'
  | 'assessment-aligned'
  | 'solutions-validated'
  | 'no-duplication';

/**
 * An answer to one question of the quality checklist.
 *
 * `met` and `not-met` were computed, and say from what. `confirm`: only a person can tell, and `toConfirm` says what to
 * look at. A question that was computed may leave a rest for a person too.
 *
 * @public
 */
export interface QualityFinding {
  /** Absent for a question of the module's own. */
  criterion?: QualityCriterion;
  /** The question, as module.yaml writes it where it does. */
  text: string;
  status: 'met' | 'not-met' | 'confirm';
  /** What the status was computed from, or what is missing. */
  evidence: string[];
  /** What a person must look at. */
  toConfirm?: string;
  /** What module.yaml claims, and where. */
  declared?: { done: boolean; line: number };
}
