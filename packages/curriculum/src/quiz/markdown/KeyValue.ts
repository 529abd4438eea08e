/**
 * What a key says about one question: letters of options, true or false, or an answer in words. `text` is whatever
 * follows the value, usually why.
 */
export interface KeyValue {
  letters?: string[];
  truth?: boolean;
  text: string;
  /** The value as it is written, for options that are not named by letters: `ii`, `3`, `Green`. */
  raw?: string;
  /** Where an unfilled template names its slot, e.g. `[Letter]`. */
  isPlaceholder?: boolean;
}

/** Between the letters of a key that has several. */
const AND =
  '\\s*(?:,\\s*and\\b|,|;|&amp;|&|\\+|\\/|\\||\\band\\b|\\bas well as\\b)\\s*';
const LETTER = "(?:[(\\[][A-Za-z][)\\]]|[A-Za-z])(?![A-Za-z0-9'’])";
const LETTERS = new RegExp(
  `^((?:[A-H]{2,8}(?![A-Za-z0-9'’]))|${LETTER}(?:${AND}${LETTER})*)`,
);
const VERDICT =
  /^\s*(?:is|are|was|were|would be|should be)\s+(?:both\s+|all\s+)?(?:the\s+)?(?:only\s+)?(?:right|correct|best|true)\b(?:\s+(?:answer|option|choice|response|one)s?\b)?/i;
const AFTER_VALUE =
  /^\s*(?:$|[).\]:,;(\-–—=→✓✔✅]|(?:here[,\s]+)?(?:because|since|as it|as they)\b|here\s*(?:$|[.,;!])|(?:is|are)\s+(?:what|the one|how|why)\b)/i;

/**
 * Reads what stands where a key is expected: `B`, `b)`, `**C) text - why**`, `A, B and D`, `A+C`, `ACD`,
 * `B is right, because`, `True - why`, `[Letter]`, or words.
 */
export function readKeyValue(written: string): KeyValue {
  const text = plainValue(written);
  if (/^\[[^\]]{2,}\]$/.test(text)) {
    return { text: '', isPlaceholder: true };
  }
  const truth = /^(true|false)\b/i.exec(text);
  if (truth) {
    return {
      truth: truth[1].toLowerCase() === 'true',
      text: remainder(text.slice(truth[0].length)),
      raw: truth[1],
    };
  }
  const named = text.replace(
    /^(?:both\s+)?(?:(?:the\s+)?(?:option|answer|choice|letter)s?\s*:?\s+)(?=[([]?[A-Za-z]\b)|^both\s+(?=[A-Za-z]\b)/i,
    '',
  );
  const letters = LETTERS.exec(named);
  if (letters && isAscending(letters[1])) {
    const rest = named.slice(letters[0].length);
    const isBracketed = /[)\]]$/.test(letters[1]);
    if (isBracketed || VERDICT.test(rest) || AFTER_VALUE.test(rest)) {
      return {
        letters: lettersOf(letters[1]),
        text: remainder(rest.replace(VERDICT, '')),
        raw: letters[1],
      };
    }
  }
  return { text, raw: text };
}

/** Without markup, and without what brackets or points at the value as a whole. */
function plainValue(written: string): string {
  const text = written
    .replace(/<\/?(?:b|strong|em|i|u|mark|code|p|br|span|div)\b[^>]*>/gi, '')
    .replace(/\*\*|__|`/g, '')
    .replace(
      /^(?:[\s>*_"“'‘#=→\uFE0F]|(?![\d#*])\p{Extended_Pictographic})+|[\s*_"”]+$/gu,
      '',
    )
    .replace(/^[-–—]+(?!\d)\s*/, '');
  return /^\[[^\]]{2,}\]$/.test(text)
    ? text
    : text.replace(/^[([{]\s*([^()[\]{}]*?)\s*[)\]}]\.?$/, '$1');
}

/** Capitals in a row are letters of options only in order; otherwise they are a word, such as `BAD`. */
function isAscending(letters: string): boolean {
  return (
    !/^[A-H]{2,}$/.test(letters) ||
    [...letters].every((letter, i) => i === 0 || letter > letters[i - 1])
  );
}

/** `A, B`, `A and B` and `AB` as letters in order, each once. */
export function lettersOf(text: string): string[] {
  return [
    ...new Set(
      text
        .replace(/\band\b|\bas well as\b|&amp;/gi, '')
        .toUpperCase()
        .match(/[A-Z]/g),
    ),
  ].sort();
}

/** What follows a value, without what separates it. */
function remainder(text: string): string {
  return text.replace(/^\s*[).\]:,;\-–—=→]*\s*/, '').trim();
}

/** Whether a value is one that a machine can grade by. */
export function isKey(value: KeyValue): boolean {
  return value.letters !== undefined || value.truth !== undefined;
}

/** A key in a few words, to be compared and to be named in messages. */
export function sayKey(value: KeyValue): string {
  return (
    value.letters?.join(', ') ??
    (value.truth === undefined
      ? value.text.slice(0, 60)
      : (value.truth && 'True') || 'False')
  );
}

/** `T` and `F` as true and false, which they are where there is nothing else to choose. */
export function withTruth(value: KeyValue, options: string[]): KeyValue {
  const [letter, ...others] = value.letters ?? [];
  if (
    others.length > 0 ||
    !/^[TF]$/.test(letter ?? '') ||
    !options.every(option => /^(?:true|false)$/i.test(option))
  ) {
    return value;
  }
  const { letters: _, ...rest } = value;
  return { ...rest, truth: letter === 'T' };
}
