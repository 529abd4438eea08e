import { readMarkdownQuiz } from '../markdown';
import { markdownText, QuizItem, SingleChoiceItem } from '../model';
import { exampleQuiz, plainItems } from '../__testUtils__/exampleQuiz';
import {
  describeWithSharedData,
  sharedText,
} from '../__testUtils__/sharedQuizData';
import { lintQuiz } from './lintQuiz';

const FILE = 'quizzes/example.yaml';

/** A single choice that is in order, but for what is changed. */
function item(
  stem: string,
  texts: string[],
  changes: Partial<SingleChoiceItem> = {},
): QuizItem {
  return {
    ...(plainItems(1)[0] as SingleChoiceItem),
    stem: markdownText(stem),
    options: texts.map((text, index) => ({
      id: `option-${index}`,
      text: markdownText(text),
      correct: index === 0,
      rationale: markdownText('Because.'),
    })),
    ...changes,
  };
}

const codes = (items: QuizItem[]) =>
  lintQuiz(exampleQuiz({ items }), FILE).map(({ code }) => code);

/** Items whose right option stands at `position`, and is the longest if asked. */
function patterned(
  count: number,
  position: (index: number) => number,
  isLong: (index: number) => boolean,
): QuizItem[] {
  return Array.from({ length: count }, (_, index) => ({
    ...item(`Question ${index}?`, ['aa', 'bb', 'cc', 'dd']),
    id: `item-${index}`,
    options: ['aa', 'bb', 'cc', 'dd'].map((text, place) => ({
      id: text,
      text: markdownText(
        place === position(index) && isLong(index) ? `${text} and more` : text,
      ),
      correct: place === position(index),
      rationale: markdownText('Because.'),
    })),
  })) as QuizItem[];
}

describe('lintQuiz', () => {
  it('has nothing to say about a fair item', () => {
    expect(
      codes([item('Which is object storage?', ['S3', 'EBS', 'EFS'])]),
    ).toEqual([]);
  });

  it.each([
    [
      'no-key',
      item('Which?', ['S3', 'EBS'], {
        options: plainItems(1)
          .flatMap(i => (i.type === 'single' ? i.options : []))
          .map(o => ({ ...o, correct: false, rationale: markdownText('x') })),
      }),
    ],
    ['duplicate-option', item('Which?', ['S3', 'EBS', ' ebs '])],
    [
      'all-or-none-of-the-above',
      item('Which?', ['S3', 'EBS', 'All of the above']),
    ],
    ['all-or-none-of-the-above', item('Which?', ['S3', 'EBS', 'Both A and B'])],
    [
      'all-or-none-of-the-above',
      item('Which?', ['S3', 'EBS', 'None of these']),
    ],
    ['absolute-term', item('Which?', ['It can fail', 'It never fails'])],
    [
      'unmarked-negative',
      item('Which of these is not a cloud?', ['NFS', 'AWS']),
    ],
    [
      'unmarked-negative',
      item('Read on. Which hold except one?', ['NFS', 'AWS']),
    ],
    ['placeholder', item('Which?', ['[Option A]', 'AWS'])],
    ['placeholder', item('What about [topic]?', ['NFS', 'AWS'])],
    [
      'no-rationale',
      item('Which?', ['a', 'b'], {
        options: (plainItems(1)[0] as SingleChoiceItem).options,
      }),
    ],
    [
      'missing-rationale',
      item('Which?', ['a', 'b'], {
        options: (plainItems(1)[0] as SingleChoiceItem).options,
        explanation: markdownText('Because.'),
      }),
    ],
  ])('finds %s', (code, broken) => {
    expect(codes([broken])).toEqual([code]);
  });

  it.each([
    [
      'a negative in bold',
      item('Which of these is **not** a cloud?', ['NFS', 'AWS']),
    ],
    [
      'a negative in capitals',
      item('Which of these is NOT a cloud?', ['NFS', 'AWS']),
    ],
    [
      'a negation that is no question',
      item('The disk is not encrypted. Which setting helps?', ['KMS', 'IAM']),
    ],
    [
      'an absolute term in the right option too',
      item('Which?', ['It never fails', 'It always fails']),
    ],
    [
      'code in brackets',
      item('What does `x[i]` give?', ['[ $? -eq 0 ]', 'y[0]']),
    ],
    ['a retired item', item('Which?', ['S3', 's3'], { status: 'retired' })],
  ])('leaves %s alone', (_, fine) => {
    expect(codes([fine])).toEqual([]);
  });

  it.each([
    ['a line of its own', 'Which?\n\n**The answer** - B', ['a', 'b']],
    ['a line of an option', 'Which?', ['a', 'b\nAnswer => B']],
    ['brackets', 'Which is green? (Answer: B)', ['a', 'b']],
    ['a mark', 'Which is green?', ['a', 'b ✓']],
    ['a word in bold', 'Which is green?', ['a', 'b **(correct)**']],
    ['a comment', 'Which is green? <!-- B -->', ['a', 'b']],
    ['a fold', 'Which?\n<details>B is right</details>', ['a', 'b']],
    ['a spoiler', 'Which? ||B||', ['a', 'b']],
    ['a container', 'Which?\n\n::: answer\nB\n:::', ['a', 'b']],
    ['a letter alone', 'Which?\n\n*(B)*', ['a', 'b']],
    ['a sentence', 'Which?\n\nB. because it is green', ['a', 'b']],
    ['keys of several', 'Which?\n\nKey: 1b 2a 3b', ['a', 'b']],
    ['an attribute', 'Which? <i data-answer="b">?</i>', ['a', 'b']],
  ])(
    'finds a key that stands in the question as %s, and says that it is public',
    (_, stem, texts) => {
      expect(codes([item(stem, texts)])).toEqual([
        'key-in-question',
        'key-is-public',
      ]);
    },
  );

  it.each([
    'Which answer is correct?',
    'What does `[x] (B) <!-- -->` print?',
    'Which class of **storage** is right for a cache (in GiB)?',
    'A key pair opens the door: which key is private?',
    '```html\n<!-- Answer: B -->\n```\nWhat is shown?',
    'A company moves to option pricing. Which plan fits?',
  ])('takes no harmless question for a key: %s', stem => {
    expect(codes([item(stem, ['Red', 'Green'])])).toEqual([]);
  });

  it('finds a key that contradicts itself', () => {
    expect(
      codes([item('Which?', ['S3', 'EBS', 'S3'])]).filter(
        code => code === 'conflicting-keys',
      ),
    ).toEqual(['conflicting-keys']);
  });

  it('finds a question that is asked twice, and names both', () => {
    const first = item('Which is object storage?', ['S3', 'EBS']);
    const [issue] = lintQuiz(
      exampleQuiz({ items: [first, { ...first, id: 'again' }] }),
      FILE,
    );
    expect([issue.code, issue.message]).toEqual([
      'duplicate-item',
      'Item again asks the same as item-1.',
    ]);
  });

  it('finds right answers that stand in one place, and that they pass the quiz', () => {
    expect(
      codes(
        patterned(
          20,
          () => 1,
          () => false,
        ),
      ),
    ).toEqual(['position-bias', 'blind-pass']);
    expect(
      codes(
        patterned(
          20,
          i => i % 4,
          () => false,
        ),
      ),
    ).toEqual([]);
  });

  it('finds right answers that are the longest', () => {
    expect(
      codes(
        patterned(
          20,
          i => i % 4,
          () => true,
        ),
      ),
    ).toEqual(['longest-option', 'blind-pass']);
    expect(
      codes(
        patterned(
          20,
          i => i % 4,
          i => i < 6,
        ),
      ),
    ).toEqual([]);
  });

  it('says nothing about patterns of a few items, which chance makes', () => {
    expect(
      codes(
        patterned(
          5,
          () => 1,
          () => true,
        ),
      ),
    ).toEqual([]);
  });

  it('warns of a key that anybody can read', () => {
    expect(
      lintQuiz(exampleQuiz({ items: [], keyIsPublic: true }), FILE).map(
        i => i.code,
      ),
    ).toEqual(['key-is-public']);
  });
});

