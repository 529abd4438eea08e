import { AttemptState } from '../attempt';
import { QuizAnswer } from '../grade';

/** How far a learner is, as they see it themselves. @public */
export interface AttemptProgress {
  attemptId: string;
  attemptNo: number;
  /** How a closed attempt went is told by `resultForLearner`, as far as the quiz lets it. */
  status: 'open' | 'closed';
  /** ISO 8601, UTC. */
  startedAt: string;
  /** ISO 8601, UTC; absent where there is no time limit. The grace after it is not told. */
  deadline?: string;
  /** The highest that was saved, 0 at the start: a browser goes on from here. */
  sequence: number;
  /** What the learner answered, by opaque id of the item. */
  answers: Record<string, QuizAnswer>;
}

/**
 * The part of an attempt's state that its learner may see: enough to resume after a reload. The state itself holds
 * the plan and its seed and never leaves the server.
 *
 * @public
 */
export function attemptProgress(state: AttemptState): AttemptProgress {
  const saved = Object.entries(state.answers);
  return {
    attemptId: state.attemptId,
    attemptNo: state.plan.attemptNo,
    status: state.status === 'open' ? 'open' : 'closed',
    startedAt: state.startedAt,
    ...(state.deadline !== undefined && { deadline: state.deadline }),
    sequence: Math.max(0, ...saved.map(([, { sequence }]) => sequence)),
    answers: Object.fromEntries(
      saved.flatMap(([slotId, { answer }]) =>
        answer === undefined ? [] : [[slotId, answer]],
      ),
    ),
  };
}
