import { attemptReducer, AttemptState, startAttempt } from '../attempt';
import { opaqueId } from '../draw';
import { gradeAttempt, QuizAnswer } from '../grade';
import { QuizItem } from '../model';
import {
  exampleItems,
  exampleQuiz,
  KEY_MARK,
  plainItems,
  SERVER_KEY,
} from '../__testUtils__/exampleQuiz';
import { applyRegrade } from './applyRegrade';
import { previewRegrade } from './previewRegrade';
import { RegradeAction } from './RegradeAction';

const items = plainItems(4);
const quiz = exampleQuiz({ items });
const NOW = '2026-11-02T09:00:00.000Z';

/** A graded attempt in which the learner chose, of every item, the option that is named; a missing one is left out. */
function attempt(
  learner: string,
  chosen: Record<string, string>,
): AttemptState {
  const started = startAttempt({
    attemptId: `of-${learner}`,
    quiz,
    learner,
    history: [],
    serverKey: SERVER_KEY,
    now: NOW,
  });
  if (started.outcome === 'refused') {
    throw new Error('The first attempt is always allowed');
  }
  const { plan } = started.attempt;
  const answers = Object.fromEntries(
    plan.slots.flatMap(
      ({ id, itemId }): Array<[string, QuizAnswer]> =>
        chosen[itemId]
          ? [
              [
                id,
                {
                  type: 'single',
                  choice: opaqueId(plan.seed, itemId, chosen[itemId]),
                },
              ],
            ]
          : [],
    ),
  );
  const grade = gradeAttempt({ plan, items, answers, passMark: 75 });
  return [
    { type: 'save' as const, sequence: 1, answers },
    { type: 'submit' as const },
    { type: 'grade' as const, grade },
  ].reduce(
    (state, action) => attemptReducer(state, action, NOW).state,
    started.attempt,
  );
}

// The right options are a, b, c and d in turn.
const passed = attempt('ada', { 'item-1': 'a', 'item-2': 'b', 'item-3': 'c' });
const failed = attempt('bob', { 'item-1': 'a', 'item-2': 'b', 'item-3': 'd' });
const attempts = [passed, failed];
const preview = (...actions: RegradeAction[]) =>
  previewRegrade({ actions, items, attempts });
const effects = (...actions: RegradeAction[]) =>
  preview(...actions).changes.map(({ effect, after }) => [
    effect,
    after.percent,
  ]);

/** Item 3 with a corrected key: d instead of c. */
const corrected: QuizItem = {
  ...items[2],
  version: 2,
  ...(items[2].type === 'single' && {
    options: items[2].options.map(option => ({
      ...option,
      correct: option.id === 'd',
    })),
  }),
} as QuizItem;

