import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importCurriculum } from '../../import';
import { xapiStatement } from '../../show';
import { attemptReducer, startAttempt } from '../attempt';
import { attemptProgress, deliverAttempt, resultForLearner } from '../deliver';
import { gradeAttempt } from '../grade';
import { keyLeaks } from '../leak';
import { shownTexts } from '../leak/shownTexts';
import { markdownText, QuizDefinition, QuizItem } from '../model';
import { readQuiz } from '../read';
import {
  describeWithSharedData,
  sharedFiles,
  sharedText,
} from '../__testUtils__/sharedQuizData';
import { exampleItems, SERVER_KEY } from '../__testUtils__/exampleQuiz';
import { readMarkdownQuiz } from './readMarkdownQuiz';

/**
 * Notations, each as `@@@@ name => key/options of each item ! codes of the report`, with the quiz below. `B/4` is the
 * second of four options, `T` true, `=6` an answer that is compared, `-` none.
 */
const NOTATIONS = readFileSync(
  join(__dirname, '__fixtures__/notations.txt'),
  'utf8',
)
  .split(/^@@@@ /m)
  .slice(1)
  .map(part => {
    const [head, ...lines] = part.split('\n');
    const [name, expected] = head.split(' => ');
    const [keys, codes = ''] = expected.split(' ! ');
    return {
      name,
      keys: keys.trim(),
      codes: codes.split(' ').filter(Boolean),
      text: `# Quiz\n\nPassing score: 75%\n\n${lines.join('\n')}`,
    };
  });

function keyOf(item: QuizItem): string {
  switch (item.type) {
    case 'single':
    case 'multiple': {
      const right = item.options.filter(({ correct }) => correct);
      return `${right.map(({ id }) => id.toUpperCase()).join('') || '-'}/${
        item.options.length
      }`;
    }
    case 'true-false':
      return item.answer ? 'T' : 'F';
    case 'numeric':
      return `=${item.accepted[0].min}`;
    case 'short-text':
      return `=${item.accepted[0].value}`;
    default:
      return item.type;
  }
}

/** What an item knows and a learner must not read: reasons, accepted answers, model answers. */
function secretsOf(item: QuizItem): string[] {
  const texts = [
    item.explanation?.text,
    ...(item.type === 'essay' ? [item.modelAnswer?.text] : []),
    ...('options' in item
      ? item.options.map(option => option.rationale?.text)
      : []),
  ].flatMap(text => text?.split('\n') ?? []);
  return texts.map(text => text.trim()).filter(text => text.length > 8);
}

/** Everything of a quiz that is sent to a learner before its key may be told, each as JSON with a name. */
function shownToLearners(quiz: QuizDefinition): Array<[string, string]> {
  const learner = 'user:default/ada';
  const now = '2026-11-02T09:00:00.000Z';
  const start = (of: QuizDefinition) =>
    startAttempt({
      attemptId: 'attempt-1',
      quiz: of,
      learner,
      history: [],
      serverKey: SERVER_KEY,
      now,
    });
  const started = start(quiz);
  if (started.outcome === 'refused') {
    throw new Error('an attempt without limits was refused');
  }
  const { attempt } = started;
  const closed = attemptReducer(attempt, { type: 'submit' }, now).state;
  const { plan } = attempt;
  const grade = gradeAttempt({
    plan,
    items: quiz.items,
    answers: {},
    passMark: quiz.passMark,
  });
  const event = {
    id: 'e-1',
    type: 'item.started' as const,
    learnerRef: learner,
    moduleRef: 'learningmodule:default/mod-102',
    itemId: quiz.id,
    payload: {},
    occurredAt: now,
  };
  return Object.entries({
    form: deliverAttempt(quiz, plan),
    progress: attemptProgress(attempt),
    'progress after submission': attemptProgress(closed),
    refusal: start({ ...quiz, attempts: { max: 0 } }),
    'failed result': resultForLearner({
      quiz: { ...quiz, feedback: 'full' },
      plan,
      grade,
      attemptsLeft: 2,
    }),
    'wrong items': resultForLearner({
      quiz: { ...quiz, feedback: 'wrong-items' },
      plan,
      grade,
      attemptsLeft: 0,
    }),
    'xAPI statement': xapiStatement(event as never, {
      version: '2.0.0',
      homePage: 'https://portal.example',
      learnerIdOf: () => 'a-random-id',
    }),
  }).map(([name, value]) => [name, JSON.stringify(value)]);
}

/** Every string of a JSON text. */
function stringsOf(json: string): string[] {
  const strings: string[] = [];
  JSON.parse(json, (_, value) => {
    if (typeof value === 'string') {
      strings.push(value);
    }
    return value;
  });
  return strings;
}

/** As if its author had published all of it: drafts are never drawn, but what they show must be clean as well. */
function published(quiz: QuizDefinition): QuizDefinition {
  return {
    ...quiz,
    attempts: {},
    items: quiz.items.map(item => ({ ...item, status: 'published' })),
  };
}

/** Whatever a learner could read the key of a quiz off, with where it is. */
function keyMaterialOf(quiz: QuizDefinition): string[] {
  const known = quiz.items.flatMap(item =>
    shownTexts(item).map(({ text }) => text),
  );
  const secrets = quiz.items
    .flatMap(secretsOf)
    .filter(secret => !known.some(text => text.includes(secret)));
  return shownToLearners(published(quiz)).flatMap(([name, json]) => {
    const strings = stringsOf(json);
    return [
      ...secrets.filter(it => strings.some(text => text.includes(it))),
      ...strings.flatMap(text =>
        keyLeaks(text, 'option').map(({ found }) => found),
      ),
      ...(json.match(
        /"(?:correct|credit|rationale\w*|accepted|explanation|modelAnswer|answer|solution|choice|tolerance|pattern|source|digest|seed)":/g,
      ) ?? []),
    ].map(found => `${name}: ${found}`);
  });
}

