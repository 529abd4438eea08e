/** The value of `schema` in a `lab.yaml`. @public */
export const LAB_SCHEMA = 'gpu-academy.io/lab/v1alpha1';

/** One check as `lab.yaml` announces it to the learner; the grader has the last word. @public */
export interface LabCheck {
  id: string;
  points: number;
  required: boolean;
  hint: string;
}

/**
 * `lab.yaml`: what was agreed when a lab repository was made, and what its grader looks for.
 *
 * @public
 */
export interface LabContract {
  schema: typeof LAB_SCHEMA;
  workspaceId: string;
  moduleId: string;
  itemId: string;
  /** Short name of the learner, as in tags. */
  learner: string;
  provider: 'aws' | 'gcp' | 'azure';
  region: string;
  /** What was chosen in the form. */
  instanceType: string;
  /** What may be planned instead. */
  allowedInstanceTypes: string[];
  hours: number;
  budget: {
    /** Decimal string. */
    amount: string;
    /** ISO 4217. */
    currency: string;
  };
  /** ISO 8601, UTC. */
  expiresAt: string;
  /** The cloud account of the workspace; a simulated one for runs in cloud-sim. */
  scopeId: string;
  portalUrl: string;
  cloudSim: {
    url: string;
    /** `sha256:<hex>`. */
    digest: string;
  };
  requiredTags: string[];
  checks: LabCheck[];
}
