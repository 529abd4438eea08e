import { markdownText, QuizDefinition, QuizItem, QuizItemBase } from '../model';

export const SERVER_KEY = 'a key of at least thirty-two bytes, for tests';

/** What every part of a key in {@link exampleItems} contains, so that a leak can be searched for. */
export const KEY_MARK = 'zebra';

function base(id: string, more: Partial<QuizItemBase> = {}): QuizItemBase {
  return {
    id: `${KEY_MARK}-${id}`,
    version: 1,
    stem: markdownText(`What about ${id}?`),
    points: 1,
    status: 'published',
    competencies: [`${KEY_MARK}-competency`],
    objectives: [`${KEY_MARK}-objective`],
    tags: [`${KEY_MARK}-tag`],
    difficulty: 'hard',
    title: `${KEY_MARK} title`,
    explanation: markdownText(`${KEY_MARK} explanation`),
    source: { file: `${KEY_MARK}.yaml`, line: 4711 },
    ...more,
  };
}

function option(id: string, correct: boolean, credit?: number) {
  return {
    id: `${KEY_MARK}-${id}`,
    text: markdownText(`Option ${id}`),
    correct,
    rationale: markdownText(`${KEY_MARK} because of ${id}`),
    ...(credit !== undefined && { credit }),
  };
}

/** One item of every type; everything that a learner must not see says {@link KEY_MARK}. */
export function exampleItems(): QuizItem[] {
  return [
    {
      ...base('single'),
      type: 'single',
      options: [option('s1', false), option('s2', true), option('s3', false)],
    },
    {
      ...base('multiple', { points: 2 }),
      type: 'multiple',
      scoring: 'partial',
      options: [
        option('m1', true),
        option('m2', true),
        option('m3', false),
        option('m4', false),
      ],
    },
    {
      ...base('credits'),
      type: 'multiple',
      scoring: 'partial',
      options: [
        option('c1', true, 33.33333),
        option('c2', true, 33.33333),
        option('c3', true, 33.33333),
        option('c4', false, -100),
      ],
    },
    {
      ...base('truth'),
      type: 'true-false',
      answer: true,
      rationaleRight: markdownText(`${KEY_MARK} right`),
      rationaleWrong: markdownText(`${KEY_MARK} wrong`),
    },
    {
      ...base('number'),
      type: 'numeric',
      unit: 'GiB',
      accepted: [
        {
          min: 3.141,
          max: 3.142,
          written: { value: 3.1415, tolerance: 0.0005 },
          credit: 100,
          rationale: markdownText(`${KEY_MARK} near`),
        },
        { min: 3, max: 4, credit: 50 },
      ],
    },
    {
      ...base('text'),
      type: 'short-text',
      accepted: [
        { match: 'text', value: `${KEY_MARK} crossing`, credit: 100 },
        { match: 'wildcard', value: `${KEY_MARK}*s`, credit: 50 },
        {
          match: 'pattern',
          value: `^(?:a )?${KEY_MARK} [0-9]{2}$`,
          credit: 100,
        },
      ],
    },
    {
      ...base('order'),
      type: 'ordering',
      scoring: 'partial',
      entries: ['init', 'plan', 'apply', 'destroy'].map(step => ({
        id: `${KEY_MARK}-${step}`,
        text: markdownText(step),
      })),
    },
    {
      ...base('match'),
      type: 'matching',
      scoring: 'partial',
      premises: [
        {
          id: `${KEY_MARK}-p1`,
          text: markdownText('AWS'),
          choice: `${KEY_MARK}-c1`,
        },
        {
          id: `${KEY_MARK}-p2`,
          text: markdownText('Azure'),
          choice: `${KEY_MARK}-c2`,
        },
      ],
      choices: ['S3', 'Blob Storage', 'Cloud Storage'].map((name, index) => ({
        id: `${KEY_MARK}-c${index + 1}`,
        text: markdownText(name),
      })),
    },
    {
      ...base('essay', { points: 3 }),
      type: 'essay',
      modelAnswer: markdownText(`${KEY_MARK} model answer`),
    },
  ];
}

/** A quiz that asks all of its items. */
export function exampleQuiz(
  changes: Partial<QuizDefinition> = {},
): QuizDefinition {
  return {
    id: 'example',
    version: 1,
    title: 'Example',
    passMark: 75,
    timeLimitMinutes: 30,
    graceSeconds: 30,
    attempts: { max: 3, cooldownMinutes: 60 },
    feedback: 'score',
    sections: [{ id: 'all', title: 'All' }],
    items: exampleItems(),
    ...changes,
  };
}

/** Single-choice items of four options, the right one in turn first, second, third and last. */
export function plainItems(count: number): QuizItem[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `item-${index + 1}`,
    version: 1,
    stem: markdownText(`Question ${index + 1}?`),
    points: 1,
    status: 'published',
    competencies: ['cloud-architecture'],
    objectives: [`obj-${(index % 5) + 1}`],
    tags: [],
    difficulty: (['easy', 'medium', 'hard'] as const)[index % 3],
    type: 'single',
    options: ['a', 'b', 'c', 'd'].map((id, position) => ({
      id,
      text: markdownText(`Option ${id} of ${index + 1}`),
      correct: position === index % 4,
    })),
  }));
}
