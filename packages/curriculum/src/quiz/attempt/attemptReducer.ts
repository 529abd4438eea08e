/**
 * The life of an attempt as a pure function: (state, action, now) to (state, reply).
 *
 *     open ── submit ──> submitted ──┐
 *      └─ deadline + grace ─> expired ┴─ grade ─> passed | failed | needs-review ── grade ─> ...
 *     any ── void ──> voided
 *
 * Browsers repeat requests, send them out of order, sleep through deadlines, and machines' clocks jump. So: saves
 * carry sequence numbers and the highest per slot wins whatever the order of arrival; every action may come twice;
 * only the server's clock counts, and it never runs backwards within an attempt, so an expired attempt cannot be
 * revived by a clock that is set back. Every action lets the clock speak first.
 */
import { isDeepStrictEqual } from 'node:util';
import { QuizAnswer } from '../grade';
import { AttemptAction, AttemptReply } from './AttemptAction';
import { AttemptState, isAttemptClosed, SavedAnswer } from './AttemptState';

/** Sequence numbers beyond this are refused, lest one broken request block all that follow. @public */
export const MAX_SEQUENCE = 1_000_000;

/**
 * Applies an action to an attempt at a time of the server's clock.
 *
 * @param now - ISO 8601, UTC
 * @returns the next state, the very same object where nothing changed
 * @public
 */
export function attemptReducer(
  before: AttemptState,
  action: AttemptAction,
  now: string,
): { state: AttemptState; reply: AttemptReply } {
  const state = letTimePass(before, now);
  switch (action.type) {
    case 'tick':
      return state.status === before.status
        ? { state: before, reply: { outcome: 'duplicate' } }
        : { state, reply: { outcome: 'accepted' } };
    case 'save':
      return save(state, action);
    case 'submit':
      if (state.status === 'open') {
        return accept({
          ...state,
          status: 'submitted',
          closedAt: state.lastSeenAt,
        });
      }
      if (state.status === 'expired' && before.status === 'open') {
        return { state, reply: late() };
      }
      return { state, reply: { outcome: 'duplicate' } };
    case 'extend':
      return extend(state, action);
    case 'grade':
      return grade(state, action);
    default:
      return state.status === 'voided'
        ? { state, reply: { outcome: 'duplicate' } }
        : accept({
            ...state,
            status: 'voided',
            closedAt: state.closedAt ?? state.lastSeenAt,
            notes: [...state.notes, `voided: ${action.reason}`],
          });
  }
}

/** The first moment at which answers no longer count, in milliseconds; undefined without a time limit. */
function endOf(state: AttemptState): number | undefined {
  return state.deadline === undefined
    ? undefined
    : Date.parse(state.deadline) + state.graceSeconds * 1000;
}

function letTimePass(state: AttemptState, now: string): AttemptState {
  if (state.status !== 'open') {
    return state;
  }
  const seen = Math.max(Date.parse(now), Date.parse(state.lastSeenAt));
  const lastSeenAt = new Date(seen).toISOString();
  const end = endOf(state);
  if (end !== undefined && seen >= end) {
    return {
      ...state,
      lastSeenAt,
      status: 'expired',
      closedAt: state.deadline,
    };
  }
  return lastSeenAt === state.lastSeenAt ? state : { ...state, lastSeenAt };
}

function save(
  state: AttemptState,
  action: Extract<AttemptAction, { type: 'save' }>,
): { state: AttemptState; reply: AttemptReply } {
  if (state.status === 'expired') {
    return { state, reply: late() };
  }
  if (isAttemptClosed(state)) {
    return refuse(state, 'The attempt is closed; nothing was changed.');
  }
  const { sequence } = action;
  if (!Number.isInteger(sequence) || sequence < 1 || sequence > MAX_SEQUENCE) {
    return refuse(
      state,
      `The sequence number is ${sequence}, expected a whole number from 1 to ${MAX_SEQUENCE}.`,
    );
  }
  const entries = Object.entries(action.answers);
  const strange = entries.find(
    ([slotId]) => !state.plan.slots.some(slot => slot.id === slotId),
  );
  if (strange) {
    return refuse(state, `The attempt has no question ${strange[0]}.`);
  }
  const answers = { ...state.answers };
  let isNews = false;
  let isKnown = true;
  for (const [slotId, answer] of entries) {
    const saved: SavedAnswer | undefined = answers[slotId];
    if (!saved || sequence > saved.sequence) {
      answers[slotId] = savedAnswer(sequence, answer);
      isNews = true;
    } else if (sequence === saved.sequence) {
      if (!isDeepStrictEqual(saved, savedAnswer(sequence, answer))) {
        return refuse(
          state,
          `Another answer was saved under sequence number ${sequence}; reload the attempt and answer again.`,
        );
      }
    } else {
      isKnown = false;
    }
  }
  if (isNews) {
    return accept({ ...state, answers });
  }
  return { state, reply: { outcome: isKnown ? 'duplicate' : 'stale' } };
}

function savedAnswer(
  sequence: number,
  answer: QuizAnswer | undefined,
): SavedAnswer {
  return answer === undefined ? { sequence } : { answer, sequence };
}

function extend(
  state: AttemptState,
  action: Extract<AttemptAction, { type: 'extend' }>,
): { state: AttemptState; reply: AttemptReply } {
  if (state.deadline === undefined) {
    return refuse(state, 'The attempt has no deadline to extend.');
  }
  if (isAttemptClosed(state)) {
    return refuse(
      state,
      'The attempt is closed; grant another attempt instead.',
    );
  }
  const deadline = Date.parse(action.deadline);
  if (deadline === Date.parse(state.deadline)) {
    return { state, reply: { outcome: 'duplicate' } };
  }
  if (!(deadline > Date.parse(state.deadline))) {
    return refuse(
      state,
      `The new deadline is ${action.deadline}, expected one after ${state.deadline}.`,
    );
  }
  return accept({
    ...state,
    deadline: new Date(deadline).toISOString(),
    notes: [
      ...state.notes,
      `deadline moved from ${state.deadline}: ${action.reason}`,
    ],
  });
}

function grade(
  state: AttemptState,
  action: Extract<AttemptAction, { type: 'grade' }>,
): { state: AttemptState; reply: AttemptReply } {
  if (state.status === 'open' || state.status === 'voided') {
    return refuse(
      state,
      `The attempt is ${state.status}; only a closed one is graded.`,
    );
  }
  if (isDeepStrictEqual(state.grade, action.grade)) {
    return { state, reply: { outcome: 'duplicate' } };
  }
  return accept({
    ...state,
    status: action.grade.outcome,
    grade: action.grade,
  });
}

function accept(state: AttemptState) {
  return { state, reply: { outcome: 'accepted' as const } };
}

function refuse(state: AttemptState, reason: string) {
  return { state, reply: { outcome: 'refused' as const, reason } };
}

function late(): AttemptReply {
  return {
    outcome: 'late',
    reason:
      'The time is over; the attempt was closed with the answers that were saved before.',
  };
}
