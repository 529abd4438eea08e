/**
 * What can happen to an item of a learner, as it is remembered.
 *
 * Events are facts: they are appended in the order in which the portal learned of them and never changed. What
 * a learner sees is folded from them by {@link projectItem}, so a projection can always be rebuilt.
 */

/** How evidence was made. `simulated`: real Terraform against cloud-sim. `cloud`: against a cloud. @public */
export type RunMode = 'simulated' | 'cloud';

/** Who vouches for evidence. `self-reported`: a person's own machine. `ci`: a CI identity. @public */
export type Verification = 'self-reported' | 'ci';

/**
 * How a grader judged an attempt. `invalid`: the evidence could not be read. `error`: the grader itself failed.
 * Neither of the two says anything about the learner's work.
 *
 * @public
 */
export type AttemptOutcome =
  | 'passed'
  | 'failed'
  | 'needs-review'
  | 'invalid'
  | 'error';

/** What an event of each type carries beside who, what and when. @public */
export interface ProgressEventPayloads {
  /** The learner began, which for a lab means that its workspace was made. */
  'item.started': {
    workspaceId?: string;
    mode?: RunMode;
    definitionVersion?: string;
  };
  /** Evidence was accepted and waits to be graded. */
  'evidence.submitted': {
    workspaceId?: string;
    attemptId: string;
    /** Of the manifest, `sha256:<hex>`. */
    evidenceDigest: string;
    mode: RunMode;
    verification: Verification;
  };
  /** A grader judged an attempt; this alone moves the item, no `item.passed` need follow. */
  'attempt.graded': {
    attemptId: string;
    workspaceId?: string;
    outcome: AttemptOutcome;
    /** Percent, 0 to 100. */
    score?: number;
    mode?: RunMode;
    verification?: Verification;
    graderVersion?: string;
    /** In words, the first failing required check first. */
    reasons?: string[];
    /** Of the item's definition that was judged by, see `itemVersion`. */
    definitionVersion?: string;
  };
  /** A pass that no attempt in this portal decided: a review, an override, or one brought in from elsewhere. */
  'item.passed': ItemDecision;
  /** Like `item.passed`, the other way. */
  'item.failed': ItemDecision;
  /** The learner need not do the item. A later waiver takes the place of an earlier one, also to end it. */
  'item.waived': Waiver;
  /** The learner may begin the item though its module's prerequisites are not met. The spend gate stays. */
  'prerequisites.waived': Waiver;
}

/** What somebody is let off, why and until when. @public */
export interface Waiver {
  reason: string;
  /** ISO 8601, UTC; the waiver no longer holds from here on. Absent: it holds for good. */
  expiresAt?: string;
}

/** @public */
export interface ItemDecision {
  attemptId?: string;
  workspaceId?: string;
  /** Percent, 0 to 100. */
  score?: number;
  mode?: RunMode;
  verification?: Verification;
  reason?: string;
  /** Of the item's definition that was judged by, see `itemVersion`. */
  definitionVersion?: string;
}

/** @public */
export type ProgressEventType = keyof ProgressEventPayloads;

/** Which item of which learner. @public */
export interface ItemOfLearner {
  /** Entity ref of the User. */
  learnerRef: string;
  /** Entity ref of the LearningModule. */
  moduleRef: string;
  /** Stable within the module, e.g. `lab-1`. */
  itemId: string;
}

/** An event of one type. @public */
export interface ProgressEventOf<T extends ProgressEventType>
  extends ItemOfLearner {
  /** Unique; an event that comes twice is one event. */
  id: string;
  type: T;
  /** ISO 8601, UTC. */
  occurredAt: string;
  /** Who caused it, where it was not the learner. */
  actorRef?: string;
  payload: ProgressEventPayloads[T];
}

/** Any event; `type` tells which payload it carries. @public */
export type ProgressEvent = {
  [T in ProgressEventType]: ProgressEventOf<T>;
}[ProgressEventType];

/** Every type of event, in the order in which they usually come. @public */
export const PROGRESS_EVENT_TYPES: readonly ProgressEventType[] = [
  'item.started',
  'evidence.submitted',
  'attempt.graded',
  'item.passed',
  'item.failed',
  'item.waived',
  'prerequisites.waived',
];
