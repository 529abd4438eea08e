import { QuizIssue } from '../model';
import { keptTexts } from './keptTexts';
import { KeyValue } from './KeyValue';
import { MarkdownLine } from './MarkdownLine';
import { KeptText } from './MarkdownQuizDocument';
import { KeyEntry, readKeyRow } from './readKeyRow';
import { readKeyTable } from './readKeyTable';
import { QuestionBlock, SplitQuiz } from './splitMarkdownQuiz';

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
  const lines = split.keyLines;
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
  const kept = keptTexts(rest);
  return {
    entries:
      entries.length > 0 ? entries : positionalKeys(kept, split.questions),
    kept,
  };
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
