import fc from 'fast-check';
import { drawAttempt, opaqueId } from '../draw';
import { QuizItem } from '../model';
import {
  exampleItems,
  exampleQuiz,
  KEY_MARK,
  plainItems,
  SERVER_KEY,
} from '../__testUtils__/exampleQuiz';
import { rightAnswer, rightAnswers } from '../__testUtils__/rightAnswer';
import { creditFraction } from './creditFraction';
import { Fraction } from './Fraction';
import { gradeAttempt } from './gradeAttempt';
import { gradeItem } from './gradeItem';
import { QuizAnswer } from './QuizAnswer';

const quiz = exampleQuiz();
const plan = drawAttempt({
  quiz,
  serverKey: SERVER_KEY,
  learner: 'user:default/ada',
  attemptNo: 1,
});

function itemNamed(name: string): QuizItem {
  return quiz.items.find(({ id }) => id === `${KEY_MARK}-${name}`)!;
}

function credit(name: string, answer: QuizAnswer | undefined): string {
  return gradeItem(itemNamed(name), answer, plan.seed).toString();
}

function choices(name: string, ...ids: string[]): string[] {
  return ids.map(id =>
    opaqueId(plan.seed, itemNamed(name).id, `${KEY_MARK}-${id}`),
  );
}

describe('gradeItem', () => {
  it('gives full credit for the right answer to every type, and none for no answer', () => {
    for (const item of exampleItems()) {
      const answer = rightAnswer(item, plan);
      expect(gradeItem(item, answer, plan.seed).toString()).toBe(
        item.type === 'essay' ? 'needs-review' : '1/1',
      );
      expect(gradeItem(item, undefined, plan.seed)).toBe(Fraction.ZERO);
    }
  });

  it.each([
    [['m1', 'm2'], '1/1'],
    [['m1'], '1/2'],
    [['m1', 'm3'], '0/1'],
    [['m1', 'm2', 'm3'], '1/2'],
    [['m1', 'm2', 'm3', 'm4'], '0/1'],
    [['m3', 'm4'], '0/1'],
    [[], '0/1'],
  ])(
    'takes a share for every wrong choice: %j earns %s',
    (chosen, expected) => {
      expect(
        credit('multiple', {
          type: 'multiple',
          choices: choices('multiple', ...chosen),
        }),
      ).toBe(expected);
    },
  );

  it('gives nothing for a part where all is asked', () => {
    const item = {
      ...itemNamed('multiple'),
      scoring: 'all-or-nothing',
    } as QuizItem;
    const grade = (...ids: string[]) =>
      gradeItem(
        item,
        { type: 'multiple', choices: choices('multiple', ...ids) },
        plan.seed,
      ).toString();
    expect([grade('m1'), grade('m1', 'm2')]).toEqual(['0/1', '1/1']);
  });

  it.each([
    [['c1', 'c2', 'c3'], '1/1'],
    [['c1', 'c2'], '2/3'],
    [['c1', 'c2', 'c3', 'c4'], '0/1'],
  ])("adds up an author's credits exactly: %j earns %s", (chosen, expected) => {
    expect(
      credit('credits', {
        type: 'multiple',
        choices: choices('credits', ...chosen),
      }),
    ).toBe(expected);
  });

  it('gives nothing for a choice that is named twice or does not exist', () => {
    const [m1] = choices('multiple', 'm1');
    const grade = (...ids: string[]) =>
      credit('multiple', { type: 'multiple', choices: ids });
    expect([grade(m1, m1), grade(m1, `${KEY_MARK}-m2`)]).toEqual([
      '0/1',
      '0/1',
    ]);
  });

  it.each([
    ['3.1415', '1/1'],
    [' 3.142 ', '1/1'],
    ['3.1420001', '1/2'],
    ['31415e-4', '1/1'],
    ['3', '1/2'],
    ['4.5', '0/1'],
    ['−3.1415', '0/1'],
    ['pi', '0/1'],
    ['1e999', '0/1'],
    ['', '0/1'],
  ])('compares numbers exactly: %j earns %s', (value, expected) => {
    expect(credit('number', { type: 'numeric', value })).toBe(expected);
  });

  it.each([
    ['  ZEBRA   Crossing ', '1/1'],
    ['zebra stripes', '1/2'],
    ['a zebra 42', '1/1'],
    ['zebra 4', '0/1'],
    [`zebra crossing${' '.repeat(300)}`, '0/1'],
  ])('compares texts as people write them: %j earns %s', (text, expected) => {
    expect(credit('text', { type: 'short-text', text })).toBe(expected);
  });

  it('counts right places of an order and right pairs of a match', () => {
    expect([
      credit('order', {
        type: 'ordering',
        choices: choices('order', 'init', 'plan', 'destroy', 'apply'),
      }),
      credit('match', {
        type: 'matching',
        pairs: {
          [choices('match', 'p1')[0]]: choices('match', 'c1')[0],
          [choices('match', 'p2')[0]]: choices('match', 'c3')[0],
        },
      }),
    ]).toEqual(['1/2', '1/2']);
  });

  it('gives between nothing and all for whatever is sent', () => {
    const anyAnswer = fc.oneof(
      fc.record({ type: fc.constant('single'), choice: fc.string() }),
      fc.record({
        type: fc.constant('multiple'),
        choices: fc.array(fc.string()),
      }),
      fc.record({ type: fc.constant('numeric'), value: fc.string() }),
      fc.record({ type: fc.constant('short-text'), text: fc.string() }),
      fc.record({
        type: fc.constant('ordering'),
        choices: fc.array(fc.string()),
      }),
      fc.record({
        type: fc.constant('matching'),
        pairs: fc.dictionary(fc.string(), fc.string()),
      }),
    ) as fc.Arbitrary<QuizAnswer>;
    fc.assert(
      fc.property(fc.constantFrom(...quiz.items), anyAnswer, (item, answer) => {
        const result = gradeItem(item, answer, plan.seed);
        expect(
          result === 'needs-review' ||
            (result.compare(Fraction.ZERO) >= 0 &&
              result.compare(Fraction.ONE) <= 0),
        ).toBe(true);
      }),
    );
  });
});

