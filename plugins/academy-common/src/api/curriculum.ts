import { RunMode } from './labs';

/** What stands between a learner and an item, decided by `availability()`. @public */
export type ItemState =
  | 'locked'
  | 'available'
  | 'in-progress'
  | 'needs-review'
  | 'passed'
  | 'failed'
  | 'waived'
  | 'expired';

/** What an item asks of a learner. @public */
export type ItemType = 'lab' | 'assessment' | 'project' | 'review';

/** One item of a module as one learner stands to it. @public */
export interface ItemProgress {
  /** Stable within the module, e.g. `lab-1`. */
  itemId: string;
  type: ItemType;
  title: string;
  required: boolean;
  state: ItemState;
  /** In words, why the state is what it is; never empty for `locked`, `failed` and `expired`. */
  reasons: string[];
  /** How the deciding evidence was made; absent where nothing was submitted yet. */
  mode?: RunMode;
  /** Who vouches for the deciding evidence; absent where nothing was submitted yet. */
  verification?: Verification;
  /** Percent, 0 to 100, of the deciding attempt. */
  score?: number;
  /** Entity ref of the Scaffolder template that starts the item. */
  templateRef?: string;
  /** The learner's newest workspace for the item. */
  workspaceId?: string;
  /** ISO 8601, UTC. */
  updatedAt?: string;
}

/** `self-reported`: uploaded from a person's own machine. `ci`: under a CI identity. @public */
export type Verification = 'self-reported' | 'ci';

/** A module as one learner stands to it. @public */
export interface ModuleProgress {
  /** Entity ref of the LearningModule. */
  moduleRef: string;
  /** The curriculum's own id, e.g. `MOD-102`. */
  moduleId: string;
  title: string;
  description?: string;
  durationHours?: number;
  prerequisites: { moduleRef: string; title?: string; met: boolean }[];
  items: ItemProgress[];
}

/** The one thing to do next, and why. @public */
export interface NextStep {
  moduleRef?: string;
  itemId?: string;
  title: string;
  reason: string;
  /** Entity ref of a Scaffolder template, where the step is to create a workspace. */
  templateRef?: string;
  /** Where the step goes on in an existing workspace. */
  workspaceId?: string;
}
