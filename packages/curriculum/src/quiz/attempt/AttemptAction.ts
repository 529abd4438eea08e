import { AttemptGrade, QuizAnswer } from '../grade';

/**
 * What can be asked of an attempt. `tick` asks nothing: it lets the clock close what is overdue, for a scheduler.
 *
 * @public
 */
export type AttemptAction =
  | {
      type: 'save';
      /** Counts up in the learner's browser; of two saves to one slot, the higher one counts. */
      sequence: number;
      /** By slot id; undefined clears. */
      answers: Record<string, QuizAnswer | undefined>;
    }
  | { type: 'submit' }
  | { type: 'tick' }
  | {
      type: 'extend';
      /** ISO 8601, UTC; later than the deadline is. Absolute, so that a request that comes twice extends once. */
      deadline: string;
      reason: string;
    }
  | { type: 'grade'; grade: AttemptGrade }
  | { type: 'void'; reason: string };

/**
 * How it was answered. `accepted`: the state changed. `duplicate`: done before, nothing to do. `stale`: newer
 * answers are known. `late`: the deadline and its grace are over. `refused`: it makes no sense, see the reason.
 *
 * @public
 */
export interface AttemptReply {
  outcome: 'accepted' | 'duplicate' | 'stale' | 'late' | 'refused';
  /** In words, for who asked; holds no key material. */
  reason?: string;
}