describeWithSharedData(
  'lint of quizzes that nobody on the project wrote',
  () => {
    const issuesOf = (file: string) => {
      const { quiz } = readMarkdownQuiz(sharedText('quizzes', file), file, {
        keyIsPublic: true,
      });
      return lintQuiz(quiz!, file);
    };

    it('names what makes the final quiz of MOD-102 passable without reading', () => {
      const issues = issuesOf(
        'module-102-cloud-computing--quizzes--final-quiz.md',
      );
      expect(
        issues
          .filter(({ code }) =>
            [
              'blind-pass',
              'position-bias',
              'longest-option',
              'key-is-public',
            ].includes(code),
          )
          .map(({ code, message, found }) => `${code}: ${message} ${found}`),
      ).toEqual([
        expect.stringMatching(/^position-bias: .*A 1, B 29, C 0, D 0$/),
        expect.stringMatching(/^longest-option: .*26 of 30 \(87 %\)$/),
        expect.stringMatching(
          /^blind-pass: Always answering "B" passes.*29 of 30 \(97 %\)/,
        ),
        expect.stringMatching(
          /^blind-pass: Always answering the longest option passes.*26 of 30/,
        ),
        expect.stringMatching(/^key-is-public/),
      ]);
    });

    it.each([
      'module-107-gpu-computing--quizzes--module-quiz.md',
      'module-103-containerization--quizzes--module-quiz.md',
      'module-101-foundations--exercises--quiz.md',
      'senior-ai-infrastructure-engineer--module-201-advanced-kubernetes--exercises--quiz.md',
      'junior-ai-infrastructure-engineer--module-003-git-version-control--quizzes--module-003-quiz.md',
    ])('says that %s can be passed blind', file => {
      expect(issuesOf(file).map(({ code }) => code)).toContain('blind-pass');
    });
  },
);
