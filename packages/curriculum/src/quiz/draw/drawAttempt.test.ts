import { chiSquareProbability, chiSquareStatistic } from '../analysis';
import {
  exampleQuiz,
  plainItems,
  SERVER_KEY,
} from '../__testUtils__/exampleQuiz';
import { attemptSeed } from './attemptSeed';
import { drawAttempt } from './drawAttempt';
import { SeededRandom } from './SeededRandom';
import { stratifiedSample } from './stratifiedSample';

const quiz = exampleQuiz({
  items: plainItems(30),
  sections: [
    { id: 'first', title: 'First', draw: 6, stratifyBy: 'difficulty' },
    { id: 'rest', title: 'Rest', draw: 4 },
  ],
});
const draw = (changes: Partial<Parameters<typeof drawAttempt>[0]> = {}) =>
  drawAttempt({
    quiz,
    serverKey: SERVER_KEY,
    learner: 'user:default/ada',
    attemptNo: 1,
    ...changes,
  });

/** The p-value of counts that should all be alike. The seeds are fixed, so it is the same in every run. */
function uniformity(counts: Map<unknown, number>, cells: number): number {
  const total = [...counts.values()].reduce((sum, cell) => sum + cell, 0);
  const observed = [...counts.values()];
  return chiSquareProbability(
    chiSquareStatistic(
      [...observed, ...new Array(cells - observed.length).fill(0)],
      new Array(cells).fill(total / cells),
    ),
    cells - 1,
  );
}

function count<T>(counts: Map<T, number>, value: T) {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}

describe('drawAttempt', () => {
  it('draws the same attempt again from the same key, version, learner and number', () => {
    expect(draw()).toEqual(draw());
  });

  it.each([
    ['learner', { learner: 'user:default/grace' }],
    ['attempt', { attemptNo: 2 }],
    ['key', { serverKey: `${SERVER_KEY}!` }],
    ['version', { quiz: { ...quiz, version: 2 } }],
    [
      'content',
      {
        quiz: {
          ...quiz,
          items: quiz.items.map((item, i) =>
            i ? item : { ...item, points: 2 },
          ),
        },
      },
    ],
  ])('draws another attempt for another %s', (_, changes) => {
    expect(draw(changes).seed).not.toBe(draw().seed);
    expect(draw(changes).slots).not.toEqual(draw().slots);
  });

  it('draws no item twice, and of every stratum its share', () => {
    for (let attemptNo = 1; attemptNo <= 50; attemptNo++) {
      const { slots } = draw({ attemptNo });
      expect(new Set(slots.map(({ itemId }) => itemId)).size).toBe(10);
      const drawn = slots
        .filter(({ sectionId }) => sectionId === 'first')
        .map(
          ({ itemId }) =>
            quiz.items.find(({ id }) => id === itemId)!.difficulty,
        );
      expect(drawn.sort()).toEqual([
        'easy',
        'easy',
        'hard',
        'hard',
        'medium',
        'medium',
      ]);
    }
  });

  it('draws every item equally often, and puts every option equally often first', () => {
    const items = new Map<string, number>();
    const firsts = new Map<string, number>();
    const orders = new Map<string, number>();
    for (let attemptNo = 1; attemptNo <= 400; attemptNo++) {
      const [first, ...rest] = draw({
        attemptNo,
        learner: 'user:default/katherine',
      }).slots;
      [first, ...rest].forEach(({ itemId }) => count(items, itemId));
      count(firsts, first.order![0]);
      count(orders, first.order!.join(''));
    }
    expect(uniformity(items, 30)).toBeGreaterThan(0.01);
    expect(uniformity(firsts, 4)).toBeGreaterThan(0.01);
    expect(uniformity(orders, 24)).toBeGreaterThan(0.01);
  });

  it('leaves anchored options where they stand, and retired items out', () => {
    const [item, retired] = plainItems(2);
    const anchored = exampleQuiz({
      items: [
        {
          ...item,
          options: (item.type === 'single' ? item.options : []).map(option => ({
            ...option,
            anchored: option.id === 'd',
          })),
        } as typeof item,
        { ...retired, status: 'retired' },
      ],
    });
    for (let attemptNo = 1; attemptNo <= 20; attemptNo++) {
      const { slots } = draw({ quiz: anchored, attemptNo });
      expect(slots).toHaveLength(1);
      expect(slots[0].order!.at(-1)).toBe('d');
    }
  });

  it('says which section has too few items', () => {
    expect(() =>
      draw({ quiz: { ...quiz, items: quiz.items.slice(0, 8) } }),
    ).toThrow(
      'Section rest of quiz example draws 4 items, but only 2 are left',
    );
  });
});

describe('attemptSeed', () => {
  const parts = {
    quizVersion: 'q@1',
    learner: 'user:default/ada',
    attemptNo: 1,
  };

  it('refuses keys that could be guessed and parts that could be confused', () => {
    expect(() => attemptSeed({ ...parts, serverKey: 'short' })).toThrow(
      'has 5 bytes, expected at least 32',
    );
    expect(() =>
      attemptSeed({ ...parts, learner: 'a|2', serverKey: SERVER_KEY }),
    ).toThrow('contains "|"');
  });

  it('is the HMAC-SHA256 that others compute', () => {
    // printf '%s' 'q@1|user:default/ada|1' | openssl dgst -sha256 -hmac 'a key of at least thirty-two bytes, for tests'
    expect(attemptSeed({ ...parts, serverKey: SERVER_KEY })).toBe(
      '87259d8e3b094da74d536bd681ebef3dc7127a2b0348b4469cf48cdec7066eab',
    );
  });
});

describe('stratifiedSample', () => {
  it('draws values of small and large strata equally often', () => {
    const values = Array.from({ length: 11 }, (_, index) => index);
    const counts = new Map<number, number>();
    for (let seed = 0; seed < 1500; seed++) {
      for (const value of stratifiedSample(
        values,
        4,
        it => (it < 2 ? 'small' : 'large'),
        SeededRandom.create(`seed ${seed}`),
      )) {
        count(counts, value);
      }
    }
    expect(uniformity(counts, 11)).toBeGreaterThan(0.01);
  });
});

describe('SeededRandom', () => {
  it('gives the same numbers on every machine', () => {
    const random = SeededRandom.create('seed');
    expect(Array.from({ length: 8 }, () => random.below(100))).toEqual([
      65, 18, 74, 75, 31, 66, 72, 4,
    ]);
  });

  it('stays within its bound', () => {
    const random = SeededRandom.create('bounds');
    for (let bound = 1; bound < 200; bound++) {
      const value = random.below(bound);
      expect(value >= 0 && value < bound).toBe(true);
    }
  });
});
