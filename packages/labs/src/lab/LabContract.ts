import { AllowList } from '../prescan/PrescanReport';

/** The value of `schema` in a `lab.yaml`. @public */
export const LAB_SCHEMA = 'gpu-academy.io/lab/v1alpha1';

/** A cloud that labs run in. @public */
export type CloudProvider = 'aws' | 'gcp' | 'azure';

/** One check as `lab.yaml` announces it to the learner; the grader has the last word. @public */
export interface LabCheck {
  id: string;
  points: number;
  required: boolean;
  hint: string;
}

/** How well a criterion is met, for people who review. @public */
export interface RubricLevel {
  title: string;
  points: number;
  description: string;
}

/** What a lab is judged by, in the words of its module. @public */
export interface RubricCriterion {
  id: string;
  title: string;
  /** Id of an objective in `module.yaml`. */
  objective: string;
  points: number;
  /** Ids of checks in which the grader sees it. */
  checks?: string[];
  levels?: RubricLevel[];
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
  provider: CloudProvider;
  region: string;
  /** What was chosen in the form; absent where the lab rents no machine. */
  instanceType?: string;
  /** What may be planned instead. */
  allowedInstanceTypes?: string[];
  /** How long machines may run. */
  hours: number;
  /** The same as an ISO 8601 duration, e.g. `PT4H`. */
  ttl?: string;
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
  /** What the source may use; the grader has the last word. */
  allow?: Partial<AllowList>;
  rubric?: RubricCriterion[];
}