describe('previewRegrade', () => {
  it.each<[RegradeAction, Array<[string, number]>]>([
    [
      { type: 'accept-option', itemId: 'item-3', optionId: 'd' },
      [
        ['unchanged', 75],
        ['gains-pass', 75],
      ],
    ],
    [
      { type: 'drop-item', itemId: 'item-4' },
      [
        ['raised', 100],
        ['raised', (2 / 3) * 100],
      ],
    ],
    [
      { type: 'drop-item', itemId: 'item-1' },
      [
        ['loses-pass', (2 / 3) * 100],
        ['lowered', (1 / 3) * 100],
      ],
    ],
    [
      { type: 'full-credit', itemId: 'item-4' },
      [
        ['raised', 100],
        ['gains-pass', 75],
      ],
    ],
    [
      { type: 'full-credit', itemId: 'item-1' },
      [
        ['unchanged', 75],
        ['unchanged', 50],
      ],
    ],
  ])('says what %j does to everybody', (action, expected) => {
    const found = effects(action);
    expect(found.map(([effect]) => effect)).toEqual(expected.map(([e]) => e));
    found.forEach(([, percent], index) =>
      expect(percent).toBeCloseTo(expected[index][1]),
    );
  });

  it('judges by the key of another version, whichever was drawn', () => {
    const { changes, counts } = previewRegrade({
      actions: [{ type: 'rescore', itemId: 'item-3', version: 2 }],
      items: [...items, corrected],
      attempts,
    });
    expect(changes.map(({ effect }) => effect)).toEqual([
      'loses-pass',
      'gains-pass',
    ]);
    expect(counts).toEqual({
      unchanged: 0,
      raised: 0,
      lowered: 0,
      'gains-pass': 1,
      'loses-pass': 1,
    });
  });

  it('accepts another text', () => {
    const text = exampleItems().find(({ type }) => type === 'short-text')!;
    expect(() =>
      previewRegrade({
        actions: [{ type: 'accept-text', itemId: text.id, text: 'horse' }],
        items: [text],
        attempts: [],
      }),
    ).not.toThrow();
  });

  it('leaves out voided attempts and those that drew none of the items', () => {
    const voided = attemptReducer(
      passed,
      { type: 'void', reason: 'x' },
      NOW,
    ).state;
    expect(
      previewRegrade({
        actions: [{ type: 'drop-item', itemId: 'item-1' }],
        items,
        attempts: [voided],
      }).changes,
    ).toEqual([]);
  });

  it.each<[RegradeAction, string]>([
    [{ type: 'drop-item', itemId: 'item-9' }, 'there is no item item-9'],
    [
      { type: 'accept-option', itemId: 'item-1', optionId: 'e' },
      'has no option e; it has a, b, c, d',
    ],
    [
      { type: 'accept-text', itemId: 'item-1', text: 'x' },
      'item item-1 is single, expected short-text',
    ],
    [{ type: 'rescore', itemId: 'item-1', version: 7 }, 'has no version 7'],
    [
      { type: 'accept-option', itemId: 'item-1', version: 2, optionId: 'b' },
      'there is no item item-1 of that version',
    ],
  ])('refuses %j', (action, message) => {
    expect(() => preview(action)).toThrow(message);
  });

  it('refuses options for items that have none', () => {
    expect(() =>
      previewRegrade({
        actions: [
          { type: 'accept-option', itemId: `${KEY_MARK}-essay`, optionId: 'a' },
        ],
        items: exampleItems(),
        attempts: [],
      }),
    ).toThrow('is essay and has no options');
  });
});

describe('applyRegrade', () => {
  const harsh = previewRegrade({
    actions: [{ type: 'rescore', itemId: 'item-3', version: 2 }],
    items: [...items, corrected],
    attempts,
  });

  it('keeps a pass that the corrected key would take, and says so', () => {
    const [ada, bob] = applyRegrade(harsh, { reason: 'The key was wrong' });
    expect(ada).toEqual({
      attemptId: 'of-ada',
      grade: passed.grade,
      reason: 'The key was wrong',
      passKept: true,
    });
    expect([bob.grade.outcome, bob.passKept]).toEqual(['passed', false]);
  });

  it('takes a pass only from a named attempt, with a reason', () => {
    const [ada] = applyRegrade(harsh, {
      reason: 'The key was wrong',
      lowerPasses: { 'of-ada': 'the key had leaked' },
    });
    expect([ada.grade.outcome, ada.passKept, ada.reason]).toEqual([
      'failed',
      false,
      'The key was wrong: the key had leaked',
    ]);
    expect(() =>
      applyRegrade(harsh, { reason: 'x', lowerPasses: { 'of-ada': ' ' } }),
    ).toThrow('no reason is given');
    expect(() =>
      applyRegrade(harsh, { reason: 'x', lowerPasses: { 'of-bob': 'y' } }),
    ).toThrow('does not say that it would');
  });

  it('passes over attempts that do not change', () => {
    expect(
      applyRegrade(preview({ type: 'full-credit', itemId: 'item-1' }), {
        reason: 'x',
      }),
    ).toEqual([]);
  });
});
