/**
 * Finds the options among the lines of a question: `A)`, `a.`, `(A)`, `[A]`, `- A:`, `A - text`, `**A** text`, roman
 * numbers, boxes to tick, several in one line. What counts is the sequence: a line is an option because the one before
 * it was the option before, so a sentence that begins with "A." is none.
 */
import { codeMask } from './codeMask';
import { MarkdownLine } from './MarkdownLine';
import { takeMarks } from './optionMarks';

/** An option. */
export interface RawOption {
  /** What keys call it: the author's letter, or one by its place. */
  letter: string;
  /** How the author names it, where that is no letter: `ii`, `3`. */
  label?: string;
  text: string;
  /** Counts from 1. */
  line: number;
  verdict?: 'right' | 'wrong';
  /** What its mark says beside the verdict. */
  reason: string;
  /** Whether it is set off from the others as a whole. */
  isEmphasised: boolean;
  /** `+` where the others have `-`. */
  bullet?: string;
}

/** A marker that was read off a line. */
interface Marker {
  style: 'letter' | 'loose' | 'roman' | 'box';
  /** Counts from 0; undefined for boxes. */
  index?: number;
  label: string;
  text: string;
  verdict?: 'right' | 'wrong';
  isEmphasised: boolean;
  bullet?: string;
}

const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];
const TICK =
  '(?:([☐☑☒□■✓✔✅❌✗✘➤▶👉🟢🔴★⭐○●◯◉⚪⚫]\\uFE0F?|:\\w+:|[-=]+>|→|\\[[ xX✓✔*]?\\]|\\([ xX✓✔*]?\\))\\s*)?';
const START = `^\\s*(?:>\\s*)*(?:([-*+•‣▪])\\s+)?${TICK}`;
const LETTER = new RegExp(
  `${START}(\\*(?=[A-Za-z][).:]))?([*_=]{1,3}|<(?:b|strong|mark|em|i|u)>|~~)?([([{]?)\\\\?([A-Za-z])\\\\?([)\\].:}])(?:([*_=]{1,3}|</(?:b|strong|mark|em|i|u)>)(?=\\s|$))?\\s*(\\S.*)$`,
  'u',
);
const LOOSE = new RegExp(
  `${START}(\\*\\*|__)?([A-Z])(?:\\*\\*|__)?(?:\\s+[-–—|=]+>?\\s+|\\t+|(?<=\\*\\*|__)\\s+|\\s{2,}|(?<=^\\s*[-*+]\\s+[A-Z])\\s+)(\\S.*)$`,
  'u',
);
const ROMAN_MARK = new RegExp(
  `${START}(?:\\*\\*|__)?\\(?(viii|vii|vi|iv|ix|iii|ii|i|v|x)[).:](?:\\*\\*|__)?\\s*(\\S.*)$`,
  'iu',
);
const BOX =
  /^\s*(?:[-*+]\s+)?(\[[ xX✓✔*]\]|\([ xX✓✔*]?\)|[☐☑☒□■○●◯◉])\s*(\S.*)$/u;
const CHECKED =
  /^(?:[☑☒■✓✔✅🟢★⭐●◉⚫➤▶👉]\uFE0F?|[-=]+>|→|\[[xX✓✔*]\]|\([xX✓✔*]\)|:(?:white_check_mark|heavy_check_mark|check|star):)$/u;
const CROSSED = /^(?:[❌✗✘🔴]\uFE0F?|:x:)$/u;

/** What was found: options, and what of each line they leave for the question. */
export interface FoundOptions {
  options: RawOption[];
  /** Indices of lines that are options, or hold the text of one. */
  taken: Set<number>;
  /** Index of the last line that is part of an option; −1 where there is none. */
  last: number;
  /** Options whose letter was there before, or skips one, with their lines. */
  strange: Array<{ letter: string; line: number; expected: string }>;
}

