import {
  DEFAULT_GRACE_SECONDS,
  DEFAULT_PASS_MARK,
  QuizIssue,
  QuizSection,
} from '../model';
import { isKey, KeyValue, withTruth } from './KeyValue';
import { MarkdownItem, markdownItem } from './markdownItem';
import { MarkdownLine, markdownLines } from './MarkdownLine';
import { KeptText, MarkdownQuizDocument } from './MarkdownQuizDocument';
import { QuizFacts, quizFacts } from './quizFacts';
import { RawQuestion, readQuestionBlock } from './readQuestionBlock';
import { KeyEntry, readKeyRow } from './readKeyRow';
import { readKeyTable } from './readKeyTable';
import {
  QuestionBlock,
  splitMarkdownQuiz,
  SplitQuiz,
} from './splitMarkdownQuiz';

/**
 * Reads a markdown quiz: questions with options and keys in whichever of the usual notations, beside the questions, in
 * `<details>`, or in an answer key at the end. Keys that contradict each other, point nowhere or are missing are
 * issues; questions without a usable key become drafts. What is neither question nor key is kept.
 *
 * Items are named `q-<number>`, so they keep their names when the file is edited; a number that is used again is
 * `q-<number>-2`.
 *
 * @param options - `keyIsPublic`: whether anybody can read the file
 * @public
 */
export function readMarkdownQuiz(
  text: string,
  file: string,
  options: { keyIsPublic?: boolean } = {},
): MarkdownQuizDocument {
  const lines = markdownLines(text);
  const split = splitMarkdownQuiz(lines);
  const issues: QuizIssue[] = [];
  if (split.questions.length === 0) {
    return withoutQuestions(lines, file);
  }
  const { entries, kept } = readKeys(split.keyLines, file, issues);
  if (entries.length === 0) {
    entries.push(...positionalKeys(kept, split.questions));
  }
  const firstLine = split.questions[0].line;
  const facts = quizFacts(
    split.otherLines.filter(line => line.number < firstLine),
  );
  const items = readItems(split, entries, file, issues);
  issues.push(...factIssues(facts, split, file));

  const templates = items.filter(({ isTemplate }) => isTemplate).length;
  const document: MarkdownQuizDocument = {
    file,
    quiz: {
      id: idOf(file),
      version: 1,
      title: split.title ?? idOf(file),
      passMark: facts.passMark ?? DEFAULT_PASS_MARK,
      graceSeconds: DEFAULT_GRACE_SECONDS,
      attempts:
        facts.maxAttempts === undefined ? {} : { max: facts.maxAttempts },
      feedback: 'score',
      sections: sectionsOf(split.questions, items),
      items: items.map(({ item }) => item),
      banks: [],
      keyIsPublic: options.keyIsPublic ?? false,
      ...(facts.timeLimitMinutes !== undefined && {
        timeLimitMinutes: facts.timeLimitMinutes,
      }),
    },
    issues: [...issues, ...items.flatMap(item => item.issues)].sort(
      (a, b) => a.line - b.line,
    ),
    kept: [...keptOf(split), ...kept].sort((a, b) => a.line - b.line),
  };
  return templates * 2 >= items.length
    ? {
        ...document,
        placeholder: `${templates} of ${items.length} questions are unfilled template text`,
      }
    : document;
}

