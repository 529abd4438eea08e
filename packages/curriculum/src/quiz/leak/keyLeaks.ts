/**
 * Finds what looks like a key in a text that learners read before they answer. It knows nothing of how keys are read:
 * what a reader missed must not slip by here for the same reason. It would rather call a harmless text a leak than
 * the other way round; code is left alone, since it may look like anything.
 */
import { codeMask } from '../markdown/codeMask';
import { keyStatement } from '../markdown/keyStatement';
import { readKeyRow } from '../markdown/readKeyRow';

/** A part of a text that tells, or may tell, the answer. @public */
export interface KeyLeak {
  /** Where it starts in the text, counting from 0. */
  start: number;
  /** After its last character. */
  end: number;
  /** As it stands there. */
  found: string;
}

const VALUE =
  '(?:[A-H](?![A-Za-z0-9])|true\\b|false\\b|i{1,3}\\b|iv\\b|[1-8]\\b)';
const SOURCES: Array<[pattern: string, flags: string]> = [
  // What is folded away, commented out or hidden by style.
  ['<!--[\\s\\S]*?(?:-->|$)', 'g'],
  ['<details[\\s\\S]*?(?:</details>|$)', 'gi'],
  ['\\|\\|(?=[^|\\s])[^|]*[^|\\s]\\|\\|', 'g'],
  ['>![\\s\\S]*?(?:!<|$)', 'g'],
  ['^\\s*:{3,}.*$', 'gm'],
  ['^\\s*\\[(?://|comment|answer|key|solution)[^\\]]*\\]:.*$', 'gim'],
  ['\\[\\^[^\\]\\s]+\\]:?(?:\\s*\\(?[A-H]\\)?\\s*$)?', 'gm'],
  ['%%[^%\\n]*%%', 'g'],
  [
    '\\b(?:data-(?:answer|correct|key|right)\\s*=\\s*["\'][^"\']*["\']|class\\s*=\\s*["\'][^"\']*\\b(?:correct|answer|right|key)\\b[^"\']*["\'])',
    'gi',
  ],
  [
    '<[a-z][^>]*(?:\\bhidden\\b|display:\\s*none)[^>]*>[\\s\\S]*?(?:</[a-z]+>|$)',
    'gi',
  ],
  // Marks.
  [
    '[✓✔✅☑❌✗✘✖☚☜👈]\\uFE0F?(?:\\s*[A-H]\\b)?|:(?:white_check_mark|heavy_check_mark|x):',
    'gu',
  ],
  ['\\[[xX]\\](?!\\()', 'g'],
  [
    '[([{<*_]+\\s*(?:the\\s+)?(?:correct|right|incorrect|wrong)(?:\\s+(?:answer|option|choice|one))?\\s*[!.]*\\s*[)\\]}>*_]+',
    'gi',
  ],
  ['(?:←|<-{1,3}|<={2,}|👈)\\s*(?:correct|right|answer|key|this)\\b.*$', 'gim'],
  ['\\\\(?:answer|solution|key)\\s*\\{[^}]*\\}?', 'gi'],
  ['_{2,}\\s*(?:[A-H]|true|false|[TF])\\s*_{2,}', 'gi'],
  ['\\bT\\s*/\\s*F\\s*[)\\]]?\\s*[*_]*(?:T|F|true|false)[*_]*\\.?\\s*$', 'gim'],
  // Words.
  [
    `[([{]?\\s*\\b(?:answers?|ans|key|solution|correct(?:\\s+(?:answer|option|choice|response))?|right\\s+(?:answer|option|choice))\\s*[*_]*\\s*(?:is|are|[:=.→>–—-]+)\\s*[*_([\`]*\\s*(?:option\\s+|choice\\s+)?${VALUE}[^\\n]*`,
    'gi',
  ],
  [
    '\\b(?:option|choice|letter|answer)\\s+[A-H]\\s+(?:is|was|would be)\\s+(?:the\\s+)?(?:only\\s+)?(?:right|correct|best)\\b[^\\n]*',
    'gi',
  ],
  [
    '^\\W*[A-H]\\W{0,3}\\s*(?:is|was)\\s+(?:the\\s+)?(?:right|correct|best)\\b.*$',
    'gm',
  ],
  ['^[\\s*_([]*[A-H]\\b[).:\\]]*\\s+(?:because|since)\\b.*$', 'gm'],
];

/** Points, which a question may well be worth, but an option only if it is right. */
const CREDITS: typeof SOURCES = [
  ['[([]\\s*[+-]?\\d+\\s*(?:points?|pts?)\\s*[)\\]]\\s*$', 'gim'],
];

/** Letters that stand alone. */
const LETTERS: typeof SOURCES = [
  ['^\\W*(?:[A-H]|[A-H](?:\\s*(?:,|&|and|\\+)\\s*[A-H])+)\\W*$', 'gm'],
  ['[*_]*[([]\\s*[*_]*[A-H][*_]*\\s*[)\\]][*_]*\\s*[.?]?\\s*$', 'g'],
];

/**
 * Whatever in a text looks like a key, in order and without overlaps.
 *
 * @param part - a letter alone tells in a question, but is as good an option as any
 * @public
 */
export function keyLeaks(
  text: string,
  part: 'stem' | 'option' = 'stem',
): KeyLeak[] {
  const masked = codeMask(withoutFences(text));
  const leaks: KeyLeak[] = [];
  const sources = [...SOURCES, ...(part === 'stem' ? LETTERS : CREDITS)];
  for (const [pattern, flags] of sources) {
    for (const match of masked.matchAll(new RegExp(pattern, flags))) {
      if (match[0].trim() !== '') {
        leaks.push({
          start: match.index,
          end: match.index + match[0].length,
          found: text.slice(match.index, match.index + match[0].length).trim(),
        });
      }
    }
  }
  let offset = 0;
  for (const line of masked.split('\n')) {
    const isRow = readKeyRow(line, 1).entries.length > 1;
    if (isRow || keyStatement(line) !== undefined) {
      leaks.push({
        start: offset,
        end: offset + line.length,
        found: text.slice(offset, offset + line.length).trim(),
      });
    }
    offset += line.length + 1;
  }
  return merged(leaks, text);
}

/** A text without what looks like a key. */
export function withoutLeaks(text: string, leaks: readonly KeyLeak[]): string {
  let out = '';
  let position = 0;
  for (const { start, end } of leaks) {
    out += text.slice(position, start);
    position = end;
  }
  return `${out}${text.slice(position)}`
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Blocks of code, blanked out at the same length. */
function withoutFences(text: string): string {
  return text.replace(
    /^(\s*)(`{3,}|~{3,})[\s\S]*?(?:^\s*\2[`~]*\s*$|(?![\s\S]))/gm,
    block => block.replace(/[^\n]/g, '\u0000'),
  );
}

function merged(leaks: KeyLeak[], text: string): KeyLeak[] {
  const out: KeyLeak[] = [];
  for (const leak of leaks.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = out.at(-1);
    if (last && leak.start < last.end) {
      last.end = Math.max(last.end, leak.end);
      last.found = text.slice(last.start, last.end).trim();
    } else {
      out.push({ ...leak });
    }
  }
  return out;
}
