import { MarkdownLine, withoutEmphasis } from './MarkdownLine';

/** A line with which a question may begin. */
export interface QuestionStart {
  number: number;
  /** What stands beside the number: a title or the stem. */
  lead: string;
  isBonus: boolean;
  /**
   * `named` says that it is a question, `bold` sets its number off, `plain` is an entry of a list, which stems and
   * answers hold as well.
   */
  kind: 'named' | 'bold' | 'plain';
  /** How a plain number is written, e.g. `1.`: lists within a question are often written otherwise. */
  style?: string;
}

const WORDS =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty'.split(
    '|',
  );
const NAME = '(?:question|problem|item|exercise|quiz\\s+question|ques|q)';
const NUMBER = `\\s*\\.?\\s*(?:#|no\\.?\\s*|number\\s+)?(\\d{1,3}|(?:${WORDS.join(
  '|',
)})\\b)(?!\\d|\\.\\d)(?:\\s*(?:of|\\/)\\s*\\d{1,3})?(?:\\s*[([]\\s*\\d+(?:\\.\\d+)?\\s*(?:points?|pts?|marks?)\\s*[)\\]])?`;
/** `Question 1: Title`, `Q1. Stem`, `Question 3 of 10`, `Q4`. */
const HEADING = new RegExp(
  `^(bonus\\s+)?${NAME}${NUMBER}(?!\\s*[-–—]\\s*\\d)\\s*[:.)\\-–—]*\\s*(.*)$`,
  'i',
);
const NUMBERED_HEADING =
  /^(?:#\s*)?(\d{1,3})(?:[.):]|\s+[-–—])\s+(.+)$|^#?(\d{1,3})[.)]?$/;
const DECORATED = '^\\s*(?:>\\s*)*(?:[-*+]\\s+)?(?:❓\\s*)?';
const BOLD_NAMED = [
  new RegExp(
    `${DECORATED}(?:\\*\\*|__)\\s*(bonus\\s+)?${NAME}${NUMBER}\\s*[:.)\\-–—]?\\s*(?:\\*\\*|__)\\s*:?\\s*(.*)$`,
    'i',
  ),
  new RegExp(
    `${DECORATED}(?:\\*\\*|__)\\s*(bonus\\s+)?${NAME}${NUMBER}\\s*[:.)\\-–—]\\s*(\\S.*?)(?:\\*\\*|__)\\s*$`,
    'i',
  ),
];
/** `**Question 3 - True/False:** Stem`: a label between the number and the question. */
const LABELLED = new RegExp(
  `${DECORATED}(?:\\*\\*|__)\\s*(bonus\\s+)?${NAME}${NUMBER}\\s*[-–—:(]\\s*([^*_:()]{2,40}?)\\s*[):]{1,2}\\s*(?:\\*\\*|__)\\s*:?\\s*(\\S.*)$`,
  'i',
);
const TEXT_NAMED = new RegExp(
  `${DECORATED}(bonus\\s+)?${NAME}${NUMBER}(?:\\s*[:.)]|\\s+[-–—])\\s*(\\S.*)$`,
  'i',
);
const TEXT_ALONE = new RegExp(
  `${DECORATED}(bonus\\s+)?(?:question|q)${NUMBER}\\s*[:.)]?()\\s*$`,
  'i',
);
const BOLD =
  /^\s*(?:>\s*)*(?:[-*+]\s+)?(?:\*\*|__)[([#]?(\d{1,3})(?:[.):\]]+\s*(?:\*\*|__)[.):]?|(?:\*\*|__)[.):])\s*(\S.*)$|^\s*(?:>\s*)*(?:\*\*|__)#?(\d{1,3})[.):]\s*(\S.*?)(?:\*\*|__)\s*$/;
const PLAIN =
  /^ ?(?:>\s*)*(?:([([]|#|No\.?\s*)?(\d{1,3})(\\?[.):\]]|\s+[-–—](?=\s)|(?<=#\d{1,3})(?=\s)|(?<=No\.?\s*\d{1,3})(?=\s)))\s+(\S.*)$/i;

/** Reads a line as the first of a question; undefined where it cannot be one. */
export function questionStart(line: MarkdownLine): QuestionStart | undefined {
  if (line.isCode) {
    return undefined;
  }
  if (line.heading !== undefined) {
    const heading = line.heading.replace(/^[^\p{L}\p{N}#]+/u, '');
    const named = HEADING.exec(heading);
    if (named) {
      return start('named', named[2], named[3], named[1]);
    }
    const numbered = NUMBERED_HEADING.exec(heading);
    return numbered
      ? start('named', numbered[1] ?? numbered[3], numbered[2] ?? '')
      : undefined;
  }
  const text = line.text
    .replace(/^\s*<(?:h\d|p|b|strong)>(.*)$/i, '$1')
    .replace(/<\/(?:h\d|p|b|strong)>/gi, '');
  for (const pattern of [...BOLD_NAMED, TEXT_NAMED, TEXT_ALONE]) {
    const named = pattern.exec(text);
    if (named) {
      return start('named', named[2], named[3], named[1]);
    }
  }
  const labelled = LABELLED.exec(text);
  if (labelled) {
    const [, bonus, number, label, stem] = labelled;
    return start('named', number, `${label}: ${stem}`, bonus);
  }
  const bold = BOLD.exec(text);
  if (bold) {
    return start('bold', bold[1] ?? bold[3], bold[2] ?? bold[4]);
  }
  const plain = PLAIN.exec(text);
  return plain
    ? {
        ...start('plain', plain[2], plain[4]),
        style: `${plain[1] ?? ''}1${plain[3].trim()}`,
      }
    : undefined;
}

function start(
  kind: QuestionStart['kind'],
  number: string,
  lead: string,
  bonus?: string,
): QuestionStart {
  const word = WORDS.indexOf(number.toLowerCase());
  return {
    kind,
    number: word < 0 ? Number(number) : word + 1,
    lead: withoutEmphasis(lead),
    isBonus: bonus !== undefined,
  };
}
