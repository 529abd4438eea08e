import { QuizItem } from '../model';
import { itemDigest, versionIssues } from '../model';
import { linkQuiz } from './linkQuiz';
import { readQuiz } from './readQuiz';
import { readQuizYaml } from './readQuizYaml';

const FILE = 'quizzes/bank.yaml';

const BANK = `# A bank with one item of every type
apiVersion: gpu-academy.io/v1alpha1
kind: QuestionBank
id: clouds
items:
  - id: choose-one
    type: single
    stem: |
      Which is object storage?
    competencies: [cloud-architecture]
    objectives: [obj-1]
    difficulty: easy
    options:
      - id: s3
        text: S3
        correct: true
        rationale: It stores objects.
      - { id: ebs, text: EBS, rationale: It stores blocks. }
  - id: choose-many
    type: multiple
    scoring: all-or-nothing
    stem: Which are clouds?
    options:
      - { id: aws, text: AWS, correct: true }
      - { id: gcp, text: GCP, correct: true, credit: 50 }
      - { id: nfs, text: NFS }
  - { id: truth, type: true-false, stem: Disks cost., answer: true, rationaleRight: They do. }
  - id: number
    type: numeric
    stem: How much memory?
    unit: GiB
    accepted:
      - { value: 3.1415, tolerance: 0.0005 }
      - { min: 1, max: 2, credit: 50 }
  - id: words
    type: short-text
    stem: Which command?
    accepted:
      - plan
      - { match: pattern, value: '^terraform +plan$' }
  - id: order
    type: ordering
    stem: In which order?
    entries:
      - { id: first, text: init }
      - { id: second, text: plan }
  - id: match
    type: matching
    stem: What goes with what?
    premises:
      - { id: p-aws, text: AWS, choice: s3 }
      - { id: p-az, text: Azure, choice: blob }
    choices:
      - { id: s3, text: S3 }
      - { id: blob, text: { text: '<b>Blob</b>', format: html } }
  - { id: essay, type: essay, stem: Why?, points: 3, version: 2, modelAnswer: Because. }
`;

const QUIZ = `apiVersion: gpu-academy.io/v1alpha1
kind: Quiz
id: final
version: 1
title: Final
module: MOD-102
timeLimitMinutes: 35
attempts: { max: 3, cooldownMinutes: 60 }
banks: [clouds]
sections:
  - { id: one, title: One, draw: 2, stratifyBy: difficulty }
  - { id: two, title: Two, pool: { items: [essay] } }
`;

const problems = (text: string) =>
  readQuizYaml(text, FILE).issues.map(
    ({ line, code, subject }) => `${line} ${code} ${subject}`,
  );

/** The bank with one line replaced by others. */
const changed = (line: string, ...lines: string[]) => {
  expect(BANK).toContain(`${line}\n`);
  return BANK.replace(`${line}\n`, () => `${lines.join('\n')}\n`);
};

