import { AttemptGrade, gradeAttempt } from '../grade';
import { QuizDefinition } from '../model';
import {
  exampleQuiz,
  plainItems,
  SERVER_KEY,
} from '../__testUtils__/exampleQuiz';
import { Accommodation } from './Accommodation';
import { attemptAllowance } from './attemptAllowance';
import { attemptReducer } from './attemptReducer';
import { AttemptState } from './AttemptState';
import { countingAttempt } from './countingAttempt';
import { startAttempt } from './startAttempt';

const quiz = exampleQuiz({ items: plainItems(4) });
const at = (minutes: number) =>
  new Date(
    Date.parse('2026-11-02T09:00:00.000Z') + minutes * 60_000,
  ).toISOString();

function start(options: {
  minutes: number;
  history?: AttemptState[];
  accommodation?: Accommodation;
  of?: QuizDefinition;
}) {
  return startAttempt({
    attemptId: `attempt-${(options.history?.length ?? 0) + 1}`,
    quiz: options.of ?? quiz,
    learner: 'user:default/ada',
    history: options.history ?? [],
    ...(options.accommodation && { accommodation: options.accommodation }),
    serverKey: SERVER_KEY,
    now: at(options.minutes),
  });
}

function attempt(minutes: number, history: AttemptState[] = []): AttemptState {
  const started = start({
    minutes,
    history,
    accommodation: { extraAttempts: 9, noCooldown: true },
  });
  if (started.outcome !== 'started') {
    throw new Error(`The attempt was ${started.outcome}`);
  }
  return started.attempt;
}

function graded(
  state: AttemptState,
  minutes: number,
  changes: Partial<AttemptGrade>,
): AttemptState {
  const grade = {
    ...gradeAttempt({
      plan: state.plan,
      items: quiz.items,
      answers: {},
      passMark: 75,
    }),
    ...changes,
  };
  const closed = attemptReducer(state, { type: 'submit' }, at(minutes)).state;
  return attemptReducer(closed, { type: 'grade', grade }, at(minutes)).state;
}

const failed = (history: AttemptState[], minutes: number) =>
  graded(attempt(minutes, history), minutes + 5, {
    outcome: 'failed',
    percent: 50,
  });

describe('startAttempt', () => {
  it('pins pass mark, deadline and drawn versions', () => {
    expect(attempt(0)).toEqual(
      expect.objectContaining({
        status: 'open',
        passMark: 75,
        startedAt: at(0),
        deadline: at(30),
        graceSeconds: 30,
      }),
    );
    expect(attempt(0).plan.slots).toHaveLength(4);
  });

  it('resumes an open attempt instead of starting another, until it expires', () => {
    const open = attempt(0);
    expect(start({ minutes: 30, history: [open] }).outcome).toBe('resumed');
    expect(
      start({
        minutes: 31,
        history: [open],
        accommodation: { noCooldown: true },
      }),
    ).toEqual({
      outcome: 'started',
      attempt: expect.objectContaining({
        plan: expect.objectContaining({ attemptNo: 2 }),
      }),
    });
  });

  it('gives more time to who needs it, as long as the accommodation holds', () => {
    const deadline = (accommodation: Accommodation) => {
      const started = start({ minutes: 0, accommodation });
      return started.outcome === 'started' && started.attempt.deadline;
    };
    expect(deadline({ timeFactor: 1.5 })).toBe(at(45));
    expect(deadline({ timeFactor: 1.5, expiresAt: at(1) })).toBe(at(45));
    expect(deadline({ timeFactor: 1.5, expiresAt: at(0) })).toBe(at(30));
    expect(deadline({ timeFactor: 0.5 })).toBe(at(30));
  });

  it('sets no deadline where there is no time limit', () => {
    const { timeLimitMinutes: _, ...untimed } = quiz;
    const started = start({ minutes: 0, of: untimed });
    expect(started.outcome === 'started' && 'deadline' in started.attempt).toBe(
      false,
    );
  });

  it('never uses an attempt number twice, not even that of a voided attempt', () => {
    const voided = attemptReducer(
      attempt(0),
      { type: 'void', reason: 'fire alarm' },
      at(1),
    ).state;
    expect(attempt(2, [voided]).plan.attemptNo).toBe(2);
  });
});

describe('attemptAllowance', () => {
  const allowance = (
    history: AttemptState[],
    minutes: number,
    accommodation: Accommodation = {},
  ) => attemptAllowance({ quiz, history, accommodation, now: at(minutes) });

  it('waits for the cooldown after a failed attempt, and says until when', () => {
    const history = [failed([], 0)];
    expect(allowance(history, 64)).toEqual({
      allowed: false,
      reasons: [`The next attempt can start at ${at(65)}.`],
      allowedFrom: at(65),
      attemptsLeft: 2,
    });
    expect(allowance(history, 65).allowed).toBe(true);
    expect(allowance(history, 6, { noCooldown: true }).allowed).toBe(true);
  });

  it('waits for nothing after a passed attempt', () => {
    const passed = graded(attempt(0), 5, { outcome: 'passed', percent: 80 });
    expect(allowance([passed], 6).allowed).toBe(true);
  });

  it('stops at the cap, unless more attempts are granted or one is voided', () => {
    const history = [0, 100, 200].reduce<AttemptState[]>(
      (done, minutes) => [...done, failed(done, minutes)],
      [],
    );
    expect(allowance(history, 1000)).toEqual({
      allowed: false,
      reasons: ['All 3 attempts are used; ask your instructor for another.'],
      attemptsLeft: 0,
    });
    expect(allowance(history, 1000, { extraAttempts: 1 }).allowed).toBe(true);
    const [first, ...others] = history;
    const voided = attemptReducer(
      first,
      { type: 'void', reason: 'outage' },
      at(1),
    );
    expect(allowance([voided.state, ...others], 1000).attemptsLeft).toBe(1);
  });
});

describe('countingAttempt', () => {
  const first = graded(attempt(0), 5, { outcome: 'passed', percent: 76 });
  const second = graded(attempt(10, [first]), 15, {
    outcome: 'failed',
    percent: 79,
  });
  const third = graded(attempt(20, [first, second]), 25, {
    outcome: 'passed',
    percent: 90,
  });

  it('keeps the best or the latest, and a pass before a higher score that is none', () => {
    expect(countingAttempt([second, first])).toBe(first);
    expect(countingAttempt([second, third, first])).toBe(third);
    expect(countingAttempt([second, first], 'latest')).toBe(second);
    expect(countingAttempt([attempt(0)])).toBeUndefined();
  });
});