function withoutQuestions(
  lines: MarkdownLine[],
  file: string,
): MarkdownQuizDocument {
  const announced = lines.find(({ text }) =>
    /\b(?:in progress|coming soon|under construction|placeholder|tbd|to be (?:added|written|determined|defined))\b/i.test(
      text,
    ),
  );
  const document = { file, kept: keptTexts(lines) };
  const found = announced?.text.replace(/^[#\s>*-]+|\*+$/g, '');
  return {
    ...document,
    ...(announced && {
      placeholder: `it has no question and says "${found}"`,
    }),
    issues: [
      {
        severity: announced ? 'warning' : 'error',
        code: announced ? 'placeholder' : 'no-questions',
        file,
        line: announced?.number ?? 1,
        message: announced
          ? 'The file is a placeholder for a quiz.'
          : 'The file has no question.',
        found: found ?? 'no line like "### Question 1"',
        expected: '"### Question 1", options "A) ...", "**Answer:** B"',
        remedy: 'Write the quiz, or remove the file.',
      },
    ],
  };
}

function readKeys(
  lines: MarkdownLine[],
  file: string,
  issues: QuizIssue[],
): { entries: KeyEntry[]; kept: KeptText[] } {
  const entries: KeyEntry[] = [];
  const rest: MarkdownLine[] = [];
  const tables = readKeyTable(lines);
  let block: KeyEntry | undefined;
  for (const line of lines) {
    const text = line.text
      .replace(/<\/?(?:details|summary)>/gi, ' ')
      .replace(/^\W*(?:quiz\s+)?answers?(?:\s+keys?)?\W*:\W*/i, '');
    const cells = tables.get(line.number);
    const row = cells
      ? { entries: cells.map(tableEntry(line.number)) }
      : readKeyRow(line.heading ?? text, line.number);
    // A numbered list or code under a question's answer is part of the answer.
    const isAnswer =
      block && (line.isCode || !row.entries.some(({ isBlock }) => isBlock));
    if (row.entries.length > 0 && !isAnswer) {
      entries.push(...row.entries);
      block = row.entries.at(-1)!.isBlock ? row.entries.at(-1) : undefined;
    } else if (block && !/^\s*-{3,}\s*$/.test(line.text)) {
      block.value = {
        ...block.value,
        text: `${block.value.text}\n${line.text}`.trim(),
      };
    } else if (
      !/^\s*(?:<\/?(?:details|summary)>.*|```\w*)\s*$/.test(line.text)
    ) {
      rest.push(line);
    }
    if ('mismatch' in row && row.mismatch) {
      const { found, expected } = row.mismatch;
      issues.push({
        severity: 'error',
        code: 'key-range',
        file,
        line: line.number,
        message:
          'A range of the answer key has another number of keys than questions.',
        found: `${found} keys`,
        expected: `${expected} keys`,
        remedy: 'Give one key for every question of the range.',
      });
    }
  }
  return { entries, kept: keptTexts(rest) };
}

function tableEntry(line: number) {
  return ([question, value]: [number, KeyValue]): KeyEntry => ({
    question,
    value,
    line,
    isBlock: false,
  });
}

/** A key that is a row of letters and nothing else, one for every question in turn. */
function positionalKeys(
  kept: KeptText[],
  questions: QuestionBlock[],
): KeyEntry[] {
  for (const { text, line } of kept) {
    const letters = /^(?:[A-H](?:[\s,;|]+|$))+$/.test(text)
      ? text.match(/[A-H]/g)!
      : [];
    if (letters.length === questions.length) {
      return letters.map((letter, index) => ({
        question: questions[index].number,
        value: { letters: [letter], text: '' },
        line,
        isBlock: false,
      }));
    }
  }
  return [];
}

function readItems(
  split: SplitQuiz,
  entries: KeyEntry[],
  file: string,
  issues: QuizIssue[],
): MarkdownItem[] {
  const uses = new Map<number, number>();
  const unused = [...entries];
  const items = split.questions.map(block => {
    const nth = (uses.get(block.number) ?? 0) + 1;
    uses.set(block.number, nth);
    const id = nth === 1 ? `q-${block.number}` : `q-${block.number}-${nth}`;
    const trailing = takeEntries(unused, block.number);
    return readItem(id, block, trailing, file, issues);
  });
  for (const entry of unused) {
    issues.push({
      severity: 'error',
      code: 'key-without-question',
      file,
      line: entry.line,
      subject: `q-${entry.question}`,
      message: `The answer key has a key for question ${entry.question}, which is not there.`,
      found: entry.value.letters?.join(', ') ?? entry.value.text.slice(0, 60),
      expected: 'a question of that number',
      remedy: 'Correct the number, or add the question.',
    });
  }
  return items;
}

/**
 * The keys of a question. A file may give one twice, as a letter and as a sample answer, so consecutive ones belong
 * together; where numbers start again with every section, the first entry goes with the first question.
 */
function takeEntries(unused: KeyEntry[], question: number): KeyEntry[] {
  const taken: KeyEntry[] = [];
  for (const entry of unused.filter(e => e.question === question)) {
    if (taken.some(other => isKey(other.value) && isKey(entry.value))) {
      break;
    }
    taken.push(entry);
    unused.splice(unused.indexOf(entry), 1);
  }
  return taken;
}

function readItem(
  id: string,
  block: QuestionBlock,
  trailing: KeyEntry[],
  file: string,
  issues: QuizIssue[],
): MarkdownItem {
  const question = readQuestionBlock(block);
  const options = question.options.map(({ text }) => text);
  const listedKeys = trailing.map(entry => ({
    ...entry,
    value: withTruth(entry.value, options),
  }));
  const listed =
    listedKeys.find(entry => isKey(entry.value)) ??
    listedKeys.find(entry => entry.value.text !== '');
  const inline = question.key && withTruth(question.key, options);
  if (
    inline &&
    listed &&
    isKey(inline) &&
    isKey(listed.value) &&
    say(inline) !== say(listed.value)
  ) {
    issues.push({
      severity: 'error',
      code: 'conflicting-keys',
      file,
      line: listed.line,
      subject: id,
      message: `Question ${block.number} has two keys; the one beside the question is used.`,
      found: `${say(inline)} in line ${question.keyLine}, ${say(
        listed.value,
      )} in line ${listed.line}`,
      expected: 'the same key in both places',
      remedy: 'Find out which is right, and correct the other.',
    });
  }
  const key = inline ?? listed?.value;
  return markdownItem({
    id,
    file,
    line: block.line,
    question,
    key: withSample(key, listed?.value, question),
    keyLine: inline ? question.keyLine : listed?.line,
    explanation: explanationOf(question, inline, trailing),
    tags: block.isBonus ? ['bonus'] : [],
  });
}

/** A list of keys says "see details" of what the question answers itself. */
function withSample(
  key: KeyValue | undefined,
  listed: KeyValue | undefined,
  question: RawQuestion,
): KeyValue | undefined {
  const isPlain = key && !isKey(key) && !key.isPlaceholder;
  return isPlain && key.text === '' && question.options.length === 0
    ? listed ?? key
    : key;
}

function explanationOf(
  question: RawQuestion,
  inline: KeyValue | undefined,
  trailing: KeyEntry[],
): string {
  const parts = [question.explanation];
  for (const { value } of trailing) {
    const isTheAnswer = !inline && !isKey(value);
    if (!isTheAnswer && value.text !== '') {
      parts.push(value.text);
    }
  }
  return parts.filter(part => part !== '').join('\n\n');
}

function say(value: KeyValue): string {
  return value.letters?.join(', ') ?? (value.truth ? 'True' : 'False');
}

function sectionsOf(
  blocks: QuestionBlock[],
  items: MarkdownItem[],
): QuizSection[] {
  const sections: QuizSection[] = [];
  blocks.forEach((block, index) => {
    const title = block.section ?? 'Questions';
    let section = sections.at(-1);
    if (section?.title !== title) {
      section = {
        id: `section-${sections.length + 1}`,
        title,
        shuffle: false,
        pool: { items: [] },
      };
      sections.push(section);
    }
    section.pool!.items!.push(items[index].item.id);
  });
  return sections;
}

function factIssues(
  facts: QuizFacts,
  split: SplitQuiz,
  file: string,
): QuizIssue[] {
  const issues: QuizIssue[] = [];
  const regular = split.questions.filter(({ isBonus }) => !isBonus).length;
  if (facts.passMark === undefined) {
    issues.push({
      severity: 'warning',
      code: 'no-pass-mark',
      file,
      line: 1,
      message: `The quiz names no pass mark; ${DEFAULT_PASS_MARK} % is taken.`,
      found: 'nothing',
      expected: '"**Passing Score:** 75%" before the first question',
      remedy: 'Add the pass mark.',
    });
  } else if (facts.passCount) {
    const { right, of } = facts.passCount;
    const needed = Math.ceil((facts.passMark * of) / 100 - 1e-9);
    if (needed !== right) {
      issues.push({
        severity: 'warning',
        code: 'pass-mark-count',
        file,
        line: facts.passMarkLine!,
        message: 'The pass mark in percent and in questions differ.',
        found: `${facts.passMark} % and ${right} of ${of}`,
        expected: `${needed} of ${of}`,
        remedy: 'Correct one of them; the percentage is used.',
      });
    }
  }
  const { questions } = facts;
  if (
    questions !== undefined &&
    questions !== regular &&
    questions !== split.questions.length
  ) {
    issues.push({
      severity: 'warning',
      code: 'question-count',
      file,
      line: 1,
      message: 'The quiz has another number of questions than it says.',
      found: `${split.questions.length}`,
      expected: `${questions}`,
      remedy:
        'Correct the number, or mark a question that is not found as "### Question 7".',
    });
  }
  return issues;
}

function keptOf(split: SplitQuiz): KeptText[] {
  return keptTexts(split.otherLines);
}

/** Lines as texts under their headings, without the empty ones. */
function keptTexts(lines: MarkdownLine[]): KeptText[] {
  const kept: KeptText[] = [];
  let heading: string | undefined;
  let current: KeptText | undefined;
  for (const line of lines) {
    if (line.heading !== undefined) {
      heading = line.heading;
      current = { line: line.number, heading, text: '' };
      kept.push(current);
    } else if (line.text.trim() !== '' && !/^\s*-{3,}\s*$/.test(line.text)) {
      if (!current) {
        current = { line: line.number, text: '' };
        kept.push(current);
      }
      current.text = `${current.text}\n${line.text}`.trim();
    }
  }
  return kept;
}

function idOf(file: string): string {
  return (
    file
      .replace(/^.*\//, '')
      .replace(/\.[^.]*$/, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(-63) || 'quiz'
  );
}
