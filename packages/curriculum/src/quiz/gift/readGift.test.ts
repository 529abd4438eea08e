import fc from 'fast-check';
import { QuizItem, QuizText } from '../model';
import {
  describeWithSharedData,
  sharedFiles,
  sharedText,
} from '../__testUtils__/sharedQuizData';
import { exampleItems } from '../__testUtils__/exampleQuiz';
import { GiftEntry } from './GiftEntry';
import { quizDocumentIssues } from '../lint';
import { readQuiz } from '../read';
import { readGift } from './readGift';
import { writeGift } from './writeGift';

const FILE = 'quizzes/example.gift';

function items(text: string): QuizItem[] {
  return readGift(text, FILE).entries.flatMap(entry =>
    entry.kind === 'item' ? [entry.item] : [],
  );
}

/** Entries without their places, which writing changes. */
function content(entries: GiftEntry[]): unknown {
  return JSON.parse(
    JSON.stringify(entries, (key, value) =>
      key === 'source' ? undefined : value,
    ),
  );
}

const EVERY_TYPE = `\uFEFF// A comment\r
\r
$CATEGORY: clouds/aws\r
\r
Read this first.\r
\r
::Single:: Which is object storage? {~EBS#A disk. =S3#Yes: it is. ~%25%EFS}\r
\r
::Multiple:: Which are clouds? {~%50%AWS ~%50%GCP ~%-100%NFS ####Three letters each.}\r
\r
::True:: A stopped \\{VM\\} can still cost. {TRUE#Disks cost. #Right, disks.}\r
\r
// [id:t4-memory] [tag:gpu] [tag:easy]\r
::Memory:: How many GiB has a T4? {#=16:0#Yes. =%50%14..17}\r
\r
::Short:: The command that shows what would change is terraform {=plan =%50%pl*}.\r
\r
::Match:: Match the pairs. {=AWS -> S3 =Azure -> Blob Storage = -> Cloud Storage}\r
\r
[html]<b>Why?</b> {}\r
`;

