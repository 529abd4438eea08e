import { drawAttempt } from '../draw';
import { QuizDefinition } from '../model';
import { Accommodation, accommodationAt } from './Accommodation';
import { AttemptAllowance, attemptAllowance } from './attemptAllowance';
import { attemptReducer } from './attemptReducer';
import { AttemptState } from './AttemptState';

/** @public */
export type StartedAttempt =
  | { outcome: 'started' | 'resumed'; attempt: AttemptState }
  | {
      outcome: 'refused';
      allowance: AttemptAllowance;
    };

/**
 * Starts an attempt, or gives back the one that is open, so that a reload or a second window resumes it.
 *
 * @param options - `attemptId` names a new attempt; `history` holds every attempt of this learner at this quiz,
 * voided ones included, because attempt numbers are never used twice; `now` is ISO 8601, UTC
 * @throws RangeError if the quiz has too few items, or the key is too short
 * @public
 */
export function startAttempt(options: {
  attemptId: string;
  quiz: QuizDefinition;
  learner: string;
  history: readonly AttemptState[];
  accommodation?: Accommodation;
  serverKey: string | Uint8Array;
  now: string;
}): StartedAttempt {
  const { quiz, learner, now } = options;
  const history = options.history.map(
    attempt => attemptReducer(attempt, { type: 'tick' }, now).state,
  );
  const open = history.find(({ status }) => status === 'open');
  if (open) {
    return { outcome: 'resumed', attempt: open };
  }
  const allowance = attemptAllowance({ ...options, history });
  if (!allowance.allowed) {
    return { outcome: 'refused', allowance };
  }
  const startedAt = new Date(now).toISOString();
  const deadline = deadlineOf(quiz, options.accommodation, startedAt);
  return {
    outcome: 'started',
    attempt: {
      attemptId: options.attemptId,
      plan: drawAttempt({
        quiz,
        learner,
        serverKey: options.serverKey,
        attemptNo:
          Math.max(0, ...history.map(({ plan }) => plan.attemptNo)) + 1,
      }),
      passMark: quiz.passMark,
      status: 'open',
      startedAt,
      ...(deadline !== undefined && { deadline }),
      graceSeconds: quiz.graceSeconds,
      answers: {},
      lastSeenAt: startedAt,
      notes: [],
    },
  };
}

function deadlineOf(
  quiz: QuizDefinition,
  accommodation: Accommodation | undefined,
  startedAt: string,
): string | undefined {
  if (quiz.timeLimitMinutes === undefined) {
    return undefined;
  }
  const factor = Math.max(
    accommodationAt(accommodation, startedAt).timeFactor ?? 1,
    1,
  );
  return new Date(
    Date.parse(startedAt) + Math.round(quiz.timeLimitMinutes * factor * 60_000),
  ).toISOString();
}