export function findOptions(
  lines: readonly MarkdownLine[],
  isOther: (line: MarkdownLine) => boolean,
): FoundOptions {
  const found: FoundOptions = {
    options: [],
    taken: new Set(),
    last: -1,
    strange: [],
  };
  let style: Marker['style'] | undefined;
  let isContinued = false;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (line.isHidden) {
      continue;
    }
    if (line.isCode) {
      isContinued = false;
      if (found.options.length > 0 && hasMore(lines, i, found, style)) {
        addText(found, i, line.text);
      }
      continue;
    }
    if (isOther(line)) {
      isContinued = false;
      continue;
    }
    const marker = markerOf(line.text, found.options.length, style, () =>
      hasNext(lines, i, isOther),
    );
    if (marker) {
      if (isRepeated(marker, found, lines, i, style)) {
        continue;
      }
      style = marker.style;
      add(found, marker, i, line);
      isContinued = true;
    } else if (line.text.trim() === '') {
      isContinued = false;
    } else if (
      isContinued &&
      (/^\s{2,}[^\s([{*_]/.test(line.text) ||
        hasMore(lines, i, found, style) ||
        isWrapped(lines[i - 1], line))
    ) {
      addText(found, i, line.text.trim());
    } else {
      isContinued = false;
    }
  }
  return found;
}

/** A sentence that goes on in the next line: the first is long, and the next begins small. */
function isWrapped(before: MarkdownLine, line: MarkdownLine): boolean {
  return (
    before.text.length > 60 &&
    /^[a-z]/.test(line.text) &&
    !/[.!?]$/.test(before.text)
  );
}

function add(
  found: FoundOptions,
  marker: Marker,
  index: number,
  line: MarkdownLine,
) {
  const expected = letterOf(found.options.length);
  const parts =
    marker.style === 'letter'
      ? inlineParts(marker, found.options.length)
      : [marker.text];
  parts.forEach((part, nth) => {
    const letter =
      marker.style === 'roman' || marker.index === undefined
        ? letterOf(found.options.length)
        : letterOf(marker.index + nth);
    if (letter !== letterOf(found.options.length)) {
      found.strange.push({ letter, line: line.number, expected });
    }
    const marked = takeMarks(part);
    found.options.push({
      letter,
      text: marked.text,
      line: line.number,
      reason: marked.reason,
      isEmphasised: marked.isEmphasised || (marker.isEmphasised && nth === 0),
      ...(marker.style === 'roman' && { label: marker.label }),
      ...(marker.bullet !== undefined && { bullet: marker.bullet }),
      ...verdictOf(nth === 0 ? marker.verdict : undefined, marked.verdict),
    });
  });
  found.taken.add(index);
  found.last = index;
}

function verdictOf(
  ...verdicts: Array<'right' | 'wrong' | undefined>
): Pick<RawOption, 'verdict'> {
  const verdict = verdicts.find(it => it !== undefined);
  return verdict ? { verdict } : {};
}

/** Text of an option in a further line; a mark may be there. */
function addText(found: FoundOptions, index: number, text: string) {
  const option = found.options.at(-1)!;
  const marked = takeMarks(`x ${text}`);
  option.text += `\n${marked.verdict ? marked.text.slice(1).trim() : text}`;
  option.text = option.text.trimEnd();
  option.verdict = option.verdict ?? marked.verdict;
  option.reason = [option.reason, marked.verdict ? marked.reason : '']
    .filter(Boolean)
    .join(' ');
  found.taken.add(index);
  found.last = index;
}

function markerOf(
  text: string,
  count: number,
  style: Marker['style'] | undefined,
  followed: () => 'letter' | 'loose' | 'roman' | 'box' | undefined,
): Marker | undefined {
  if (style === undefined) {
    const next = followed();
    const first = (
      [
        romanMarker(text),
        letterMarker(text),
        boxMarker(text),
        looseMarker(text),
      ] as const
    ).find(
      marker =>
        marker &&
        (marker.index ?? 0) === 0 &&
        (next === marker.style ||
          (marker.style === 'box' && next !== undefined) ||
          (marker.style === 'letter' && inlineParts(marker, 0).length > 1)),
    );
    return first;
  }
  const marker =
    (style === 'roman' && romanMarker(text)) ||
    (style === 'letter' && letterMarker(text)) ||
    (style === 'box' && boxMarker(text)) ||
    (style === 'loose' && looseMarker(text)) ||
    undefined;
  // Out of the sequence, a letter before a full stop may be the start of a sentence, or of "e.g.".
  const isNext = marker?.index === undefined || marker.index === count;
  return isNext ||
    (count > 1 && marker!.index! <= count + 2 && /[).:\]]\s/.test(text))
    ? marker
    : undefined;
}

function letterMarker(text: string): Marker | undefined {
  const match = LETTER.exec(text);
  if (!match) {
    return undefined;
  }
  const [, bullet, tick, star, open, bracket, letter, end, close, body] = match;
  if (
    (bracket === '[' && /[xX]/.test(letter)) ||
    (/[\]}]/.test(end) && bracket !== (end === ']' ? '[' : '{'))
  ) {
    return undefined;
  }
  // `**A) text**` opens before its letter and closes after its text.
  const isWhole = Boolean(open) && !close;
  const closing = open?.startsWith('<') ? open.replace('<', '</') : open;
  const inner =
    isWhole && body.endsWith(closing!) ? body.slice(0, -closing!.length) : body;
  const isStruck = open === '~~';
  return {
    style: 'letter',
    index: letter.toUpperCase().charCodeAt(0) - 65,
    label: letter,
    text: inner.trim() || body,
    isEmphasised: Boolean(open) && !isStruck,
    ...verdictOf(
      isStruck ? 'wrong' : undefined,
      star === undefined ? undefined : 'right',
      tickOf(tick),
    ),
    ...(bullet && { bullet }),
  };
}