describe('readGift', () => {
  it('reads every type of question, with credits, feedback, formats, ids and tags', () => {
    const { entries, issues } = readGift(EVERY_TYPE, FILE);
    expect(issues).toEqual([]);
    expect(entries.map(({ kind }) => kind)).toEqual([
      'category',
      'description',
      ...new Array(7).fill('item'),
    ]);
    const moodle = (text: string) => ({ text, format: 'moodle' });
    expect(items(EVERY_TYPE)).toEqual([
      expect.objectContaining({
        id: 'single',
        type: 'single',
        source: { file: FILE, line: 7 },
        options: [
          {
            id: 'option-1',
            text: moodle('EBS'),
            correct: false,
            rationale: moodle('A disk.'),
          },
          {
            id: 'option-2',
            text: moodle('S3'),
            correct: true,
            rationale: moodle('Yes: it is.'),
          },
          { id: 'option-3', text: moodle('EFS'), correct: false, credit: 25 },
        ],
      }),
      expect.objectContaining({
        type: 'multiple',
        explanation: moodle('Three letters each.'),
        options: [
          expect.objectContaining({ correct: true, credit: 50 }),
          expect.objectContaining({ correct: true, credit: 50 }),
          expect.objectContaining({ correct: false, credit: -100 }),
        ],
      }),
      expect.objectContaining({
        type: 'true-false',
        stem: moodle('A stopped {VM} can still cost.'),
        answer: true,
        rationaleWrong: moodle('Disks cost.'),
        rationaleRight: moodle('Right, disks.'),
      }),
      expect.objectContaining({
        id: 't4-memory',
        type: 'numeric',
        tags: ['gpu', 'easy'],
        accepted: [
          {
            min: 16,
            max: 16,
            written: { value: 16, tolerance: 0 },
            credit: 100,
            rationale: moodle('Yes.'),
          },
          { min: 14, max: 17, credit: 50 },
        ],
      }),
      expect.objectContaining({
        type: 'short-text',
        accepted: [
          { match: 'text', value: 'plan', credit: 100 },
          { match: 'wildcard', value: 'pl*', credit: 50 },
        ],
      }),
      expect.objectContaining({
        type: 'matching',
        premises: [
          { id: 'premise-1', text: moodle('AWS'), choice: 'choice-1' },
          { id: 'premise-2', text: moodle('Azure'), choice: 'choice-2' },
        ],
        choices: [
          expect.objectContaining({ id: 'choice-1' }),
          expect.objectContaining({ id: 'choice-2' }),
          { id: 'choice-3', text: { text: 'Cloud Storage', format: 'plain' } },
        ],
      }),
      expect.objectContaining({
        id: 'q-7',
        type: 'essay',
        stem: { text: '<b>Why?</b>', format: 'html' },
      }),
    ]);
  });

  it('reads the good questions of a file with a broken one, and says what is wrong where', () => {
    const { entries, issues } = readGift(
      'One {T}\n\nTwo is\nbroken {=a\n~b\n\n::Three:: Fine {F}\n',
      FILE,
    );
    expect(entries).toHaveLength(2);
    expect(issues).toEqual([
      expect.objectContaining({
        severity: 'error',
        code: 'gift-syntax',
        file: FILE,
        line: 5,
        found: '~b',
        remedy:
          'Close the answers with }; a question must not contain a blank line.',
      }),
    ]);
  });

  it('keeps the feedback for every other number', () => {
    const text = 'How many? {#=5:1#Yes. ~#No: count again.}\n'.replace(
      'No:',
      'No\\:',
    );
    const { entries } = readGift(text, FILE);
    const [item] = items(text);
    expect(item.type === 'numeric' && item.accepted[1]).toEqual(
      expect.objectContaining({
        credit: 0,
        rationale: { text: 'No: count again.', format: 'moodle' },
      }),
    );
    expect(content(readGift(writeGift(entries).text, FILE).entries)).toEqual(
      content(entries),
    );
  });

  it('names a file without questions', () => {
    expect(readGift('$CATEGORY: empty\n', FILE).issues).toEqual([
      expect.objectContaining({ code: 'no-questions' }),
    ]);
  });

  it('reads a question without a right answer as a draft, reports it once, and writes it back alike', () => {
    const { entries, issues } = readGift('::None:: Which? {~a ~b}\n', FILE);
    expect(issues).toEqual([
      expect.objectContaining({
        code: 'no-key',
        severity: 'error',
        subject: 'none',
        line: 1,
      }),
    ]);
    expect(items('::None:: Which? {~a ~b}\n')[0].status).toBe('draft');
    const { text, losses } = writeGift(entries);
    expect(losses).toEqual([]);
    expect(content(readGift(text, FILE).entries)).toEqual(content(entries));
    const bank = quizDocumentIssues(readQuiz('Which? {~a ~b}\n', FILE));
    expect(bank.filter(({ code }) => code === 'no-key')).toHaveLength(1);
  });

  it.each([
    ['an option that is right and wrong', 'Which? {=a ~a ~b}'],
    ['a number for two credits', 'How many? {#=5:1 =%50%5:1}'],
    ['a word for two credits', 'Which? {=plan =%50%Plan}'],
    ['a premise with two choices', 'Match. {=a -> x =a -> y =b -> z}'],
  ])('is linted for a key that contradicts itself: %s', (_, text) => {
    expect(
      quizDocumentIssues(readQuiz(`${text}\n`, FILE)).map(({ code }) => code),
    ).toContain('conflicting-keys');
  });

  it('gives questions of equal title ids of their own', () => {
    expect(items('::A:: x {T}\n\n::A:: y {F}\n').map(({ id }) => id)).toEqual([
      'a',
      'a-2',
    ]);
  });
});

describe('writeGift', () => {
  it('writes what reads as the same', () => {
    const { entries } = readGift(EVERY_TYPE, FILE);
    const { text, losses } = writeGift(entries);
    expect(losses).toEqual([]);
    expect(content(readGift(text, FILE).entries)).toEqual(content(entries));
  });

  it('says which items GIFT cannot express, and why', () => {
    const { losses } = writeGift(
      exampleItems().map(item => ({ kind: 'item', item })),
    );
    expect(losses).toEqual([
      { itemId: 'zebra-text', reason: 'GIFT has no form for patterns' },
      { itemId: 'zebra-order', reason: 'GIFT has no form for ordering' },
    ]);
  });

  it('spells out the credits of a multiple choice that is graded by the rule', () => {
    const item = exampleItems().find(({ id }) => id === 'zebra-multiple')!;
    const [read] = items(writeGift([{ kind: 'item', item }]).text);
    expect(read.type === 'multiple' && read.options.map(o => o.credit)).toEqual(
      [50, 50, -50, -50],
    );
  });
});

