import { QuizIssue } from '../model';
import { keptTexts } from './keptTexts';
import { isKey, KeyValue, readKeyValue } from './KeyValue';
import { MarkdownLine } from './MarkdownLine';
import { KeptText } from './MarkdownQuizDocument';
import { KeyEntry, KeyRow, readKeyRow } from './readKeyRow';
import { readKeyTable } from './readKeyTable';
import { QuestionBlock, SplitQuiz } from './splitMarkdownQuiz';

/** What goes before the first key of a line: a label, and folds. */
const LABEL =
  /^\W*(?:(?:quiz|the|correct|model|full|official)\s+)*(?:answers?(?:\s+keys?)?|solutions?|keys?|correct\s+(?:answers|options|choices))\W*[:=]\W*/i;
/** A row whose answer is in words: `7. Photosynthesis`. */
const IN_WORDS =
  /^\s*(?:[-*+]\s+)?[*_]*(?:q(?:uestion)?\s*)?[([#]?(\d{1,3})\s*[).\]:=]+[*_]*\s*(\S.*)$/i;

/**
 * Reads the answer key at the end of a quiz: rows, ranges, tables, blocks with explanations, or a bare row of letters.
 *
 * @param issues - gets what is wrong with the key
 * @returns a key for each question that has one, in the order of the file, and the lines that are no key
 */
export function readAnswerKey(
  split: SplitQuiz,
  file: string,
  issues: QuizIssue[],
): { entries: KeyEntry[]; kept: KeptText[] } {
  const entries: KeyEntry[] = [];
  const rest: MarkdownLine[] = [];
  const tables = readKeyTable(split.keyLines);
  const numbers = new Set(split.questions.map(({ number }) => number));
  let block: KeyEntry | undefined;
  for (const line of split.keyLines) {
    const text = line.text
      .replace(/<summary>\s*(?:comment|spoiler|footnote)\s*<\/summary>/gi, ' ')
      .replace(/<\/?(?:details|summary)>/gi, ' ')
      .replace(LABEL, '');
    const cells = tables.get(line.number);
    const row: KeyRow = cells
      ? { entries: cells.map(tableEntry(line.number)) }
      : readKeyRow(line.heading ?? text, line.number);
    if (row.entries.length === 0 && !block && !line.isCode) {
      row.entries.push(...inWords(text, line.number, numbers, entries));
    }
    // A numbered list or code under a question's answer is part of the answer.
    const isAnswer =
      block && (line.isCode || !row.entries.some(({ isBlock }) => isBlock));
    if (row.entries.length > 0 && !isAnswer) {
      entries.push(...row.entries);
      block = row.entries.at(-1)!.isBlock ? row.entries.at(-1) : undefined;
    } else if (block && !/^\s*-{3,}\s*$/.test(line.text)) {
      block.value = continued(block.value, line.text);
    } else if (
      !/^\s*(?:<\/?(?:details|summary)>.*|```\w*)\s*$/.test(line.text)
    ) {
      rest.push(line);
    }
    if (row.mismatch) {
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
  const kept = keptTexts(rest);
  return {
    entries:
      entries.length > 0 ? entries : positionalKeys(kept, split.questions),
    kept,
  };
}

/** A block whose heading has no key may have it in its first line. */
function continued(value: KeyValue, line: string): KeyValue {
  const text = `${value.text}\n${line}`.trim();
  if (!isKey(value) && value.text === '') {
    const below = readKeyValue(line.replace(/^\W*answers?\W*[:=]\W*/i, ''));
    if (isKey(below)) {
      return below;
    }
  }
  return { ...value, text };
}

/** The next question's answer in words; lists in explanations do not go on where the key was. */
function inWords(
  text: string,
  line: number,
  numbers: ReadonlySet<number>,
  entries: readonly KeyEntry[],
): KeyEntry[] {
  const match = IN_WORDS.exec(text);
  const question = Number(match?.[1]);
  const last = entries.at(-1)?.question ?? 0;
  return match && numbers.has(question) && question > last
    ? [{ question, value: readKeyValue(match[2]), line, isBlock: false }]
    : [];
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
    const plain = text.replace(LABEL, '').replace(/[*_`]/g, '').trim();
    const letters = /^(?:[A-H](?:[\s,;|/–—-]+|\.?$))+$/i.test(plain)
      ? plain.toUpperCase().match(/[A-H]/g)!
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
