import { QuizItem } from './QuizItem';

/** The pass mark of a quiz that names none, in percent. @public */
export const DEFAULT_PASS_MARK = 75;

/** Seconds after the deadline in which an answer that was on its way still counts. @public */
export const DEFAULT_GRACE_SECONDS = 30;

/**
 * What a learner is told once an attempt is closed. `score`: percent and pass. `wrong-items`: also which items.
 * `full`: also keys and rationales, but only when no attempt is left or the quiz is passed.
 *
 * @public
 */
export type QuizFeedback = 'none' | 'score' | 'wrong-items' | 'full';

/** Which items a section may draw; every criterion that is given must hold. @public */
export interface QuizPool {
  items?: string[];
  /** Any of these. */
  competencies?: string[];
  /** Any of these. */
  objectives?: string[];
  /** Any of these. */
  tags?: string[];
  /** Any of these. */
  difficulties?: string[];
}

/** @public */
export interface QuizSection {
  id: string;
  title: string;
  /** How many items are drawn; absent: all of the pool. */
  draw?: number;
  /** The draw keeps the pool's proportions of this. */
  stratifyBy?: 'difficulty' | 'objective' | 'competency';
  /** Absent: every published item of the quiz. */
  pool?: QuizPool;
  /** Whether drawn items come in random order; default true. */
  shuffle?: boolean;
}

/** How often a learner may try. @public */
export interface QuizAttemptPolicy {
  /** Absent: without end. */
  max?: number;
  /** Minutes between the close of a failed attempt and the next start. */
  cooldownMinutes?: number;
  /** Which attempt counts; default `best`. */
  keep?: 'best' | 'latest';
}

/** A quiz with its items, key included. @public */
export interface QuizDefinition {
  id: string;
  /** Counts from 1. */
  version: number;
  title: string;
  /** The curriculum's own id, e.g. `MOD-102`. */
  moduleId?: string;
  /** Percent; a score of at least this much passes. */
  passMark: number;
  timeLimitMinutes?: number;
  graceSeconds: number;
  attempts: QuizAttemptPolicy;
  feedback: QuizFeedback;
  sections: QuizSection[];
  items: QuizItem[];
  /** Whether anybody can read the key, as in a public repository. */
  keyIsPublic?: boolean;
}
