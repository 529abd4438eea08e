import fc from 'fast-check';
import { QuizItem } from '../model';
import {
  describeWithSharedData,
  sharedFiles,
  sharedText,
} from '../__testUtils__/sharedQuizData';
import { readMarkdownQuiz } from './readMarkdownQuiz';

const FILE = 'quizzes/example.md';

/** The key of an item in one word: letters, `T`/`F`, `=` and what is accepted, or `essay`. */
function keyOf(item: QuizItem): string {
  switch (item.type) {
    case 'single':
    case 'multiple':
      return (
        item.options
          .filter(({ correct }) => correct)
          .map(({ id }) => id.toUpperCase())
          .join('') || '-'
      );
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

function read(text: string) {
  const document = readMarkdownQuiz(
    `# Quiz\n\nPassing score: 75%\n\n${text}`,
    FILE,
  );
  const items = document.quiz?.items ?? [];
  return {
    document,
    items,
    keys: items.map(keyOf).join(' '),
    problems: document.issues.map(
      ({ code, subject }) => `${code}${subject ? ` ${subject}` : ''}`,
    ),
  };
}

const OPTIONS = 'A) Red\nB) Green\nC) Blue\nD) Black\n';
const four = (marker: (n: number) => string) =>
  [1, 2, 3, 4].map(n => `${marker(n)}\n\n${OPTIONS}\n`).join('\n');

describe('readMarkdownQuiz', () => {
  it.each([
    ['**Answer:** B', 'B'],
    ['**Answer: B**', 'B'],
    ['**Answer**: B', 'B'],
    ['**Correct Answer**: B', 'B'],
    ['**Correct Answer:** b) Green', 'B'],
    ['Answer: B', 'B'],
    ['*Answer:* (B)', 'B'],
    ['> **Answer:** B. Green', 'B'],
    ['- **Answer:** Option B', 'B'],
    ['**Correct Answers**: A, C', 'AC'],
    ['**Answers:** A and C', 'AC'],
    ['**Answer:** ACD', 'ACD'],
    ['<details><summary>Answer</summary> B) Green - like grass</details>', 'B'],
    ['<details>\n<summary>\nAnswer\n</summary>\n\nB\n</details>', 'B'],
    [
      '<details>\n<summary>Click to reveal</summary>\n\nB) Green\n</details>',
      'B',
    ],
    ['✅ **Answer: B**', 'B'],
    ['**Correct:** B', 'B'],
    ['**Solution:** B', 'B'],
    ['**Answer** B', 'B'],
    ['**Answer (B)**', 'B'],
    ['The correct answer is B.', 'B'],
    ['**Answer:**\n\nB', 'B'],
    ['**Answer:** `B`', 'B'],
    ['<!-- Answer: B -->', 'B'],
    ['<details><summary><b>Answer</b></summary>\n\n<b>B</b>\n</details>', 'B'],
    [
      '<details>\n<summary>Answer</summary>\nB) Green – like grass\n</details>',
      'B',
    ],
    [
      '<details>\n<summary>Click for answer</summary>\n\n**B**\n\n</details>',
      'B',
    ],
    [
      '<details>\n<summary>Show Answer</summary>\n\n**Answer:** B\n</details>',
      'B',
    ],
  ])('reads a key beside its question: %s', (notation, key) => {
    expect(
      read(`### Question 1\nColour?\n\n${OPTIONS}\n${notation}\n`),
    ).toEqual(expect.objectContaining({ keys: key, problems: [] }));
  });

  it.each([
    ['1. B   2. C   3. A   4. D'],
    ['1. B  |  2. C\n3. A  |  4. D'],
    ['1. B\n2. C\n3. A\n4. D'],
    ['1) b\n2) c\n3) a\n4) d'],
    ['1: B\n2: C\n3: A\n4: D'],
    ['1. B - grass\n2. C - sky\n3. A - blood\n4. D - night'],
    ['1. **B** - grass\n2. **C** – sky\n3. **A**: blood\n4. **D** (night)'],
    ['- **1:** B\n- **2:** C\n- **3:** A\n- **4:** D'],
    ['1. B) Green\n2. C) Blue\n3. A) Red\n4. D) Black'],
    ['1) **b** grass\n2) **c** sky\n3) **a** blood\n4) **d** night'],
    ['1. Answer: B\n2. Answer: C\n3. Answer: A\n4. Answer: D'],
    ['1 B\n2 C\n3 A\n4 D'],
    ['1.B 2.C 3.A 4.D'],
    ['1=B, 2=C, 3=A, 4=D'],
    ['B, C, A, D'],
    ['1-4: BCAD'],
    ['**1–4:** B, C, A, D *(Colours)*'],
    ['```\n1. B\n2. C\n3. A\n4. D\n```'],
    ['| 1 | 2 | 3 | 4 |\n|---|---|---|---|\n| B | C | A | D |'],
    [
      '| # | Answer | # | Answer |\n|---|---|---|---|\n| 1 | B | 3 | A |\n| 2 | C | 4 | D |',
    ],
    [
      '*(Provided separately to instructors)*\n\n1-2: B, C (first)\n3-4: A, D (second)',
    ],
    ['1-b, 2-c, 3-a, 4-d'],
    ['1–B; 2–C; 3–A; 4–D'],
    ['1-4: B, C, A, D (Colours)'],
    ['1–2: B C\nQ3–Q4: A, D'],
    ['Q1: B, Q2: C, Q3: A, Q4: D'],
    [
      '**Question 1: B**\nGrass.\n\n**Question 2: C**\nSky.\n\n**Question 3: A**\n\n**Question 4: D**',
    ],
    [
      '### Question 1: B\n\n### Question 2: C\n\n### Question 3: A\n\n### Question 4: D',
    ],
    [
      '| Question | Answer | Why |\n|---|---|---|\n| 1 | B | grass |\n| 2 | C | sky |\n| 3 | A | blood |\n| 4 | D | night |',
    ],
  ])('reads a key at the end: %s', rows => {
    const { keys, problems } = read(
      `${four(
        n => `### Question ${n}\nColour ${n}?`,
      )}\n## Answer Key\n\n${rows}\n\n## Scoring\n\n1. B is good\n`,
    );
    expect({ keys, problems }).toEqual({ keys: 'B C A D', problems: [] });
  });

  it.each([
    [
      'a heading with a title',
      (n: number) => `### Question ${n}: Colours\n**Which colour is ${n}?**`,
    ],
    [
      'a heading with the question',
      (n: number) => `### Q${n}. Which colour is ${n}?`,
    ],
    ['a numbered heading', (n: number) => `### ${n}. Which colour is ${n}?`],
    ['a bold lead', (n: number) => `**Question ${n}:** Which colour is ${n}?`],
    ['a bold question', (n: number) => `**${n}. Which colour is ${n}?**`],
    ['a plain list', (n: number) => `${n}. Which colour is ${n}?`],
    ['a plain lead', (n: number) => `Q${n}. Which colour is ${n}?`],
  ])('recognises questions by %s', (_, marker) => {
    const { items, keys, problems } = read(
      `${four(marker)}\n## Answers\n\n1-4: B, C, A, D\n`,
    );
    expect({ keys, problems }).toEqual({ keys: 'B C A D', problems: [] });
    expect(items.map(({ stem }) => stem.text)).toEqual([
      'Which colour is 1?',
      'Which colour is 2?',
      'Which colour is 3?',
      'Which colour is 4?',
    ]);
  });

  it.each([
    ['capital letters', 'A) Red\nB) Green'],
    ['small letters', 'a) Red\nb) Green'],
    ['full stops', 'A. Red\nB. Green'],
    ['brackets', '(a) Red\n(b) Green'],
    ['bullets', '- A) Red\n- B) Green'],
    ['indents', '   A) Red\n   B) Green'],
    ['bold letters', '**A)** Red\n**B)** Green'],
    ['boxes', '☐ A) Red\n☐ B) Green'],
    ['hard line breaks', 'A) Red  \nB) Green  '],
    ['one line', 'A) Red   B) Green'],
  ])('recognises options with %s', (_, options) => {
    const [item] = read(
      `### Q1. Colour?\n\n${options}\n\n**Answer:** B\n`,
    ).items;
    expect(
      item.type === 'single' && item.options.map(o => [o.text.text, o.correct]),
    ).toEqual([
      ['Red', false],
      ['Green', true],
    ]);
  });

  it.each([
    ['**Answer Key:** 1-B, 2-C, 3-A, 4-D'],
    ['**Answer Key**\n\n1. B\n2. C\n3. A\n4. D'],
    ['**Answers**\n\n1. B\n2. C\n3. A\n4. D'],
    [
      '<details>\n<summary>Answer Key</summary>\n\n1. B\n2. C\n3. A\n4. D\n\n</details>',
    ],
  ])('finds a key at the end that has no heading: %s', key => {
    const { keys, problems } = read(
      `${four(n => `### Question ${n}\nColour ${n}?`)}\n---\n\n${key}\n`,
    );
    expect({ keys, problems }).toEqual({ keys: 'B C A D', problems: [] });
  });

  it('makes a hint part of the question, and nothing else that is folded away', () => {
    const { items } = read(
      `### Q1. Colour?\n\n<details><summary>Hint</summary>Look outside.</details>\n\n${OPTIONS}\n` +
        '<details>\n<summary>Discussion</summary>\nGrass is green.\n</details>\n\n**Answer:** B\n',
    );
    expect([items[0].stem.text, items[0].explanation!.text]).toEqual([
      'Colour?\n\nHint\nLook outside.',
      'Discussion\nGrass is green.',
    ]);
  });

  it('takes a list without letters as options where the key points into it', () => {
    const { items, keys } = read(
      '### Q1. Colour?\n\n- Red\n- Green\n\n**Answer:** B\n\n### Q2. Paint?\n\n1. Red\n2. Green\n\n**Answer:** 2\n',
    );
    expect(keys).toBe('B B');
    expect(items.map(({ stem }) => stem.text)).toEqual(['Colour?', 'Paint?']);
  });

  it('takes ticked boxes and marks as the key', () => {
    expect(
      read(
        '### Q1. Colours? (select all that apply)\n\n- [x] Red\n- [ ] Green\n- [x] Blue\n\n' +
          '### Q2. Colour?\n\nA) Red\nB) Green ✅\n',
      ).keys,
    ).toBe('AC B');
  });

  it('reads true and false, answers in words and questions for a person', () => {
    expect(
      read(
        '### Q1. True or False: grass is green.\n\n**Answer:** True – look\n\n' +
          '### Q2. How many sides has a cube?\n\n**Answer:** 6\n\n' +
          '### Q3. Which command lists files?\n\n**Answer:** `ls`\n\n' +
          '### Q4. **Short Answer:** Why?\n\n<details>\n<summary>Sample Answer</summary>\n\n1. Because\n2. Of\n</details>\n',
      ),
    ).toEqual(
      expect.objectContaining({ keys: 'T =6 =ls essay', problems: [] }),
    );
  });

  it('knows T and F for true and false, in either place', () => {
    const { keys, problems } = read(
      '### Q1. True or False: grass is green.\n\n**Answer:** T\n\n' +
        '### Q2. Grass is blue (T/F).\n\n### Q3. Sky?\n\nA) True\nB) False\n\n' +
        '### Q4. Letters?\n\nA) a\nB) b\nC) c\nD) d\nE) e\nF) f\n\n## Answer Key\n\n1. True\n2. F\n3. True\n4. F\n',
    );
    expect({ keys, problems }).toEqual({ keys: 'T F A F', problems: [] });
  });

  it('keeps code, titles, scenarios and explanations where they belong', () => {
    const { items } = read(
      '### Question 1: Loops\n\n**Scenario**: You see this.\n\n```python\nA) = 1\n## no heading\n```\n\n**Question**: What is printed?\n\n' +
        'A) `1`\nB) Nothing, because\n   it fails\n\n**Answer**: B\n\n**Explanation**: It fails.\n\n- Really.\n',
    );
    expect(items).toEqual([
      expect.objectContaining({
        title: 'Loops',
        stem: {
          format: 'markdown',
          text: '**Scenario**: You see this.\n\n```python\nA) = 1\n## no heading\n```\n\nWhat is printed?',
        },
        explanation: {
          format: 'markdown',
          text: 'It fails.\n\n- Really.',
        },
        options: [
          expect.objectContaining({
            text: { format: 'markdown', text: '`1`' },
          }),
          expect.objectContaining({
            text: { format: 'markdown', text: 'Nothing, because\nit fails' },
          }),
        ],
      }),
    ]);
  });

  it('reads what the quiz says of itself', () => {
    const { document } = read('');
    expect(document.quiz).toBeUndefined();
    expect(
      readMarkdownQuiz(
        '\uFEFF# Clouds\r\n\r\n- **Time Limit**: 35 minutes\r\n- **Passing Score:** 80% (1/1 correct)\r\n- 3 attempts\r\n\r\n## Part one\r\n\r\n### Q1. Colour?\r\n\r\na) Red\r\nb) Green\r\n\r\n**Answer:** B\r\n',
        FILE,
      ).quiz,
    ).toEqual(
      expect.objectContaining({
        id: 'example',
        title: 'Clouds',
        passMark: 80,
        timeLimitMinutes: 35,
        attempts: { max: 3 },
        sections: [
          expect.objectContaining({
            title: 'Part one',
            pool: { items: ['q-1'] },
          }),
        ],
      }),
    );
  });

  it.each([
    [
      'keys that contradict each other',
      `### Q1. Colour?\n\n${OPTIONS}\n**Answer:** B\n\n## Answer Key\n\n1. C\n`,
      ['conflicting-keys q-1'],
    ],
    [
      'a key that is no option',
      `### Q1. Colour?\n\n${OPTIONS}\n**Answer:** F\n`,
      ['key-not-among-options q-1'],
    ],
    ['no key', `### Q1. Colour?\n\n${OPTIONS}`, ['no-key q-1']],
    [
      'a key of no question',
      `### Q1. Colour?\n\n${OPTIONS}\n\n## Answer Key\n\n1. B\n2. C\n`,
      ['key-without-question q-2'],
    ],
    [
      'a range with too few keys',
      `${four(n => `### Q${n}. Colour?`)}\n## Answer Key\n\n1-4: B, C, A\n`,
      ['no-key q-4', 'key-range'],
    ],
    [
      'a template',
      `### Q1. Colour?\n\nA) [Option A]\nB) [Option B]\n\n**Correct Answer**: [Letter]\n`,
      ['placeholder q-1'],
    ],
  ])('names %s, with its line', (_, text, expected) => {
    const { document, problems } = read(text);
    expect(problems).toEqual(expected);
    for (const issue of document.issues) {
      expect(issue.line).toBeGreaterThan(4);
      expect(issue.found).not.toBe('');
      expect(issue.expected).not.toBe('');
      expect(issue.remedy).toMatch(/\.$/);
    }
  });

  it('uses the key beside the question when two contradict, and says where both stand', () => {
    const { keys, document } = read(
      `### Q1. Colour?\n\n${OPTIONS}\n**Answer:** B\n\n## Answer Key\n\n1. C\n`,
    );
    expect(keys).toBe('B');
    expect(document.issues[0].found).toBe('B in line 12, C in line 16');
  });

  it('names a missing pass mark and counts that do not add up', () => {
    const issues = (head: string) =>
      readMarkdownQuiz(
        `# Quiz\n\n${head}\n\n### Q1. Colour?\n\n${OPTIONS}\n**Answer:** B\n`,
        FILE,
      ).issues.map(({ code }) => code);
    expect(issues('')).toEqual(['no-pass-mark']);
    expect(issues('Total Questions: 20\n\nPass: 70%')).toEqual([
      'question-count',
    ]);
    expect(issues('Passing Score: 70% (9/20)')).toEqual(['pass-mark-count']);
  });

  it('does not draw questions without a usable key', () => {
    expect(
      read(
        `### Q1. Colour?\n\n${OPTIONS}\n### Q2. Colour?\n\n${OPTIONS}\n**Answer:** B\n`,
      ).items.map(({ status }) => status),
    ).toEqual(['draft', 'published']);
  });

  it('pairs keys in order where numbers start again in every section', () => {
    const { items, keys, problems } = read(
      `## Part 1\n\n### Q1. Colour?\n\n${OPTIONS}\n## Part 2\n\n### Q1. Paint?\n\n${OPTIONS}\n## Answer Key\n\n### Part 1\n1. B\n\n### Part 2\n1. C\n`,
    );
    expect({ keys, problems, ids: items.map(({ id }) => id) }).toEqual({
      keys: 'B C',
      problems: [],
      ids: ['q-1', 'q-1-2'],
    });
  });

  it('reads a key after each section', () => {
    const part = (name: string, number: number, key: string) =>
      `## ${name}\n\n### Q${number}. Colour?\n\n${OPTIONS}\n### Answers\n\n${number}. ${key}\n\n`;
    const { document, keys, problems } = read(
      `${part('Part A', 1, 'B')}${part('Part B', 2, 'C')}`,
    );
    expect({ keys, problems }).toEqual({ keys: 'B C', problems: [] });
    expect(document.quiz!.sections.map(({ title }) => title)).toEqual([
      'Part A',
      'Part B',
    ]);
  });

  it('reads whatever it is given, and keeps every word of it', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '# Quiz',
        '## Section 1',
        '### Question 1: Colours',
        '### Q2. Which colour?',
        '**Question 3:** Which?',
        'A) Red',
        'B) Green',
        '- [x] Blue',
        '**Answer:** B',
        '**Explanation:** grass',
        '## Answer Key',
        '1. B',
        '1-2: B, C',
        '| 1 | B |',
        '<details>',
        '<summary>Answer</summary>',
        '</details>',
        '```',
        '---',
        '## Scoring',
        '',
      ),
      fc.stringMatching(/^[ >*#|-]{0,4}[a-z]{1,8} [a-z]{1,8}$/),
    );
    const words = (text: string): string[] =>
      text.toLowerCase().match(/[a-z]{3,}/g) ?? [];
    const structure = words(
      'question section explanation answer key details summary true',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), lines => {
        const text = lines.join('\n');
        const known = JSON.stringify(
          readMarkdownQuiz(text, FILE),
        ).toLowerCase();
        expect(
          words(text).filter(
            word => !known.includes(word) && !structure.includes(word),
          ),
        ).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('is not slowed down by lines that are made to', () => {
    const start = performance.now();
    for (const part of [
      ' ',
      '\t',
      '*',
      '_',
      '|',
      '1. B ',
      'A) ',
      '[',
      '> ',
      '**',
    ]) {
      read(
        `### Q1. Colour?\n\n${part.repeat(
          5000,
        )}x\n\n## Answer Key\n\n${part.repeat(5000)}x\n`,
      );
    }
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('calls an announcement a placeholder and an empty file an error', () => {
    expect(readMarkdownQuiz('# Quiz\n\nContent coming soon.\n', FILE)).toEqual(
      expect.objectContaining({
        placeholder: 'it has no question and says "Content coming soon."',
        issues: [expect.objectContaining({ code: 'placeholder', line: 3 })],
      }),
    );
    expect(readMarkdownQuiz('# Quiz\n', FILE).issues).toEqual([
      expect.objectContaining({ code: 'no-questions', severity: 'error' }),
    ]);
  });
});

/** Counted by hand, with the key read off the files by eye. */
const COUNTED: Record<string, { options: number; keys: string }> = {
  'module-102-cloud-computing--quizzes--final-quiz.md': {
    options: 120,
    keys: 'B B B B B B B B B B B B B B B A B B B B B B B B B B B B B B',
  },
  'module-102-cloud-computing--quizzes--mid-module-quiz.md': {
    options: 80,
    keys: 'B B B C A B B C B C B C A B B B C B C B',
  },
  'module-102-cloud-computing--exercises--quiz.md': {
    options: 64,
    keys: 'C F C C B A B C B A B B T B C B C essay B F',
  },
  'module-101-foundations--exercises--quiz.md': {
    options: 111,
    keys: 'B C B essay B B B B ABCE B C B ABDE B D B B B essay C B B BCE B B B B essay B B',
  },
  'senior-ai-infrastructure-engineer--module-203-gpu-computing--exercises--quiz.md':
    {
      options: 100,
      keys: 'B C C C B C D C A B C B B B C B B D B C C C A B C essay essay essay',
    },
  'junior-ai-infrastructure-engineer--module-001-python-fundamentals--quizzes--module-001-quiz.md':
    {
      options: 128,
      keys: 'B C B B A B C B C B B B B B C B D C B B A C A B B C B B B B B B',
    },
};

/** Questions of the other files, as far as they have any. */
const QUESTIONS: Record<string, number> = {
  'ai-infrastructure-architect--module-301-enterprise-architecture--quiz.md': 15,
  'ai-infrastructure-architect--module-302-multicloud-hybrid--quiz.md': 15,
  'junior-ai-infrastructure-engineer--module-002-linux-essentials--quizzes--module-002-quiz.md': 30,
  'junior-ai-infrastructure-engineer--module-002-linux-essentials--quizzes--placeholder.md': 0,
  'junior-ai-infrastructure-engineer--module-003-git-version-control--quizzes--module-003-quiz.md': 30,
  'module-101-foundations--quizzes--module-01-quiz.md': 30,
  'module-103-containerization--exercises--quiz.md': 20,
  'module-103-containerization--quizzes--module-quiz.md': 25,
  'module-107-gpu-computing--exercises--quiz.md': 25,
  'module-107-gpu-computing--quizzes--module-quiz.md': 25,
  'senior-ai-infrastructure-engineer--module-201-advanced-kubernetes--exercises--quiz.md': 25,
  'senior-ai-infrastructure-engineer--module-202-distributed-training--exercises--quiz.md': 25,
};

describeWithSharedData('quizzes that nobody on the project wrote', () => {
  const readShared = (file: string) =>
    readMarkdownQuiz(sharedText('quizzes', file), file);

  it.each(Object.entries(COUNTED))(
    'gives every question, option and key of %s, as counted by hand',
    (file, { options, keys }) => {
      const items = readShared(file).quiz!.items;
      expect(items.map(keyOf).join(' ')).toBe(keys);
      expect(
        items.reduce(
          (sum, item) => sum + ('options' in item ? item.options.length : 0),
          0,
        ),
      ).toBe(options);
    },
  );

  it.each(Object.entries(QUESTIONS))(
    'finds all questions of %s',
    (file, count) => {
      const { quiz, placeholder } = readShared(file);
      const items = quiz?.items ?? [];
      expect(items).toHaveLength(count);
      expect(
        placeholder !== undefined || items.every(item => keyOf(item) !== '-'),
      ).toBe(true);
    },
  );

  it('knows the number of questions of every file', () => {
    expect(sharedFiles('quizzes').filter(file => file.endsWith('.md'))).toEqual(
      expect.arrayContaining([
        ...Object.keys(COUNTED),
        ...Object.keys(QUESTIONS),
      ]),
    );
  });

  it.each([
    [
      'junior-ai-infrastructure-engineer--module-002-linux-essentials--quizzes--placeholder.md',
      'it has no question and says "Content Development in Progress"',
    ],
    [
      'ai-infrastructure-architect--module-301-enterprise-architecture--quiz.md',
      '15 of 15 questions are unfilled template text',
    ],
    [
      'ai-infrastructure-architect--module-302-multicloud-hybrid--quiz.md',
      '15 of 15 questions are unfilled template text',
    ],
  ])('calls %s a placeholder', (file, reason) => {
    expect(readShared(file).placeholder).toBe(reason);
  });

  it.each(sharedFiles('quizzes'))('loses no line of %s', file => {
    const document = readShared(file);
    const plain = (text: string) =>
      text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
    const texts: string[] = [];
    JSON.stringify(document, (_, value) => {
      if (typeof value === 'string') {
        texts.push(value);
      }
      return value;
    });
    const known = plain(texts.join(' '));
    // A key may repeat its option before it says why: both halves are known then, apart.
    const isKnown = (line: string) =>
      [...line.matchAll(/$|\s+/g)].some(
        ({ index }) =>
          known.includes(plain(line.slice(0, index))) &&
          known.includes(plain(line.slice(index))),
      );
    const structure =
      /^\s*(?:<\/?(?:details|summary)>.*|[*_]*your answer:?[*_]*|\d+\. short answer \(see details\)|\**\[(?:short answer|multiple choice)\]\**|#+ (?:.*\banswers?\b.*|quiz questions)|#+ section .*)\s*$/i;
    const lost = sharedText('quizzes', file)
      .split(/\r?\n/)
      .filter(line => !structure.test(line))
      // Numbers, letters and labels become ids and keys; what they label must be found.
      .map(line =>
        line
          .replace(
            /^\s*(?:#+\s*)?(?:\*\*)?(?:Bonus\s+)?(?:Question|Q)\s*\d+\s*[.:]?\s*/i,
            '',
          )
          .replace(/^\s*(?:[-*]\s+)?☐?\s*(?:\*\*)?\(?[A-Ha-h][).]\s*/, '')
          .replace(
            /^\s*\**(?:(?:Correct )?Answers?|Explanation|Question)\**\s*:\s*\**\s*/i,
            '',
          )
          .replace(
            /^(?:\s*\|?\s*\d+\.\s*\**(?:[A-D]|True|False)\**(?=\s|$)(?:\s*-\s*)?)+/i,
            '',
          )
          .replace(/^(?:True|False)\s+[-–]\s+/, ''),
      )
      .filter(line => !isKnown(line))
      .filter(
        line =>
          !/^[A-E](?:, [A-E])*\**$|^Sample Answer\**$|^\[Letters?\]$|^(?:True|False)$/.test(
            line.trim(),
          ),
      );
    expect(lost).toEqual([]);
  });
});
