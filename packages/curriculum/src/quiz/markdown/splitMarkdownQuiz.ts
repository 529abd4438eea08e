/**
 * Cuts a markdown quiz into questions, answer keys and the rest.
 *
 * People number questions as headings (`### Question 1: Title`, `### Q1. Stem`, `### 1. Stem`), in bold
 * (`**Question 1:** Stem`, `**1. Stem**`) or as a plain list. A plain list is believed only where nothing stronger is
 * used, because stems and answers hold lists, too. A key starts at a heading like "Answer Key" or "Answers and
 * Explanations" once a question was seen, and ends at a heading that starts something else, like "Scoring Guide".
 */
import { readKeyRow } from './readKeyRow';
import { MarkdownLine, withoutEmphasis } from './MarkdownLine';

/** The lines of one question. */
export interface QuestionBlock {
  number: number;
  /** What stands beside the number: a title or the stem. */
  lead: string;
  isBonus: boolean;
  section?: string;
  /** Of its first line; counts from 1. */
  line: number;
  /** What follows the first line. */
  lines: MarkdownLine[];
}

/** A file, cut. Every line is in one part; headings of sections are with their questions. */
export interface SplitQuiz {
  title?: string;
  questions: QuestionBlock[];
  keyLines: MarkdownLine[];
  otherLines: MarkdownLine[];
}

type Zone = 'preamble' | 'questions' | 'key' | 'other';

const KEY_HEADING =
  /\banswers?\s*keys?\b|\banswers\b|^solutions?\b|^(?:the\s+)?key$/i;
const OTHER_HEADING =
  /^(?:scor|grading|next|review|areas?\b|topics?\b|additional|feedback|self|key concepts|practical|after|results?|what to do|how to|resources|performance|congrat|further|if you|certificat|completion|appendix|summary)/i;

export function splitMarkdownQuiz(lines: MarkdownLine[]): SplitQuiz {
  const allowPlain = !lines.some(
    line => !line.isCode && questionStart(line, false) !== undefined,
  );
  const split: SplitQuiz = {
    questions: [],
    keyLines: [],
    otherLines: [],
  };
  const headings: MarkdownLine[] = [];
  let zone: Zone = 'preamble';
  let keyLevel = 0;
  let section: string | undefined;
  let current: QuestionBlock | undefined;
  let currentLevel: number | undefined;

  for (const [index, line] of lines.entries()) {
    if (
      split.questions.length > 0 &&
      zone !== 'key' &&
      startsKey(line, lines[index + 1], lines[index + 2])
    ) {
      zone = 'key';
      keyLevel = line.headingLevel ?? 7;
      current = undefined;
      (line.headingLevel === undefined ? split.keyLines : headings).push(line);
      continue;
    }
    if (line.headingLevel !== undefined && zone === 'key') {
      const isRow = readKeyRow(line.heading!, line.number).entries.length > 0;
      if (isRow) {
        split.keyLines.push(line);
        continue;
      }
      if (OTHER_HEADING.test(line.heading!)) {
        zone = 'other';
      } else if (line.headingLevel <= keyLevel && !startsKey(line)) {
        zone = 'questions';
      }
      if (zone === 'key') {
        headings.push(line);
        continue;
      }
    }
    const found =
      zone === 'key' || line.isCode
        ? undefined
        : questionStart(line, allowPlain);
    if (found && hasBody(lines, index, found, allowPlain)) {
      zone = 'questions';
      current = {
        ...found,
        isBonus: found.isBonus || /\bbonus\b/i.test(section ?? ''),
        line: line.number,
        lines: [],
        ...(section !== undefined && { section }),
      };
      currentLevel = line.headingLevel;
      split.questions.push(current);
      continue;
    }
    if (line.headingLevel !== undefined) {
      if (zone === 'questions' && OTHER_HEADING.test(line.heading!)) {
        zone = 'other';
        current = undefined;
      } else if (
        current &&
        currentLevel !== undefined &&
        line.headingLevel > currentLevel
      ) {
        current.lines.push(line);
        continue;
      } else {
        if (split.title === undefined && line.headingLevel === 1) {
          split.title = line.heading;
        } else if (zone !== 'other') {
          section = line.heading;
        }
        current = undefined;
      }
      headings.push(line);
      continue;
    }
    if (current && zone === 'questions') {
      current.lines.push(line);
    } else {
      (zone === 'key' ? split.keyLines : split.otherLines).push(line);
    }
  }
  // Headings that no question took for its section would be lost.
  const sections = new Set(split.questions.map(question => question.section));
  split.otherLines.push(
    ...headings.filter(
      line => line.heading !== split.title && !sections.has(line.heading),
    ),
  );
  split.otherLines.sort((a, b) => a.number - b.number);
  return split;
}

