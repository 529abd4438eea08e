import { QuizDefinition } from '../model';
import { Accommodation, accommodationAt } from './Accommodation';
import { AttemptState } from './AttemptState';

/** Whether a learner may start an attempt now, and if not, why and from when. @public */
export interface AttemptAllowance {
  allowed: boolean;
  /** In words; empty where allowed. */
  reasons: string[];
  /** ISO 8601, UTC: when it becomes allowed by itself. */
  allowedFrom?: string;
  /** Absent: without end. */
  attemptsLeft?: number;
  /** The attempt that is open and must be finished first. */
  openAttemptId?: string;
}

/**
 * Decides whether a learner may start an attempt: one at a time, no more than the cap, and after the cooldown of
 * the last failed one. Voided attempts do not count.
 *
 * @param history - every attempt of this learner at this quiz
 * @param now - ISO 8601, UTC
 * @public
 */
export function attemptAllowance(options: {
  quiz: Pick<QuizDefinition, 'attempts'>;
  history: readonly AttemptState[];
  accommodation?: Accommodation;
  now: string;
}): AttemptAllowance {
  const { quiz, now } = options;
  const granted = accommodationAt(options.accommodation, now);
  const counting = options.history.filter(({ status }) => status !== 'voided');
  const reasons: string[] = [];

  const open = counting.find(({ status }) => status === 'open');
  if (open) {
    reasons.push(`Attempt ${open.plan.attemptNo} is still open; finish it.`);
  }

  let attemptsLeft: number | undefined;
  if (quiz.attempts.max !== undefined) {
    const cap = quiz.attempts.max + (granted.extraAttempts ?? 0);
    attemptsLeft = Math.max(cap - counting.length, 0);
    if (attemptsLeft === 0 && !open) {
      reasons.push(
        `All ${cap} attempts are used; ask your instructor for another.`,
      );
    }
  }

  const allowedFrom = granted.noCooldown
    ? undefined
    : endOfCooldown(counting, quiz.attempts.cooldownMinutes ?? 0);
  const isCooling =
    allowedFrom !== undefined && Date.parse(now) < Date.parse(allowedFrom);
  if (isCooling && attemptsLeft !== 0) {
    reasons.push(`The next attempt can start at ${allowedFrom}.`);
  }

  return {
    allowed: reasons.length === 0,
    reasons,
    ...(isCooling && attemptsLeft !== 0 && { allowedFrom }),
    ...(attemptsLeft !== undefined && { attemptsLeft }),
    ...(open && { openAttemptId: open.attemptId }),
  };
}

/** A passed attempt starts no cooldown; one that is not graded yet does, for it may turn out failed. */
function endOfCooldown(
  attempts: readonly AttemptState[],
  cooldownMinutes: number,
): string | undefined {
  const closes = attempts
    .filter(({ status, closedAt }) => status !== 'passed' && closedAt)
    .map(({ closedAt }) => Date.parse(closedAt!));
  return closes.length === 0 || cooldownMinutes === 0
    ? undefined
    : new Date(Math.max(...closes) + cooldownMinutes * 60_000).toISOString();
}
