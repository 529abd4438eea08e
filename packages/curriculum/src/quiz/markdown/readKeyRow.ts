import { KeyValue, lettersOf, readKeyValue } from './KeyValue';

/** A key of one question in a trailing answer key. */
export interface KeyEntry {
  /** The question's number. */
  question: number;
  value: KeyValue;
  /** Counts from 1. */
  line: number;
  /** Whether following lines explain it, as under `**Question 1: B**`. */
  isBlock: boolean;
}

/** A range of questions whose keys are not as many as its questions. */
export interface KeyRangeMismatch {
  found: number;
  expected: number;
}

/** What one line says. */
export interface KeyRow {
  entries: KeyEntry[];
  mismatch?: KeyRangeMismatch;
  /** Whether the line is keys and nothing else. */
  isBare?: boolean;
  /** Whether it names a letter and then its questions, as an option might name numbers. */
  isByLetter?: boolean;
}

/** Between the letters of one key. A comma is one only where no number follows. */
const AND = '\\s*(?:[,&+/]|\\band\\b)\\s*';
const LETTERS = `[A-Z](?:${AND}[A-Z](?![A-Za-z0-9]))*`;
const PAIR = new RegExp(
  `(?:(?:Q(?:uestion)?|No\\.?|#|item)\\s*\\.?\\s*)?[([]?(\\d{1,3})\\s*(?:[)\\]]\\s*[.:=]?|\\.\\)?|:|[=-]+>|=|→|⇒|[-–—]|(?=[A-Za-z]))\\s*(?:answers?\\s*:?\\s*)?[([]?((?:true|false)\\b|${LETTERS}|[A-H]{2,8}|(?:iii|ii|iv|vii|viii|vi|ix))(?![A-Za-z0-9'’])[)\\]]?`,
  'iy',
);
const RANGE =
  /^(?:(?:answers?|keys?|solutions?)\s*)?[([]?\s*(?:Q(?:uestions?)?\s*\.?\s*)?(\d{1,3})\s*(?:[-–—]|\.\.+|to|through)\s*Q?(\d{1,3})\s*[)\]]?\s*(?:[:.)=]|[-=]+>|→)\s*(\S.*)$/i;
/** `1. **B** text` */
const BOLD_VALUE =
  /(\d\s*[.):]\s*)\*\*\(?([A-Ha-h]|True|False)\)?[.:]?\*\*\s+(?=\w)/;
/** `1 B  2 C`, the whole line of it. */
const BARE_PAIRS = /^(?:\d{1,3}\s+(?:[A-H]|True|False)(?:[\s,;|]+|$))+$/;
/** `B: 1, 3 and 5`: the questions of a letter. */
const BY_LETTER =
  /^([A-H]|True|False)\s*[:=→]\s*((?:Q?\d{1,3}(?:\s*(?:,|;|&|and)\s*|\s+|$))+)$/i;
const BLOCK = /^(?:Question|Q)\s*\.?\s*(\d{1,3})\s*(?:[:.)\-–—]\s*(.*))?$/i;
const OPEN =
  /^(\d{1,3})\s*[.):]\s*((?:short|sample|model|open|essay|see|answers?\s+(?:will\s+)?var).*)$/i;
