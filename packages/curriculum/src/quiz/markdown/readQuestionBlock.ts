/**
 * Takes one question of a markdown quiz apart: stem, options, key and explanation, in whichever of the usual notations
 * they come.
 */
import { answerLine } from './answerLine';
import { isKey, KeyValue, readKeyValue } from './KeyValue';
import { takeListOptions } from './listOptions';
import { MarkdownLine, withoutEmphasis } from './MarkdownLine';
import { QuestionBlock } from './splitMarkdownQuiz';

/** A question, taken apart. */
export interface RawQuestion {
  title?: string;
  stem: string;
  options: RawOption[];
  /** The key beside the question; its text is the answer in words where it has no letters. */
  key?: KeyValue;
  keyLine?: number;
  explanation: string;
  /** What its author says it is. */
  hint?: 'multiple' | 'essay' | 'true-false';
}

/** An option. */
export interface RawOption {
  /** The author's, or by its place. */
  letter: string;
  text: string;
  /** Counts from 1; absent where the option is an entry of a list. */
  line?: number;
  /** Whether a tick or mark says that it is right. */
  isMarked: boolean;
}

const EXPLANATION =
  /^\s*(?:>\s*)?([*_]{0,3})(?:explanation|rationale|reason(?:ing)?|why|justification|discussion)\s*[*_]{0,3}\s*:\s*[*_]{0,3}\s*(.*)$/i;
const OPTION =
  /^\s*(?:[-*+]\s+)?(?:([☐☑☒□■]|\[[ xX✓]\])\s*)?(?:\*\*|__)?\(?([A-Za-z])[).:]\s*(?:\*\*|__)?\s*(\S.*)$/;
const BOX = /^\s*[-*+]\s+\[([ xX✓])\]\s+(\S.*)$/;
const MARK = /\s*(?:✓|✔|✅|\(correct\)|←\s*correct)\s*$/i;

export function readQuestionBlock(block: QuestionBlock): RawQuestion {
  const stem: string[] = [];
  const answers: string[] = [];
  const explanation: string[] = [];
  const options: RawOption[] = [];
  let details: string[] | undefined;
  let key: KeyValue | undefined;
  let keyLine: number | undefined;
  let collector = stem;
  let wasBlank = true;

  const setKey = (text: string, line: number) => {
    key = readKeyValue(text);
    keyLine = line;
    if (isKey(key) || key.isPlaceholder) {
      explanation.push(withoutOptionText(key, options));
      collector = explanation;
    } else {
      answers.push(text);
      collector = answers;
    }
  };
  const closeDetails = (line: number) => {
    if (!details) {
      return;
    }
    const { summary, body } = detailsOf(details);
    details = undefined;
    const [first, ...more] = body.split('\n');
    const answer = answerLine(first) ?? first;
    if (/\bhints?\b|\bexamples?\b|\bcontext\b/i.test(summary)) {
      collector.push(summary, body);
    } else if (
      body !== '' &&
      (/answer|solution|key|explanation/i.test(summary) ||
        isKey(readKeyValue(answer)))
    ) {
      setKey(answer, line);
      collector.push(...more);
    } else {
      // Whatever is folded away is not for everybody's eyes, so it does not become part of the question.
      explanation.push(summary, body);
    }
  };

  for (const line of block.lines) {
    const { text } = line;
    if (line.isCode) {
      const last = options.at(-1);
      if (details) {
        details.push(text);
      } else if (collector === stem && last && !key) {
        last.text += `\n${text}`;
      } else {
        collector.push(text);
      }
      wasBlank = false;
      continue;
    }
    if (/<details/i.test(text)) {
      closeDetails(line.number);
      details = [];
    }
    if (details) {
      details.push(text);
      if (/<\/details/i.test(text)) {
        closeDetails(line.number);
      }
      continue;
    }
    if (/^\s*(?:-{3,}|\*{3,}|_{3,})\s*$/.test(text) || isPrompt(text)) {
      wasBlank = true;
      continue;
    }
    const explained = EXPLANATION.exec(text);
    if (explained && (key || explained[1] !== '')) {
      explanation.push(explained[2]);
      collector = explanation;
      continue;
    }
    const answered = answerLine(text);
    if (answered !== undefined) {
      setKey(answered, line.number);
      continue;
    }
    if (collector === stem) {
      const option = readOption(line, options, block.lines);
      if (option) {
        options.push(...option);
        wasBlank = false;
        continue;
      }
      const last = options.at(-1);
      if (last && !wasBlank && text.trim() !== '') {
        last.text += `\n${text.trim()}`;
        continue;
      }
    }
    collector.push(text);
    wasBlank = text.trim() === '';
  }
  closeDetails(block.lines.at(-1)?.number ?? block.line);

  const marked = options.filter(({ isMarked }) => isMarked);
  if (!key && marked.length > 0) {
    key = { letters: marked.map(({ letter }) => letter), text: '' };
    keyLine = marked[0].line;
  }
  if (key && !isKey(key) && !key.isPlaceholder) {
    const text = join(answers);
    // The key can stand in a line of its own below its label.
    const below = readKeyValue(text);
    key = options.length > 0 && isKey(below) ? below : { ...key, text };
  }
  if (key && options.length === 0) {
    const listed = takeListOptions(stem, key);
    options.push(...(listed?.options ?? []));
    key = listed?.key ?? key;
  }
  return {
    ...titleAndStem(block.lead, stem),
    options,
    explanation: join(explanation),
    ...(key && { key, keyLine }),
    ...hintOf(
      `${block.section ?? ''}\n${block.lead}\n${stem.join('\n')}`,
      stem,
      block,
    ),
  };
}