function looseMarker(text: string): Marker | undefined {
  const match = LOOSE.exec(text);
  return match
    ? {
        style: 'loose',
        index: match[4].charCodeAt(0) - 65,
        label: match[4],
        text: match[5],
        isEmphasised: Boolean(match[3]),
        ...verdictOf(tickOf(match[2])),
        ...(match[1] && { bullet: match[1] }),
      }
    : undefined;
}

function romanMarker(text: string): Marker | undefined {
  const match = ROMAN_MARK.exec(text);
  return match
    ? {
        style: 'roman',
        index: ROMAN.indexOf(match[3].toLowerCase()),
        label: match[3].toLowerCase(),
        text: match[4],
        isEmphasised: false,
        ...verdictOf(tickOf(match[2])),
        ...(match[1] && { bullet: match[1] }),
      }
    : undefined;
}

function boxMarker(text: string): Marker | undefined {
  const match = BOX.exec(text);
  return match
    ? {
        style: 'box',
        label: '',
        text: match[2],
        isEmphasised: false,
        ...verdictOf(tickOf(match[1])),
      }
    : undefined;
}

function tickOf(tick: string | undefined): 'right' | 'wrong' | undefined {
  if (tick === undefined) {
    return undefined;
  }
  if (CROSSED.test(tick)) {
    return 'wrong';
  }
  return CHECKED.test(tick) ? 'right' : undefined;
}

/** The style in which a second option follows, if one does. */
function hasNext(
  lines: readonly MarkdownLine[],
  index: number,
  isOther: (line: MarkdownLine) => boolean,
): Marker['style'] | undefined {
  for (const line of lines.slice(index + 1)) {
    if (!line.isCode && !line.isHidden && !isOther(line)) {
      const next = [romanMarker, letterMarker, looseMarker, boxMarker]
        .map(read => read(line.text))
        .find(
          marker => marker && (marker.index === 1 || marker.style === 'box'),
        );
      if (next) {
        return next.style;
      }
    }
  }
  return undefined;
}

/** Whether options go on after a line. */
function hasMore(
  lines: readonly MarkdownLine[],
  index: number,
  found: FoundOptions,
  style: Marker['style'] | undefined,
): boolean {
  return lines.slice(index + 1).some(line => {
    if (line.isCode || line.isHidden) {
      return false;
    }
    const marker = markerOf(
      line.text,
      found.options.length,
      style,
      () => undefined,
    );
    return (
      marker !== undefined &&
      (marker.index === undefined || marker.index === nextIndex(found))
    );
  });
}

function nextIndex(found: FoundOptions): number {
  return (found.options.at(-1)?.letter.charCodeAt(0) ?? 64) - 64;
}

/**
 * Whether a letter was there before and no further option follows: `B. because grass is green` below options is a key.
 */
function isRepeated(
  marker: Marker,
  found: FoundOptions,
  lines: readonly MarkdownLine[],
  index: number,
  style: Marker['style'] | undefined,
): boolean {
  const known = new Set(found.options.map(({ letter }) => letter));
  return (
    marker.index !== undefined &&
    (marker.style === 'roman'
      ? marker.index < found.options.length
      : known.has(letterOf(marker.index))) &&
    !hasMore(lines, index, found, style)
  );
}

/** All options of a line that holds several. */
function inlineParts(marker: Marker, count: number): string[] {
  const parts = [marker.text];
  for (let next = (marker.index ?? count) + 1; next < 26; next++) {
    const letter = String.fromCharCode(65 + next);
    const last = parts.at(-1)!;
    const at = new RegExp(
      `(?:\\s+|[,;|/]\\s*)(?:\\*\\*|__)?[([]?(?:${letter}|${letter.toLowerCase()})[)\\].:](?:\\*\\*|__)?\\s+(?=\\S)|\\s+[([](?:${letter}|${letter.toLowerCase()})[)\\]](?=\\S)`,
    ).exec(codeMask(last));
    if (!at) {
      break;
    }
    parts.splice(
      -1,
      1,
      last.slice(0, at.index).trim(),
      last.slice(at.index + at[0].length).trim(),
    );
  }
  return parts;
}

/** Splits a question that has its options in the same line; undefined where it has none. */
export function splitInline(
  text: string,
): { stem: string; options: string } | undefined {
  const at = /(?:^|\s)(?=(?:\*\*|__)?(?:[Aa][).]|\([Aa]\)|\[[Aa]\])\s*\S)/.exec(
    codeMask(text),
  );
  if (!at) {
    return undefined;
  }
  const options = text.slice(at.index).trim();
  const marker = letterMarker(options);
  return marker?.index === 0 && inlineParts(marker, 0).length > 1
    ? { stem: text.slice(0, at.index).trim(), options }
    : undefined;
}

/** `A` for 0. */
export function letterOf(index: number): string {
  return String.fromCharCode(65 + index);
}
