/**
 * One try of one learner at one quiz. Everything that decides it is pinned at the start (the drawn item versions,
 * pass mark, deadline), so a definition that changes afterwards changes nothing here. Plain JSON.
 */
import { AttemptPlan } from '../draw';
import { AttemptGrade, QuizAnswer } from '../grade';

/**
 * `open` takes answers. `submitted` and `expired` are closed, by the learner or by the clock, and wait to be
 * graded. `voided` does not count.
 *
 * @public
 */
export type AttemptStatus =
  | 'open'
  | 'submitted'
  | 'expired'
  | 'needs-review'
  | 'passed'
  | 'failed'
  | 'voided';

/** The newest answer to a slot. @public */
export interface SavedAnswer {
  /** Absent: the learner cleared the answer. */
  answer?: QuizAnswer;
  /** Of the save that it came with. */
  sequence: number;
}

/** @public */
export interface AttemptState {
  attemptId: string;
  plan: AttemptPlan;
  /** Percent. */
  passMark: number;
  status: AttemptStatus;
  /** ISO 8601, UTC. */
  startedAt: string;
  /** ISO 8601, UTC; absent where there is no time limit. Answers count before this plus the grace. */
  deadline?: string;
  graceSeconds: number;
  /** By slot id. */
  answers: Record<string, SavedAnswer>;
  /** ISO 8601, UTC: the latest time at which this attempt was acted on. Time never goes back behind it. */
  lastSeenAt: string;
  /** ISO 8601, UTC; an expired attempt closes at its deadline, whenever that was noticed. */
  closedAt?: string;
  grade?: AttemptGrade;
  /** Why it is voided or its deadline moved, newest last. */
  notes: string[];
}

/** Whether the attempt has ended, graded or not. @public */
export function isAttemptClosed(state: AttemptState): boolean {
  return state.status !== 'open';
}
