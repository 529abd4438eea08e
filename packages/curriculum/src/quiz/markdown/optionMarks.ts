/**
 * What authors write on an option to say that it is right or wrong: ticks and crosses before or after it, `(correct)`,
 * arrows, strike-through. None of it may stay in the option's text: a learner would read the key off it.
 */
import { codeMask } from './codeMask';

/** An option without what was written on it. */
export interface MarkedText {
  text: string;
  verdict?: 'right' | 'wrong';
  /** What the mark says beside its verdict, usually why. */
  reason: string;
  /** Whether all of it is set in bold, italics or otherwise set off. */
  isEmphasised: boolean;
}

const RIGHT =
  '[✓✔✅☑🟢⭐★]\\uFE0F?|:white_check_mark:|:heavy_check_mark:|:check:|:star:';
const WRONG = '[❌✗✘✖🔴🚫]\\uFE0F?|:x:|:no_entry:|:cross_mark:';
const RIGHT_WORDS =
  '(?:the\\s+|this\\s+is\\s+(?:the\\s+)?)?(?:correct|right)(?:\\s+(?:answer|option|choice|response|one))?|(?:best|true|the)\\s+answer|this\\s+one|answer|key';
const WRONG_WORDS =
  'incorrect|wrong|not\\s+correct|not\\s+right|(?:wrong|incorrect)\\s+(?:answer|option|choice)|distractor';

/** Marks wherever they stand, with what follows them. */
const SYMBOL = new RegExp(`(?:^|\\s*)(${RIGHT}|${WRONG})(.*)$`, 'su');
const IS_RIGHT_SYMBOL = new RegExp(`^(?:${RIGHT})$`, 'u');
/** `(correct)`, `[wrong: that is blood]`, `**(correct)**`, `{right}`. */
const BRACKETED = new RegExp(
  `\\s*[*_]{0,3}[([{<]\\s*[*_.#:]{0,3}\\s*(?:(${RIGHT_WORDS})|(${WRONG_WORDS}))\\s*[!.]*\\s*[*_]{0,3}\\s*(?:[:;,–—-]\\s*([^)\\]}]*))?[)\\]}>][*_]{0,3}[.!]?\\s*(.*)$`,
  'is',
);
/** `- correct`, `— Correct! Because`, `: wrong`, `<-- this one`, `← answer`, `#correct`. */
const APPENDED = new RegExp(
  `\\s+(?:[-–—:;|]+|//|#)\\s*[*_]{0,3}(?:(${RIGHT_WORDS})|(${WRONG_WORDS}))[*_]{0,3}(?=$|\\s*[.!:,;)–—-]|\\s+because)[*_]{0,3}[\\s.!:,;–—-]*(.*)$`,
  'is',
);
/** What Moodle and others give for an option: `(0 points)`, `[100%]`. */
const CREDIT =
  /\s*[([]\s*[+-]?(\d+(?:\.\d+)?)\s*(?:points?|pts?|marks?)\s*[)\]]\s*$|\s*\[\s*(0|100)\s*%\s*\]\s*$/i;
/** `— true`, as a verdict set off by a dash. */
const TRUTH = /\s+[–—]\s*(true|false)\s*[.!]?\s*$/i;
const ARROW =
  /\s*(?:[←⬅⟵👈☚☜◀◄⇦⇐]\uFE0F?|<-{1,3}|<={1,3}(?=\s*(?:\w|$)))\s*(.*)$/su;

/** Takes verdicts off the text of an option. */
export function takeMarks(raw: string): MarkedText {
  let text = raw.trim();
  let verdict: MarkedText['verdict'];
  const reasons: string[] = [];
  const note = (found: 'right' | 'wrong', reason = '') => {
    verdict = verdict ?? found;
    reasons.push(reason.replace(/^[\s:.,;!)\]*_–—-]+|[\s*_]+$/g, ''));
  };
  const lead = new RegExp(`^(?:(${RIGHT})|(${WRONG}))\\s*`, 'u').exec(text);
  if (lead) {
    note(lead[1] ? 'right' : 'wrong');
    text = text.slice(lead[0].length);
  }
  const struck = /^~~(.+)~~$/s.exec(text);
  if (struck) {
    note('wrong');
    text = struck[1];
  }
  const masked = codeMask(text);
  const cuts = [SYMBOL, BRACKETED, APPENDED, ARROW, CREDIT, TRUTH].flatMap(
    pattern => {
      const match = pattern.exec(masked);
      return match && match.index > 0 ? [{ pattern, match }] : [];
    },
  );
  cuts.sort((a, b) => a.match.index - b.match.index);
  for (const { pattern, match } of cuts.slice(0, 1)) {
    const said = text.slice(match.index);
    if (pattern === SYMBOL) {
      note(
        IS_RIGHT_SYMBOL.test(match[1]) ? 'right' : 'wrong',
        said.slice(said.indexOf(match[1]) + match[1].length),
      );
    } else if (pattern === CREDIT) {
      note(Number(match[1] ?? match[2]) > 0 ? 'right' : 'wrong');
    } else if (pattern === TRUTH) {
      note(/^true$/i.test(match[1]) ? 'right' : 'wrong');
    } else if (pattern === ARROW) {
      const words = match[1].replace(/[*_()]/g, '').trim();
      const isWrong = new RegExp(`^(?:${WRONG_WORDS})\\b`, 'i').test(words);
      note(
        isWrong ? 'wrong' : 'right',
        words.replace(
          new RegExp(`^(?:${RIGHT_WORDS}|${WRONG_WORDS}|yes|no)\\b`, 'i'),
          '',
        ),
      );
    } else {
      note(
        match[1] === undefined ? 'wrong' : 'right',
        [match[3], match[4]].filter(Boolean).join(' '),
      );
    }
    text = text.slice(0, match.index);
    // `**Green (correct)**` leaves its opening mark behind.
    for (const mark of ['**', '__', '~~']) {
      if (text.split(mark).length === 2 && text.startsWith(mark)) {
        text = text.slice(2);
      }
    }
  }
  const plain = withoutHighlight(text.trim());
  return {
    text: plain.text,
    ...(verdict && { verdict }),
    reason: reasons.filter(reason => /\w/.test(reason)).join(' '),
    isEmphasised: plain.isEmphasised,
  };
}

/** Without what sets all of a text off from others. */
function withoutHighlight(raw: string): {
  text: string;
  isEmphasised: boolean;
} {
  const text = raw.replace(
    /^<(mark|b|strong|em|i|u|ins)\b[^>]*>(.*)<\/\1>$/is,
    '==$2==',
  );
  const match = /^(\*{1,3}|_{1,3}|==|\+\+)(?=\S)(.+?)(?<=\S)\1([.,;]?)$/s.exec(
    text,
  );
  if (!match || codeMask(match[2]).includes(match[1])) {
    return { text, isEmphasised: false };
  }
  return { text: `${match[2]}${match[3]}`, isEmphasised: true };
}
