import fc from 'fast-check';
import { gradeAttempt, QuizAnswer } from '../grade';
import {
  exampleQuiz,
  plainItems,
  SERVER_KEY,
} from '../__testUtils__/exampleQuiz';
import { rightAnswers } from '../__testUtils__/rightAnswer';
import { AttemptAction } from './AttemptAction';
import { attemptReducer } from './attemptReducer';
import { AttemptState } from './AttemptState';
import { startAttempt } from './startAttempt';

const START = Date.parse('2026-11-02T09:00:00.000Z');
const quiz = exampleQuiz({ items: plainItems(4) });

/** A time so many seconds after the start. */
const at = (seconds: number) => new Date(START + seconds * 1000).toISOString();

const LIMIT = 30 * 60;
const GRACE = 30;

function open(): AttemptState {
  const started = startAttempt({
    attemptId: 'attempt-1',
    quiz,
    learner: 'user:default/ada',
    history: [],
    serverKey: SERVER_KEY,
    now: at(0),
  });
  if (started.outcome === 'refused') {
    throw new Error('The first attempt is always allowed');
  }
  return started.attempt;
}

const opened = open();
const slots = opened.plan.slots.map(({ id }) => id);
const answer = (choice: string): QuizAnswer => ({ type: 'single', choice });
const save = (
  sequence: number,
  answers: Record<string, QuizAnswer | undefined>,
): AttemptAction => ({ type: 'save', sequence, answers });

/** Applies actions in turn; each with its time in seconds after the start. */
function run(
  actions: Array<[number, AttemptAction]>,
  state: AttemptState = opened,
) {
  const outcomes: string[] = [];
  const last = actions.reduce((current, [seconds, action]) => {
    const { state: next, reply } = attemptReducer(current, action, at(seconds));
    outcomes.push(reply.outcome);
    return next;
  }, state);
  return { state: last, outcomes };
}

const anySave = fc
  .record({
    sequence: fc.integer({ min: 1, max: 30 }),
    slot: fc.constantFrom(...slots),
  })
  // The browser sends one thing under one number.
  .map(({ sequence, slot }) =>
    save(sequence, { [slot]: answer(`c${sequence}`) }),
  );

const anyAction: fc.Arbitrary<AttemptAction> = fc.oneof(
  { weight: 6, arbitrary: anySave },
  { weight: 1, arbitrary: fc.constant<AttemptAction>({ type: 'submit' }) },
  { weight: 2, arbitrary: fc.constant<AttemptAction>({ type: 'tick' }) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 0, max: 2 * LIMIT }).map(
      (seconds): AttemptAction => ({
        type: 'extend',
        deadline: at(seconds),
        reason: 'outage',
      }),
    ),
  },
);

const anyTime = fc.integer({ min: -3600, max: 2 * LIMIT });