describe('readQuizYaml', () => {
  it('reads a bank with every type, and fills in what it leaves out', () => {
    const { bank, issues } = readQuizYaml(BANK, FILE);
    expect(issues).toEqual([]);
    const items = bank!.items as Array<QuizItem & Record<string, unknown>>;
    expect(items.map(({ type }) => type)).toEqual([
      'single',
      'multiple',
      'true-false',
      'numeric',
      'short-text',
      'ordering',
      'matching',
      'essay',
    ]);
    expect(items[0]).toEqual({
      id: 'choose-one',
      version: 1,
      type: 'single',
      stem: { text: 'Which is object storage?', format: 'markdown' },
      points: 1,
      status: 'published',
      competencies: ['cloud-architecture'],
      objectives: ['obj-1'],
      tags: [],
      difficulty: 'easy',
      source: { file: FILE, line: 6 },
      options: [
        {
          id: 's3',
          text: { text: 'S3', format: 'markdown' },
          correct: true,
          rationale: { text: 'It stores objects.', format: 'markdown' },
        },
        {
          id: 'ebs',
          text: { text: 'EBS', format: 'markdown' },
          correct: false,
          rationale: { text: 'It stores blocks.', format: 'markdown' },
        },
      ],
    });
    expect(items[1].scoring).toBe('all-or-nothing');
    expect(items[3].accepted).toEqual([
      {
        min: 3.141,
        max: 3.142,
        written: { value: 3.1415, tolerance: 0.0005 },
        credit: 100,
      },
      { min: 1, max: 2, credit: 50 },
    ]);
    expect(items[7].version).toBe(2);
  });

  it('reads a quiz with its defaults', () => {
    expect(
      readQuizYaml(`\uFEFF${QUIZ.replace(/\n/g, '\r\n')}`, FILE).quiz,
    ).toEqual(
      expect.objectContaining({
        id: 'final',
        moduleId: 'MOD-102',
        passMark: 75,
        graceSeconds: 30,
        feedback: 'score',
        banks: ['clouds'],
        attempts: { max: 3, cooldownMinutes: 60 },
      }),
    );
  });

  it.each([
    [
      'a misspelt member',
      changed('    difficulty: easy', '    dificulty: easy'),
      '12 schema /items/0/dificulty',
    ],
    [
      'an unknown type',
      changed('    type: single', '    type: singel'),
      '7 schema /items/0/type',
    ],
    [
      'a missing stem',
      changed('    stem: Which are clouds?'),
      '19 schema /items/1/stem',
    ],
    [
      'an id with capitals',
      changed('  - id: number', '  - id: Number'),
      '28 schema /items/3/id',
    ],
    [
      'a repeated id',
      changed('  - id: order', '  - id: words'),
      '41 repeated-id words',
    ],
    [
      'a pattern that could hang the server',
      changed(
        "      - { match: pattern, value: '^terraform +plan$' }",
        "      - { match: pattern, value: '^(a+)+$' }",
      ),
      '35 unsafe-pattern words',
    ],
    [
      'an empty interval',
      changed(
        '      - { min: 1, max: 2, credit: 50 }',
        '      - { min: 2, max: 1 }',
      ),
      '28 empty-interval number',
    ],
    [
      'a match with a choice that is not there',
      changed(
        '      - { id: p-az, text: Azure, choice: blob }',
        '      - { id: p-az, text: Azure, choice: gcs }',
      ),
      '47 key-not-among-options match',
    ],
    [
      'an option that comes twice',
      changed(
        '      - { id: gcp, text: GCP, correct: true, credit: 50 }',
        '      - { id: aws, text: GCP }',
      ),
      '19 repeated-id choose-many',
    ],
  ])('names %s, with its line', (_, text, expected) => {
    expect(problems(text)).toContain(expected);
  });

  it('says what was found, what is expected and what to do', () => {
    const [issue] = readQuizYaml(
      changed('    difficulty: easy', '    difficulty: trivial'),
      FILE,
    ).issues;
    expect(issue).toEqual(
      expect.objectContaining({
        line: 12,
        found: '"trivial"',
        expected: 'easy, medium, hard',
        remedy: 'Correct /items/0/difficulty.',
      }),
    );
  });

  it('names the line of what is not YAML', () => {
    expect(problems('apiVersion: x\nkind: [\n')[0]).toMatch(
      /^[23] yaml-syntax/,
    );
    expect(readQuizYaml('', FILE).issues).not.toEqual([]);
  });
});

describe('linkQuiz', () => {
  const bank = readQuizYaml(BANK, FILE).bank!;
  const draft = (text: string) =>
    readQuizYaml(text, 'quizzes/final.yaml').quiz!;

  it('puts the items of banks into the quiz', () => {
    const { quiz, issues } = linkQuiz(
      draft(QUIZ),
      [bank],
      'quizzes/final.yaml',
    );
    expect(issues).toEqual([]);
    expect(quiz.items).toHaveLength(8);
    expect(quiz).not.toHaveProperty('banks');
  });

  it.each([
    ['no-such-bank', QUIZ.replace('[clouds]', '[clouds, moons]')],
    ['no-such-item', QUIZ.replace('[essay]', '[essay, sonnet]')],
    ['pool-too-small', QUIZ.replace('draw: 2', 'draw: 20')],
    [
      'repeated-id',
      `${QUIZ}items:\n  - { id: truth, type: essay, stem: Why? }\n`,
    ],
  ])('finds %s', (code, text) => {
    expect(
      linkQuiz(draft(text), [bank], 'quizzes/final.yaml').issues.map(
        i => i.code,
      ),
    ).toEqual([code]);
  });
});

describe('readQuiz', () => {
  it('reads every kind of file by its extension', () => {
    expect(readQuiz(QUIZ, 'quizzes/final.yml').quiz!.id).toBe('final');
    expect(readQuiz('Sky is blue {T}\n', 'quizzes/Sky one.gift').bank).toEqual(
      expect.objectContaining({
        id: 'sky-one',
        items: [expect.objectContaining({ type: 'true-false' })],
      }),
    );
    expect(
      readQuiz(
        '### Q1. True or false: sky is blue.\n\n**Answer:** True\n',
        'q.md',
      ).quiz!.items,
    ).toHaveLength(1);
    expect(() => readQuiz('', 'quiz.docx')).toThrow(
      'expected .yaml, .gift or .md',
    );
  });
});

describe('versionIssues', () => {
  const [item] = readQuizYaml(BANK, FILE).bank!.items;
  const moved = { ...item, source: { file: 'other.yaml', line: 1 } };

  it('lets an item move, and asks a new version of one that changes', () => {
    expect(itemDigest(moved)).toBe(itemDigest(item));
    expect(versionIssues([item], [moved], FILE)).toEqual([]);
    expect(
      versionIssues([item], [{ ...item, points: 2, version: 2 }], FILE),
    ).toEqual([]);
    expect(versionIssues([item], [{ ...item, points: 2 }], FILE)).toEqual([
      expect.objectContaining({
        code: 'changed-without-version',
        line: 6,
        expected: 'version: 2',
      }),
    ]);
    expect(versionIssues([{ ...item, version: 3 }], [item], FILE)[0].code).toBe(
      'version-went-back',
    );
  });
});
