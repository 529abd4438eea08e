import fc from 'fast-check';
import { markdownText, QuizItem } from '../model';
import { plainItems } from '../__testUtils__/exampleQuiz';
import { analyseQuiz } from './analyseQuiz';
import { chiSquareProbability } from './chiSquare';
import { upperAndLower } from './discriminationIndex';
import { guessScore } from './guessScore';
import { AttemptResponses } from './ItemResponse';
import {
  cronbachAlpha,
  kuderRichardson20,
  standardErrorOfMeasurement,
} from './reliability';

/** Ten learners, four items; worked through by hand in the tests below. */
const TABLE = [
  [1, 1, 1, 1],
  [1, 1, 1, 1],
  [1, 1, 1, 0],
  [1, 1, 1, 0],
  [1, 1, 0, 0],
  [1, 1, 0, 0],
  [1, 0, 0, 0],
  [1, 0, 0, 1],
  [0, 0, 0, 0],
  [0, 0, 0, 0],
];

/** Rows as first attempts; a right answer chooses the right option, a wrong one `wrong` of the item. */
function responses(
  rows: number[][],
  items: QuizItem[],
  wrong: (learner: number, item: number) => string = () => 'b',
): AttemptResponses[] {
  return rows.map((row, learner) => ({
    learner: `learner-${learner}`,
    attemptNo: 1,
    responses: row.map((credit, index) => {
      const item = items[index];
      const right =
        item.type === 'single' && item.options.find(o => o.correct)!.id;
      return {
        itemId: item.id,
        itemVersion: 1,
        credit,
        chosen: [credit === 1 && right ? right : wrong(learner, index)],
      };
    }),
  }));
}

const items = plainItems(4);
const statistics = analyseQuiz(items, responses(TABLE, items));