describe('notations of quizzes', () => {
  it.each(NOTATIONS)(
    'gives every item its key, and reports what is wrong: $name',
    ({ text, keys, codes }) => {
      const { quiz, issues } = readMarkdownQuiz(text, 'quiz.md');
      expect({
        keys: quiz!.items.map(keyOf).join(' '),
        codes: issues.map(({ code }) => code),
      }).toEqual({ keys, codes });
      // What has no usable key is never drawn.
      expect(
        quiz!.items.filter(
          item => /^-/.test(keyOf(item)) && item.status === 'published',
        ),
      ).toEqual([]);
    },
  );

  it.each(NOTATIONS)('swallows no word: $name', ({ text }) => {
    const words = (of: string): string[] =>
      of.toLowerCase().match(/[a-z]{3,}/g) ?? [];
    const known = new Set(
      words(JSON.stringify(readMarkdownQuiz(text, 'quiz.md'))),
    );
    // Labels, numbers and markup are what a notation is made of.
    const structure = new Set(
      words(
        'question answer answers correct right key solution solutions option options text explanation summary details ' +
          'success note spoiler point points check data true false type class not choices part statement one two yes wrong incorrect ans ' +
          'the and here choice would since mark dropdown small align show sub iii this answer statement select choose ' +
          'pick comment footnote admonition both was because reveal correct-answer section table thead tbody',
      ),
    );
    expect(
      words(text).filter(word => !known.has(word) && !structure.has(word)),
    ).toEqual([]);
  });

  it.each(NOTATIONS)(
    'shows a learner nothing that tells: $name',
    ({ text }) => {
      const { quiz } = readMarkdownQuiz(text, 'quiz.md');
      expect(keyMaterialOf(quiz!)).toEqual([]);
    },
  );

  it.each(NOTATIONS)(
    'puts no question and no key into entities of the catalog: $name',
    ({ text }) => {
      const { entities } = importCurriculum([
        { file: 'module-102/quiz.md', source: text },
        {
          file: 'module-102-roadmap.md',
          source:
            '# Roadmap\n\n## Module Overview\n\n- **Module ID**: MOD-102\n- **Module Title**: Clouds\n',
        },
      ]);
      const { quiz } = readMarkdownQuiz(text, 'quiz.md');
      const json = JSON.stringify(entities);
      for (const item of quiz!.items) {
        for (const secret of [item.stem.text, ...secretsOf(item)]) {
          expect(json).not.toContain(JSON.stringify(secret).slice(1, -1));
        }
      }
    },
  );

  it('would find key material if a form held any', () => {
    const [item] = exampleItems();
    for (const leak of [
      'Grass? (Correct: B)',
      'Green ✓',
      'Grass?\n\nB. because plants are green',
      'Grass? ||B is it||',
    ]) {
      const { quiz } = readMarkdownQuiz(
        '1. Grass?\nA) Red\nB) Green\nAns. B',
        'quiz.md',
      );
      const stem = markdownText(leak);
      expect(
        keyMaterialOf({ ...quiz!, items: [{ ...item, id: 'q-1', stem }] }),
      ).not.toEqual([]);
    }
  });
});

describe('text that is in no known notation', () => {
  it.each([
    'so says the lecturer: second from the top',
    'grn = ok',
    '2nd',
    '[[B]]',
    '¡B!',
    '.B.',
    '^^ the one with plants',
    'B!!!',
    '-> see 2',
    '*second*',
    'key=b64:Qg==',
    '----B----',
  ])(
    'never reaches a learner from below the options, and is read or reported: %s',
    unknown => {
      const { quiz, issues } = readMarkdownQuiz(
        `# Quiz\n\nPass: 75%\n\n1. Grass?\nA) Red\nB) Green\n\n${unknown}\n\n2. Blood?\nA) Red\nB) Green\nAns. A\n`,
        'quiz.md',
      );
      expect(
        quiz!.items.map(item => shownTexts(item).map(t => t.text)),
      ).toEqual([
        ['Grass?', 'Red', 'Green'],
        ['Blood?', 'Red', 'Green'],
      ]);
      const codes = issues.map(({ code, line }) => `${code} ${line}`);
      expect(
        keyOf(quiz!.items[0]) === 'B/2' ||
          (codes.includes('no-key 5') && codes.includes('unplaced-text 9')),
      ).toBe(true);
    },
  );
});

describeWithSharedData(
  'what learners see of quizzes that nobody on the project wrote',
  () => {
    it.each([
      ...sharedFiles('quizzes').filter(file => file.endsWith('.md')),
      ...sharedFiles('gift').filter(file => file.endsWith('.gift')),
    ])('holds no key material: %s', file => {
      const folder = file.endsWith('.md') ? 'quizzes' : 'gift';
      const { quiz, bank } = readQuiz(sharedText(folder, file), file);
      const items = quiz?.items ?? bank?.items ?? [];
      const sections = items.length > 0 ? [{ id: 'all', title: 'All' }] : [];
      expect(
        keyMaterialOf({
          id: 'quiz',
          version: 1,
          title: 'Quiz',
          passMark: 75,
          graceSeconds: 30,
          attempts: {},
          feedback: 'score',
          sections,
          items,
        }),
      ).toEqual([]);
    });
  },
);