const LABEL =
  /^(?:(?:quiz|the|correct|model|full|official)\s+)*(?:answers?(?:\s*keys?)?|solutions?|keys?)\s*[:=–—-]*\s*(?=[([]?\s*(?:Q(?:uestion)?s?\s*)?\d)/i;

/**
 * Reads one line of a trailing answer key. Understood: `1. B`, `1) B`, `1: B - why`, `1. **B** - why`,
 * `1. B   2. B`, `1 B`, `1. C | 2. C`, `1-b, 2-c`, `Key: 1b 2a`, `Q1 = B; Q2 = A+C`, `(1-3): B-A-B`, `B: 1, 3`, `Question 1: B`,
 * `**Question 4: Sample Answer**`, `18. Short Answer (see details)`, each with or without a bullet.
 *
 * @returns no entries where the line is no key
 */
export function readKeyRow(text: string, line: number): KeyRow {
  const plain = text
    // A value in bold needs nothing to set off what follows.
    .replace(BOLD_VALUE, '$1$2 - ')
    .replace(/\*\*|__|`|(?<=^|\s)[*_]+(?=\S)|(?<=\S)[*_]+(?=\s|$)/g, '')
    .replace(/\\(?=[.)])/g, '')
    .replace(/^[\s>#]*(?:[-*+]\s+)?/, '')
    .replace(LABEL, '')
    .trim()
    .replace(BARE_PAIRS, pairs => pairs.replace(/(\d)\s+/g, '$1. '));
  const entry = (
    question: number,
    value: KeyValue,
    isBlock = false,
  ): KeyEntry => ({ question, value, line, isBlock });

  const range = RANGE.exec(plain);
  if (range && Number(range[1]) < Number(range[2])) {
    return readRange(range, entry);
  }
  const byLetter = BY_LETTER.exec(plain);
  const named = byLetter ? byLetter[2].match(/\d+/g)! : [];
  if (byLetter) {
    return {
      isByLetter: true,
      entries: named.map(number =>
        entry(Number(number), pairValue(byLetter[1])),
      ),
    };
  }
  const { pairs, remainder } = scanPairs(plain);
  const isComplete = /^[\s,;.|)\]]*(?:\([^)]*\))?[\s,;.|]*$/.test(remainder);
  if (pairs.length > 1 ? isComplete : pairs.length === 1) {
    const reason = /^\s*(?:[-–—:.(),]|because\b)\s*(.*)$/i.exec(remainder);
    if (isComplete || reason) {
      return {
        isBare: isComplete,
        entries: pairs.map(([question, value]) =>
          entry(
            question,
            {
              ...pairValue(value),
              text:
                pairs.length === 1
                  ? remainder.replace(/^[\s\-–—:.,)]+/, '')
                  : '',
            },
            /^(?:Question|Q)/i.test(plain),
          ),
        ),
      };
    }
  }
  const block = BLOCK.exec(plain);
  if (block) {
    return {
      entries: [entry(Number(block[1]), readKeyValue(block[2] ?? ''), true)],
    };
  }
  const open = OPEN.exec(plain);
  return {
    entries: open ? [entry(Number(open[1]), { text: open[2] }, true)] : [],
  };
}

function readRange(
  [, first, last, values]: RegExpExecArray,
  entry: (question: number, value: KeyValue) => KeyEntry,
): KeyRow {
  const expected = Number(last) - Number(first) + 1;
  const tokens = values
    .replace(/[*_]*\([^)]*\)[*_]*\s*$/, '')
    .replace(/[*_`]/g, '')
    .trim()
    .split(
      new RegExp(`^[A-H]{${expected}}\\.?$`).test(values.trim())
        ? ''
        : /[\s,;|/·•–—-]+/,
    )
    .filter(token => token !== '');
  if (!tokens.every(token => /^(?:[A-Za-z]|true|false)\.?$/i.test(token))) {
    return { entries: [] };
  }
  const entries = tokens
    .slice(0, expected)
    .map((token, index) =>
      entry(Number(first) + index, pairValue(token.replace('.', ''))),
    );
  return tokens.length === expected
    ? { entries, isBare: true }
    : { entries, isBare: true, mismatch: { found: tokens.length, expected } };
}

function scanPairs(text: string): {
  pairs: Array<[number, string]>;
  remainder: string;
} {
  const pairs: Array<[number, string]> = [];
  let position = 0;
  for (;;) {
    const start =
      position +
      /^(?:[\s,;|)/·•]|\band\b)*/i.exec(text.slice(position))![0].length;
    PAIR.lastIndex = start;
    const match = PAIR.exec(text);
    if (!match) {
      return { pairs, remainder: text.slice(position) };
    }
    pairs.push([Number(match[1]), match[2]]);
    position = PAIR.lastIndex;
  }
}

function pairValue(value: string): KeyValue {
  return /^(?:true|false)$/i.test(value)
    ? { truth: value.toLowerCase() === 'true', text: '' }
    : { letters: lettersOf(value), text: '', raw: value };
}