/** Whether a line opens an answer key: a heading, a line in bold, or one that already lists several keys. */
function startsKey(line: MarkdownLine, ...next: MarkdownLine[]): boolean {
  if (line.isCode) {
    return false;
  }
  if (line.heading !== undefined) {
    return (
      KEY_HEADING.test(line.heading) && !/\bquestions?\b/i.test(line.heading)
    );
  }
  const plain = line.text.replace(/<\/?(?:details|summary)>/gi, '').trim();
  const label =
    /^(?:\*\*|__)?\s*((?:quiz\s+)?(?:answers?\s+keys?|answers))\s*(?:\*\*|__)?\s*:?\s*(?:\*\*|__)?\s*(.*)$/i.exec(
      plain,
    );
  if (!label) {
    return false;
  }
  if (label[2] !== '') {
    return readKeyRow(label[2], line.number).entries.length > 1;
  }
  // "Answers" alone may also introduce the answers to one question; a key follows with a numbered row.
  const follower = next.find(({ text }) => text.trim() !== '');
  return (
    /key/i.test(label[1]) ||
    (follower !== undefined &&
      readKeyRow(follower.text, follower.number).entries.length > 0)
  );
}

type Start = Pick<QuestionBlock, 'number' | 'lead' | 'isBonus'>;

function questionStart(
  line: MarkdownLine,
  allowPlain: boolean,
): Start | undefined {
  if (line.heading !== undefined) {
    const named =
      /^(bonus\s+)?(?:question|q)\s*\.?\s*(\d{1,3})(?!\d|\s*[-–—]\s*\d)\s*[:.)\-–—]?\s*(.*)$/i.exec(
        line.heading,
      );
    if (named) {
      return start(named[2], named[3], named[1]);
    }
    const numbered = /^(\d{1,3})[.)]\s+(.+)$/.exec(line.heading);
    return numbered ? start(numbered[1], numbered[2]) : undefined;
  }
  const { text } = line;
  const named =
    /^\s*(?:\*\*|__)\s*(bonus\s+)?(?:question|q)\s*\.?\s*(\d{1,3})\s*[:.)\-–—]?\s*(?:\*\*|__)\s*:?\s*(.*)$/i.exec(
      text,
    ) ??
    /^\s*(?:\*\*|__)\s*(bonus\s+)?(?:question|q)\s*\.?\s*(\d{1,3})\s*[:.)\-–—]\s*(\S.*?)(?:\*\*|__)\s*$/i.exec(
      text,
    ) ??
    /^(bonus\s+)?(?:question|q)\s*\.?\s*(\d{1,3})\s*[:.)]\s*(\S.*)$/i.exec(
      text,
    );
  if (named) {
    return start(named[2], named[3], named[1]);
  }
  const bold =
    /^\s*(?:\*\*|__)(\d{1,3})[.)]\s*(?:\*\*|__)\s*(\S.*)$/.exec(text) ??
    /^\s*(?:\*\*|__)(\d{1,3})[.)]\s*(\S.*?)(?:\*\*|__)\s*$/.exec(text);
  if (bold) {
    return start(bold[1], bold[2]);
  }
  const plain = allowPlain ? /^(\d{1,3})[.)]\s+(\S.*)$/.exec(text) : undefined;
  return plain ? start(plain[1], plain[2]) : undefined;
}

function start(number: string, lead: string, bonus?: string): Start {
  return {
    number: Number(number),
    lead: withoutEmphasis(lead),
    isBonus: bonus !== undefined,
  };
}

/**
 * Whether what looks like a question is one. A named one always is; one that is only numbered needs options, an
 * answer or a question mark before the next.
 */
function hasBody(
  lines: MarkdownLine[],
  index: number,
  candidate: Start,
  allowPlain: boolean,
): boolean {
  if (/\b(?:question|q)\s*\.?\s*\d/i.test(lines[index].text)) {
    return true;
  }
  for (const line of lines.slice(index + 1)) {
    if (line.isCode) {
      continue;
    }
    if (line.heading !== undefined || questionStart(line, allowPlain)) {
      break;
    }
    if (
      /^\s*(?:[-*+]\s+)?(?:☐|□|\[[ xX]\])?\s*\**\(?[A-Da-d][).:]\**\s+\S/.test(
        line.text,
      ) ||
      /^\s*[*_]*(?:correct\s+)?answers?\b[^a-z]*:/i.test(line.text) ||
      /^\s*[-*+]\s+\[[ xX]\]\s/.test(line.text) ||
      /<details/i.test(line.text)
    ) {
      return true;
    }
  }
  return !allowPlain && candidate.lead.endsWith('?');
}