/** The summary and the rest of a `<details>` element, however its lines are broken. */
function detailsOf(lines: string[]): { summary: string; body: string } {
  const text = lines.join('\n');
  const found = /<summary[^>]*>(.*?)<\/summary>/is.exec(text);
  const withoutTags = (part: string) =>
    part.replace(/<\/?(?:details|summary)[^>]*>/gi, '').trim();
  return {
    summary: withoutTags(found?.[1] ?? ''),
    body: withoutTags(found ? text.replace(found[0], () => '') : text),
  };
}

/** One option, or all of a line that holds several; undefined where the line holds none. */
function readOption(
  line: MarkdownLine,
  options: readonly RawOption[],
  lines: readonly MarkdownLine[],
): RawOption[] | undefined {
  const expected = String.fromCharCode(65 + options.length);
  const match = OPTION.exec(line.text);
  if (match && match[2].toUpperCase() === expected) {
    const inline = match[3].split(/\s{2,}(?=\(?[B-Zb-z][).:]\s)/);
    // A line that starts with "A." is an option only if a "B" follows it.
    const hasNext =
      options.length > 0 ||
      inline.length > 1 ||
      lines.some(
        other =>
          other.number > line.number &&
          OPTION.exec(other.text)?.[2].toUpperCase() === 'B',
      );
    if (hasNext) {
      return inline.map((text, index) =>
        optionOf(
          String.fromCharCode(expected.charCodeAt(0) + index),
          index === 0 ? text : text.replace(/^\(?[A-Za-z][).:]\s*/, ''),
          line.number,
          /[☑☒■xX✓]/.test(match[1] ?? '') && index === 0,
        ),
      );
    }
  }
  const box = BOX.exec(line.text);
  return box && !match
    ? [optionOf(expected, box[2], line.number, box[1] !== ' ')]
    : undefined;
}

function optionOf(
  letter: string,
  raw: string,
  line: number,
  isChecked: boolean,
): RawOption {
  const text = raw.replace(MARK, '').trim();
  return {
    letter,
    // `**A) text**` leaves its closing mark behind.
    text:
      (text.match(/\*\*/g) ?? []).length === 1
        ? text.replace(/\*\*$/, '').trim()
        : text,
    line,
    isMarked: isChecked || MARK.test(raw),
  };
}

/** A key often repeats its option before it says why; what is left is why. */
function withoutOptionText(
  key: KeyValue,
  options: readonly RawOption[],
): string {
  const option = options.find(({ letter }) => letter === key.letters?.[0]);
  const plain = option?.text.replace(/\*\*|__|`/g, '');
  if (!plain || !key.text.startsWith(plain)) {
    return key.text;
  }
  const rest = key.text.slice(plain.length);
  return /^\s*(?:$|[-–—:.(])/.test(rest)
    ? rest.replace(/^\s*[-–—:.]\s+/, '').trim()
    : key.text;
}

function titleAndStem(
  lead: string,
  lines: string[],
): { title?: string; stem: string } {
  const body = join(
    lines
      .map(line =>
        line.replace(
          /^\s*\*\*Question\*\*\s*:\s*|^\s*\*\*Question:\*\*\s*/i,
          '',
        ),
      )
      .filter(line => !isMarker(line))
      .map(line =>
        /^\s*(?:\*\*|__)/.test(line) ? withoutEmphasis(line) : line,
      ),
  );
  if (body === '') {
    return { stem: lead };
  }
  const isTitle = lead !== '' && !/[?:]$/.test(lead);
  if (isTitle && !/^(?:```|~~~)/.test(body)) {
    return { title: lead, stem: body };
  }
  return { stem: join([lead, '', body]) };
}

/** `[Short Answer]` alone on its line, in bold or not. */
function isMarker(line: string): boolean {
  return /^\s*[*_]{0,3}\[[^\]]*(?:answer|choice|select|essay|true)[^\]]*\][*_]{0,3}\s*$/i.test(
    line,
  );
}

/** Where a learner is meant to write on paper. */
function isPrompt(text: string): boolean {
  return /^\s*[*_]{0,3}your\s+answer\s*:?\s*[*_]{0,3}[\s_.]*$/i.test(text);
}

function hintOf(
  text: string,
  stem: string[],
  block: QuestionBlock,
): Pick<RawQuestion, 'hint'> {
  const own = `${block.lead}\n${stem.join('\n')}`;
  if (
    /select\s+all|all\s+that\s+apply|\[multiple\s+choice\]|choose\s+(?:two|three|all)|multiple\s+select/i.test(
      own,
    )
  ) {
    return { hint: 'multiple' };
  }
  if (/\btrue\s+or\s+false\b|\btrue\/false\b|^\s*\**t\/f\b/im.test(own)) {
    return { hint: 'true-false' };
  }
  return /short\s+answer|essay|sentences\)/i.test(text)
    ? { hint: 'essay' }
    : {};
}

function join(lines: string[]): string {
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