describe('analyseQuiz', () => {
  it('gives the share of right answers of each item', () => {
    expect(statistics.items.map(({ facility }) => facility)).toEqual([
      0.8, 0.6, 0.4, 0.3,
    ]);
  });

  it('correlates each item with the rest, as worked out by hand', () => {
    // Item 3: credits 1111000000, rest 3 3 2 2 2 2 1 2 0 0 (mean 1.7, variance 1.01, covariance with the item
    // (3+3+2+2)/10 − 0.4·1.7 = 0.32): 0.32 / √(0.24·1.01) = 0.64995.
    expect(statistics.items[2].itemRest).toBeCloseTo(0.64995, 4);
    // Item 4: credits 1100000100, rest 3 3 3 3 2 2 1 1 0 0 (mean 1.8, variance 1.36, covariance
    // (3+3+1)/10 − 0.3·1.8 = 0.16): 0.16 / √(0.21·1.36) = 0.29939.
    expect(statistics.items[3].itemRest).toBeCloseTo(0.29939, 4);
  });

  it('compares the upper and the lower 27 %', () => {
    // Three of ten. Upper: the two with 4 and one of two with 3. Lower: the two with 0 and the one with 1.
    expect(statistics.items[0].discrimination).toBeCloseTo(1 - 1 / 3);
    expect(statistics.items[2].discrimination).toBeCloseTo(1);
    expect(statistics.items[3].discrimination).toBeCloseTo(2 / 3);
  });

  it('gives KR-20 and the standard error of a fixed form, as worked out by hand', () => {
    // Totals 4 4 3 3 2 2 1 2 0 0: mean 2.1, variance 1.89. Σpq = 0.16+0.24+0.24+0.21 = 0.85.
    // KR-20 = 4/3 · (1 − 0.85/1.89) = 0.73369. SEM = √(1.89·10/9) · √(1 − 0.73369) = 0.74784.
    expect(statistics.reliability!.method).toBe('kr-20');
    expect(statistics.reliability!.value).toBeCloseTo(0.73369, 4);
    expect(statistics.reliability!.standardError).toBeCloseTo(0.74784, 4);
  });

  it('counts how options were chosen, by the best and the worst too', () => {
    const { options } = analyseQuiz(
      items,
      responses(TABLE, items, learner => (learner === 9 ? 'c' : 'b')),
    ).items[0];
    expect(
      options!.map(({ optionId, chosen, correct }) => [
        optionId,
        chosen,
        correct,
      ]),
    ).toEqual([
      ['a', 0.8, true],
      ['b', 0.1, false],
      ['c', 0.1, false],
      ['d', 0, false],
    ]);
    expect(options![0].upper).toBe(1);
    expect(options![1].lower).toBeCloseTo(1 / 3);
  });

  it('hides everything below ten learners, and calls it provisional below thirty', () => {
    const few = analyseQuiz(items, responses(TABLE.slice(1), items));
    expect(few.hidden).toBe(true);
    expect(few.reliability).toBeUndefined();
    expect(few.items[0]).toEqual({
      itemId: 'item-1',
      itemVersion: 1,
      responses: 9,
      hidden: true,
      flags: [],
    });
    expect(statistics.items[0].flags).toContain('provisional');
    const many = [...TABLE, ...TABLE, ...TABLE];
    expect(
      analyseQuiz(items, responses(many, items)).items[0].flags,
    ).not.toContain('provisional');
  });

  it('looks at first attempts only', () => {
    const second = responses(
      TABLE.map(row => row.map(() => 1)),
      items,
    ).map(attempt => ({ ...attempt, attemptNo: 2 }));
    expect(analyseQuiz(items, [...second, ...responses(TABLE, items)])).toEqual(
      statistics,
    );
  });

  it('judges drawn items by those who drew them, and claims no reliability for drawn forms', () => {
    const drawn = responses(TABLE, items).map((attempt, learner) => ({
      ...attempt,
      responses: attempt.responses.filter((_, i) => learner > 0 || i > 0),
    }));
    const result = analyseQuiz(items, drawn);
    expect(result.items[0].responses).toBe(9);
    expect(result.items[0].hidden).toBe(true);
    expect(result.reliability).toBeUndefined();
  });

  it('uses α where credit is partial', () => {
    const partial = TABLE.map(row => row.map(value => value / 2));
    const { reliability } = analyseQuiz(items, responses(partial, items));
    expect(reliability!.method).toBe('alpha');
    expect(reliability!.value).toBeCloseTo(0.73369, 4);
  });

  it('flags what deserves a look', () => {
    const columns: Record<string, number[]> = {
      // A wrong key: the best are wrong.
      'item-1': [0, 0, 0, 0, 0, 1, 1, 1, 1, 1],
      'item-2': [1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
      'item-3': [1, 1, 0, 0, 0, 0, 0, 0, 0, 0],
      'item-4': [1, 1, 1, 1, 1, 1, 1, 0, 0, 0],
    };
    const rows = Array.from({ length: 30 }, (_, learner) =>
      Object.values(columns).map(column => column[learner % 10]),
    );
    const flags = analyseQuiz(items, responses(rows, items)).items.map(
      item => item.flags,
    );
    expect(flags[0]).toEqual(['check-key', 'unused-distractor']);
    expect(flags[1]).toEqual(['too-easy', 'unused-distractor']);
    expect(flags[2]).toContain('too-hard');
  });

  it('flags a wrong option that the best choose more often than the worst', () => {
    // Of the two learners with three points, one belongs to the upper three.
    const tempted = responses(TABLE, items, learner =>
      learner === 2 || learner === 3 ? 'b' : 'c',
    );
    const last = analyseQuiz(items, tempted).items[3];
    expect(last.flags).toContain('distractor-attracts-best');
    expect(last.options!.find(({ optionId }) => optionId === 'b')).toEqual(
      expect.objectContaining({ chosen: 0.2, lower: 0 }),
    );
  });
});

describe('reliability', () => {
  const anyTable = fc
    .tuple(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 2, max: 8 }))
    .chain(([learners, columns]) =>
      fc.array(
        fc.array(fc.integer({ min: 0, max: 1 }), {
          minLength: columns,
          maxLength: columns,
        }),
        { minLength: learners, maxLength: learners },
      ),
    );

  it('is the same by KR-20 and by α where answers are right or wrong', () => {
    fc.assert(
      fc.property(anyTable, rows => {
        const [kr20, alpha] = [kuderRichardson20(rows), cronbachAlpha(rows)];
        expect(alpha === undefined).toBe(kr20 === undefined);
        expect(alpha ?? 0).toBeCloseTo(kr20 ?? 0, 9);
      }),
    );
  });

  it('is 1 where all items agree, and undefined where nobody differs', () => {
    expect(
      kuderRichardson20([
        [1, 1, 1],
        [0, 0, 0],
      ]),
    ).toBeCloseTo(1);
    expect(
      kuderRichardson20([
        [1, 1],
        [1, 1],
      ]),
    ).toBeUndefined();
    expect(cronbachAlpha([[1], [0]])).toBeUndefined();
    expect(
      standardErrorOfMeasurement(
        [
          [1, 1],
          [0, 0],
        ],
        1,
      ),
    ).toBe(0);
  });

  it('refuses partial credit where it would be wrong', () => {
    expect(() =>
      kuderRichardson20([
        [0.5, 1],
        [0, 1],
      ]),
    ).toThrow('use cronbachAlpha');
  });

  it('agrees with the worked example of Cronbach’s α on partial credit', () => {
    // Columns 0 ½ 1 ½ (variance 0.125) and 0 ½ ½ 1 (0.125); totals 0 1 1½ 1½: mean 1, variance 0.375.
    // α = 2 · (1 − 0.25/0.375) = 0.66667.
    expect(
      cronbachAlpha([
        [0, 0],
        [0.5, 0.5],
        [1, 0.5],
        [0.5, 1],
      ]),
    ).toBeCloseTo(2 / 3);
  });
});

describe('upperAndLower', () => {
  it('does not depend on the order of learners who tie', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            total: fc.integer({ min: 0, max: 3 }),
            value: fc.integer({ min: 0, max: 1 }),
          }),
          { minLength: 1, maxLength: 20 },
        ),
        learners => {
          const there = upperAndLower(learners);
          const back = upperAndLower([...learners].reverse());
          expect(back.upper).toBeCloseTo(there.upper);
          expect(back.lower).toBeCloseTo(there.lower);
        },
      ),
    );
  });
});

describe('chiSquareProbability', () => {
  it.each([
    // Critical values of printed tables.
    [3.841, 1, 0.05],
    [6.635, 1, 0.01],
    [7.815, 3, 0.05],
    [11.345, 3, 0.01],
    [43.773, 30, 0.05],
    [0, 5, 1],
  ])('gives P(χ² ≥ %s) with %s degrees of freedom as %s', (x, df, p) => {
    expect(chiSquareProbability(x, df)).toBeCloseTo(p, 4);
  });
});

describe('guessScore', () => {
  it.each<[Partial<QuizItem>, number]>([
    [items[0], 1 / 4],
    [{ type: 'true-false' }, 0.5],
    [{ type: 'essay' }, 0],
    [
      {
        type: 'ordering',
        scoring: 'all-or-nothing',
        entries: ['a', 'b', 'c'].map(id => ({ id, text: markdownText(id) })),
      },
      1 / 6,
    ],
  ])('knows what guessing earns: %#', (item, expected) => {
    expect(guessScore(item as QuizItem)).toBeCloseTo(expected);
  });
});
