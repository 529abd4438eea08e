/** What a module asks of the security of a lab, cloud by cloud. @public */
export interface Checklist {
  apiVersion: 'gpu-academy.io/v1alpha1';
  kind: 'SecurityChecklist';
  metadata: { name: string; title: string; description?: string };
  spec: {
    /** Id of the module. */
    module: string;
    /** How old an evaluation may be and still count. */
    freshWithinHours: number;
    items: ChecklistItem[];
  };
}

/** @public */
export interface ChecklistItem {
  id: string;
  title: string;
  why: string;
  /** By provider; one that is not named is not applicable. */
  providers: Record<string, ChecklistChecks | { notApplicable: string }>;
  /** Lets a person vouch for what no check evaluated. */
  attestation?: { prompt: string; validForHours: number };
}

/**
 * All of the checks must be evaluated. A list among them is one check under the names that several tools give it: one of
 * the names is enough.
 *
 * @public
 */
export interface ChecklistChecks {
  checks: Array<string | string[]>;
}

/** A person's word for what no check evaluated. @public */
export interface Attestation {
  itemId: string;
  /** Entity ref. */
  author: string;
  /** At least twenty characters: what was looked at and what was seen. */
  statement: string;
  /** ISO 8601, UTC. */
  createdAt: string;
}
