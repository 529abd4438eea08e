/** One item of an attempt. @public */
export interface AttemptSlot {
  /** What the learner's answers name the item by; opaque, see `opaqueId`. */
  id: string;
  sectionId: string;
  itemId: string;
  itemVersion: number;
  /** Ids of options, entries or choices in the order in which they are shown. Absent where there are none. */
  order?: string[];
}

/**
 * What one attempt consists of. It is stored with the attempt and can be rebuilt from the seed; it holds the seed
 * and the author's ids and stays on the server.
 *
 * @public
 */
export interface AttemptPlan {
  quizId: string;
  /** See `quizVersionOf`. */
  quizVersion: string;
  learner: string;
  /** Counts from 1. */
  attemptNo: number;
  /** 64 hex digits, see `attemptSeed`. */
  seed: string;
  slots: AttemptSlot[];
}