describe('attemptReducer', () => {
  it('closes with the answers that were saved, and says so to a second submit', () => {
    const { state, outcomes } = run([
      [10, save(1, { [slots[0]]: answer('a') })],
      [20, { type: 'submit' }],
      [21, { type: 'submit' }],
      [22, save(2, { [slots[0]]: answer('b') })],
    ]);
    expect(outcomes).toEqual(['accepted', 'accepted', 'duplicate', 'refused']);
    expect(state).toEqual(
      expect.objectContaining({
        status: 'submitted',
        closedAt: at(20),
        answers: { [slots[0]]: { answer: answer('a'), sequence: 1 } },
      }),
    );
  });

  it('takes back an answer that the learner cleared', () => {
    const { state } = run([
      [1, save(1, { [slots[0]]: answer('a') })],
      [2, save(2, { [slots[0]]: undefined })],
      [3, save(1, { [slots[0]]: answer('a') })],
    ]);
    expect(state.answers[slots[0]]).toEqual({ sequence: 2 });
  });

  it.each([
    [LIMIT - 1, 'accepted', 'open'],
    [LIMIT, 'accepted', 'open'],
    [LIMIT + GRACE - 0.001, 'accepted', 'open'],
    [LIMIT + GRACE, 'late', 'expired'],
    [LIMIT + 3600, 'late', 'expired'],
  ])('answers a save after %s s with %s', (seconds, outcome, status) => {
    const { state, outcomes } = run([
      [seconds, save(1, { [slots[0]]: answer('a') })],
    ]);
    expect([outcomes[0], state.status]).toEqual([outcome, status]);
  });

  it('closes an attempt whose deadline passed offline at the deadline, with what was saved before', () => {
    const { state, outcomes } = run([
      [60, save(1, { [slots[0]]: answer('a') })],
      [LIMIT + 7200, save(2, { [slots[1]]: answer('b') })],
      [LIMIT + 7201, { type: 'submit' }],
    ]);
    expect(outcomes).toEqual(['accepted', 'late', 'duplicate']);
    expect(state).toEqual(
      expect.objectContaining({
        status: 'expired',
        closedAt: at(LIMIT),
        answers: { [slots[0]]: { answer: answer('a'), sequence: 1 } },
      }),
    );
  });

  it('tells a submit that comes too late that it is late', () => {
    expect(run([[LIMIT + GRACE, { type: 'submit' }]]).outcomes).toEqual([
      'late',
    ]);
  });

  it('refuses what is not of this attempt', () => {
    const reply = (action: AttemptAction) =>
      attemptReducer(opened, action, at(1)).reply;
    expect(reply(save(1, { nowhere: answer('a') })).reason).toBe(
      'The attempt has no question nowhere.',
    );
    expect(reply(save(0, {})).outcome).toBe('refused');
    expect(reply(save(1.5, {})).outcome).toBe('refused');
    expect(reply(save(2 ** 40, {})).outcome).toBe('refused');
  });

  it('refuses two different answers under one number, as two windows would send', () => {
    const { outcomes } = run([
      [1, save(1, { [slots[0]]: answer('a') })],
      [2, save(1, { [slots[0]]: answer('b') })],
    ]);
    expect(outcomes).toEqual(['accepted', 'refused']);
  });

  it('moves the deadline of an open attempt, and of no other', () => {
    const extend: AttemptAction = {
      type: 'extend',
      deadline: at(LIMIT + 600),
      reason: 'outage',
    };
    const { state, outcomes } = run([
      [LIMIT - 5, extend],
      [LIMIT - 4, extend],
      [LIMIT - 3, { ...extend, deadline: at(LIMIT) }],
      [LIMIT + 300, save(1, { [slots[0]]: answer('a') })],
      [LIMIT + 600 + GRACE, { type: 'tick' }],
      [LIMIT + 601 + GRACE, extend],
    ]);
    expect(outcomes).toEqual([
      'accepted',
      'duplicate',
      'refused',
      'accepted',
      'accepted',
      'refused',
    ]);
    expect(state.closedAt).toBe(at(LIMIT + 600));
    expect(state.notes).toEqual([`deadline moved from ${at(LIMIT)}: outage`]);
  });

  it('grades a closed attempt, again after a review, and no open or voided one', () => {
    const grade: AttemptAction = {
      type: 'grade',
      grade: gradeAttempt({
        plan: opened.plan,
        items: quiz.items,
        answers: {},
        passMark: 75,
      }),
    };
    expect(run([[1, grade]]).outcomes).toEqual(['refused']);
    const { state, outcomes } = run([
      [1, { type: 'submit' }],
      [2, grade],
      [3, grade],
      [4, { type: 'void', reason: 'fire alarm' }],
      [5, { type: 'void', reason: 'fire alarm' }],
      [6, grade],
    ]);
    expect(outcomes).toEqual([
      'accepted',
      'accepted',
      'duplicate',
      'accepted',
      'duplicate',
      'refused',
    ]);
    expect(state.status).toBe('voided');
  });

  it('does not mind in which order saves arrive, nor how often', () => {
    fc.assert(
      fc.property(
        fc.array(anySave, { maxLength: 20 }).chain(saves =>
          fc.tuple(
            fc.constant(saves),
            fc.shuffledSubarray([...saves, ...saves], {
              minLength: saves.length * 2,
            }),
          ),
        ),
        ([inOrder, shuffled]) => {
          const answers = (actions: AttemptAction[]) =>
            run(actions.map(action => [1, action])).state.answers;
          expect(answers(shuffled)).toEqual(answers(inOrder));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('keeps of every slot the answer with the highest number', () => {
    fc.assert(
      fc.property(fc.array(anySave, { minLength: 1 }), saves => {
        const { state } = run(saves.map(action => [1, action]));
        for (const slot of slots) {
          const sequences = saves.flatMap(action =>
            action.type === 'save' && slot in action.answers
              ? [action.sequence]
              : [],
          );
          expect(state.answers[slot]?.sequence).toBe(
            sequences.length > 0 ? Math.max(...sequences) : undefined,
          );
        }
      }),
      { numRuns: 200 },
    );
  });

  it('never opens again nor changes an answer once closed, wherever the clock moves', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyTime, anyAction), { maxLength: 30 }),
        steps => {
          let state = opened;
          for (const [seconds, action] of steps) {
            const { state: next } = attemptReducer(state, action, at(seconds));
            expect(Date.parse(next.lastSeenAt)).toBeGreaterThanOrEqual(
              Date.parse(state.lastSeenAt),
            );
            const outcome = ({ status, answers, closedAt }: AttemptState) => ({
              status,
              answers,
              closedAt,
            });
            expect(state.status === 'open' || outcome(next)).toEqual(
              state.status === 'open' || outcome(state),
            );
            state = next;
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('takes no answer at or after the end of the grace, wherever the clock is set back to afterwards', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: LIMIT + GRACE, max: 10 * LIMIT }),
        fc.array(fc.tuple(anyTime, anySave), { minLength: 1 }),
        (late, steps) => {
          const { state, outcomes } = run([[late, { type: 'tick' }], ...steps]);
          expect(state.answers).toEqual({});
          expect(outcomes.slice(1)).toEqual(steps.map(() => 'late'));
        },
      ),
      { numRuns: 100 },
    );
  });

  it('answers the same action twice without changing anything the second time', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: LIMIT }), anyAction)),
        fc.integer({ min: 0, max: 2 * LIMIT }),
        anyAction,
        (before, seconds, action) => {
          const { state } = run(before);
          const once = attemptReducer(state, action, at(seconds));
          const twice = attemptReducer(once.state, action, at(seconds));
          expect(twice.state).toBe(once.state);
          expect(twice.reply.outcome).not.toBe('accepted');
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is not touched by a definition that changes while it is open', () => {
    fc.assert(
      fc.property(
        fc.record({
          passMark: fc.integer({ min: 1, max: 100 }),
          timeLimitMinutes: fc.integer({ min: 1, max: 5 }),
          version: fc.integer({ min: 2, max: 9 }),
          key: fc.integer({ min: 0, max: 3 }),
        }),
        ({ key, ...changes }) => {
          const newItems = quiz.items.map(item => ({
            ...item,
            version: item.version + 1,
            ...(item.type === 'single' && {
              options: item.options.map((option, index) => ({
                ...option,
                correct: index === key,
              })),
            }),
          }));
          const changed = exampleQuiz({ ...changes, items: newItems });
          const resumed = startAttempt({
            attemptId: 'attempt-2',
            quiz: changed,
            learner: 'user:default/ada',
            history: [opened],
            serverKey: SERVER_KEY,
            now: at(LIMIT - 1),
          });
          expect(resumed).toEqual({ outcome: 'resumed', attempt: opened });
          const right = rightAnswers(opened.plan, quiz.items);
          const { state } = run([
            [LIMIT - 1, save(1, right)],
            [LIMIT, { type: 'submit' }],
          ]);
          const grade = gradeAttempt({
            plan: state.plan,
            items: [...newItems, ...quiz.items],
            answers: right,
            passMark: state.passMark,
          });
          expect([grade.outcome, grade.percent, grade.passMark]).toEqual([
            'passed',
            100,
            75,
          ]);
        },
      ),
      { numRuns: 30 },
    );
  });
});