/** Texts with whatever GIFT gives a meaning to; white space at the ends and in runs has none. */
const anyText = fc
  .array(
    fc.constantFrom(
      ...'~=#{}:%*$/\\[]<>-".,n1a ',
      ' word',
      'é',
      '\n',
      '\\n',
      '[html]',
      '%50%',
      '//',
      '::',
      'TRUE',
      '####',
      '1..2',
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map(parts => `x${parts.join('').replace(/ +/g, ' ')}`)
  .chain(text => fc.constantFrom(text, text.slice(1)))
  .map(text => text.replace(/ *\n */g, '\n').trim())
  .filter(text => text !== '' && !text.includes('->'));

const anyQuizText = (format: QuizText['format']) =>
  anyText.map((text): QuizText => ({ text, format }));

const base = (format: QuizText['format']) =>
  fc.record({
    stem: anyQuizText(format),
    title: fc.option(
      anyText.map(text => text.replace(/\n/g, '')),
      {
        nil: undefined,
      },
    ),
    explanation: fc.option(anyQuizText(format), { nil: undefined }),
  });

const anyItem: fc.Arbitrary<QuizItem> = fc
  .constantFrom<QuizText['format'][]>('markdown', 'html', 'moodle', 'plain')
  .chain(format =>
    fc.tuple(
      base(format),
      fc.oneof(
        fc
          .record({
            right: anyQuizText(format),
            wrong: fc.array(anyQuizText('moodle'), {
              minLength: 1,
              maxLength: 3,
            }),
            rationale: fc.option(anyQuizText(format), { nil: undefined }),
          })
          .map(({ right, wrong, rationale }) => ({
            type: 'single',
            options: [right, ...wrong].map((text, index) => ({
              id: `option-${index + 1}`,
              text,
              correct: index === 0,
              ...(rationale && { rationale }),
            })),
          })),
        fc
          .record({
            answer: fc.boolean(),
            rationaleRight: fc.option(anyQuizText(format), { nil: undefined }),
            rationaleWrong: fc.option(anyQuizText(format), { nil: undefined }),
          })
          .map(key => ({ type: 'true-false', ...key })),
        anyText.map(value => ({
          type: 'short-text',
          accepted: [
            {
              match: value.includes('*') ? 'wildcard' : 'text',
              value,
              credit: 100,
            },
          ],
        })),
        fc
          .tuple(
            anyQuizText(format),
            anyQuizText('moodle'),
            fc.uniqueArray(anyText, { minLength: 3, maxLength: 3 }),
          )
          .map(([first, second, texts]) => ({
            type: 'matching',
            scoring: 'partial',
            premises: [first, second].map((text, index) => ({
              id: `premise-${index + 1}`,
              text,
              choice: `choice-${index + 1}`,
            })),
            choices: texts.map((text, index) => ({
              id: `choice-${index + 1}`,
              text: { text, format: 'plain' },
            })),
          })),
        fc.constant({ type: 'essay' }),
      ),
    ),
  )
  .map(
    ([{ stem, title, explanation }, key]) =>
      ({
        id: 'x',
        version: 1,
        stem,
        points: 1,
        status: 'published',
        competencies: [],
        objectives: [],
        tags: [],
        ...(title && { title }),
        ...(explanation && { explanation }),
        ...key,
      } as unknown as QuizItem),
  );

describe('a written item', () => {
  it('reads the same, whatever its texts are made of', () => {
    fc.assert(
      fc.property(anyItem, item => {
        const { text, losses } = writeGift([{ kind: 'item', item }]);
        expect(losses).toEqual([]);
        const { entries, issues } = readGift(text, FILE);
        expect(issues).toEqual([]);
        const [read] = content(entries) as Array<{ item: QuizItem }>;
        expect(read.item).toEqual(
          JSON.parse(JSON.stringify({ ...item, id: read.item.id })),
        );
      }),
      { numRuns: 200 },
    );
  });
});

describeWithSharedData('GIFT files that nobody on the project wrote', () => {
  const files = sharedFiles('gift').filter(file => file.endsWith('.gift'));

  it('are there', () => {
    expect(files.length).toBeGreaterThanOrEqual(26);
  });

  it.each(files)('%s is read whole and written back alike', file => {
    const { entries, issues } = readGift(sharedText('gift', file), file);
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(entries.length).toBeGreaterThan(0);
    const { text, losses } = writeGift(entries);
    expect(losses).toEqual([]);
    expect(content(readGift(text, file).entries)).toEqual(content(entries));
  });
});