describe('gradeAttempt', () => {
  const items = plainItems(20);
  const plain = exampleQuiz({ items });
  const plainPlan = drawAttempt({
    quiz: plain,
    serverKey: SERVER_KEY,
    learner: 'user:default/ada',
    attemptNo: 1,
  });
  const gradeWith = (right: number, points = 1) =>
    gradeAttempt({
      plan: plainPlan,
      items: items.map(item => ({ ...item, points })),
      answers: Object.fromEntries(
        Object.entries(rightAnswers(plainPlan, items)).slice(0, right),
      ),
      passMark: 75,
    });

  it('passes with 15 of 20 at 75 %, and not with 14', () => {
    expect(gradeWith(15)).toEqual(
      expect.objectContaining({
        outcome: 'passed',
        percent: 75,
        earned: '15/1',
      }),
    );
    expect(gradeWith(14).outcome).toBe('failed');
  });

  it('passes at exactly the mark where floating point would miss it', () => {
    // 15 × 0.1 is 1.4999999999999998 when added up one by one.
    expect(gradeWith(15, 0.1)).toEqual(
      expect.objectContaining({ outcome: 'passed', earned: '3/2' }),
    );
  });

  it('fails a score that only rounds to the mark', () => {
    const { outcome, percent } = gradeAttempt({
      plan: plainPlan,
      items,
      answers: rightAnswers(plainPlan, items),
      passMark: 75,
      overrides: {
        credits: Object.fromEntries(
          items.map(({ id }, index) => [id, index < 15 ? '0.99999' : '0']),
        ),
      },
    });
    expect(percent.toFixed(2)).toBe('75.00');
    expect(outcome).toBe('failed');
  });

  it('waits for a reviewer only where the review decides', () => {
    const answers = rightAnswers(plan, quiz.items);
    const grade = (passMark: number, judged?: string) =>
      gradeAttempt({
        plan,
        items: quiz.items,
        answers,
        passMark,
        ...(judged && {
          overrides: { credits: { [`${KEY_MARK}-essay`]: judged } },
        }),
      }).outcome;
    // 9 of 12 points are earned, 3 wait.
    expect([grade(75), grade(80), grade(80, '0'), grade(80, '1/3')]).toEqual([
      'passed',
      'needs-review',
      'failed',
      'passed',
    ]);
    expect(
      gradeAttempt({ plan, items: quiz.items, answers: {}, passMark: 75 })
        .outcome,
    ).toBe('failed');
  });

  it('leaves dropped items out of what is possible, and passes nobody on nothing', () => {
    const dropAll = gradeAttempt({
      plan: plainPlan,
      items,
      answers: {},
      passMark: 75,
      overrides: { dropped: items.map(({ id }) => id) },
    });
    expect(dropAll).toEqual(
      expect.objectContaining({
        outcome: 'failed',
        possible: '0/1',
        percent: 0,
      }),
    );
  });

  it('refuses to grade without the versions that were drawn', () => {
    expect(() =>
      gradeAttempt({
        plan: plainPlan,
        items: items.map(item => ({ ...item, version: 2 })),
        answers: {},
        passMark: 75,
      }),
    ).toThrow(/Version 1 of item item-\d+ is not among the items given/);
  });
});

describe('creditFraction', () => {
  it.each([
    [33.33333, '1/3'],
    [66.67, '2/3'],
    [16.66667, '1/6'],
    [14.28571, '1/7'],
    [-33.33333, '-1/3'],
    [12.5, '1/8'],
    [50, '1/2'],
    [83.3, '833/1000'],
  ])('reads %s %% as %s', (percent, expected) => {
    expect(creditFraction(percent).toString()).toBe(expected);
  });
});
