/**
 * What a key says about one question: letters of options, true or false, or an answer in words. `text` is whatever
 * follows the value, usually why.
 */
export interface KeyValue {
  letters?: string[];
  truth?: boolean;
  text: string;
  /** Where an unfilled template names its slot, e.g. `[Letter]`. */
  isPlaceholder?: boolean;
}

const LETTERS =
  /^\(?([A-Z](?:\s*(?:,|&|\+|\/|\band\b)\s*[A-Z](?![A-Za-z]))*|[A-H]{2,8})(?![A-Za-z0-9'’])/;
const AFTER_VALUE = /^\s*(?:$|[).:,;(\-–—=→✓]|because\b)/i;

/**
 * Reads what stands where a key is expected: `B`, `b)`, `**C) text - why**`, `A, B and D`, `ACD`, `True - why`,
 * `[Letter]`, or words.
 */
export function readKeyValue(raw: string): KeyValue {
  const text = raw
    .replace(/<\/?(?:b|strong|em|i|code|p|br)\s*\/?>/gi, '')
    .replace(/\*\*|__|`/g, '')
    .replace(/^[\s>*_-]+|[\s*_]+$/g, '')
    .replace(/^(?:option|answer)s?\s*:?\s+(?=\(?[A-Za-z]\b)/i, '');
  if (/^\[[^\]]+\]$/.test(text)) {
    return { text: '', isPlaceholder: true };
  }
  const truth = /^(true|false)\b/i.exec(text);
  if (truth) {
    return {
      truth: truth[1].toLowerCase() === 'true',
      text: remainder(text.slice(truth[0].length)),
    };
  }
  const letters = LETTERS.exec(
    text.replace(
      /^(\(?)([a-z])(?![a-z0-9'’])/,
      (_, open, letter) => `${open}${letter.toUpperCase()}`,
    ),
  );
  if (letters && AFTER_VALUE.test(text.slice(letters[0].length))) {
    return {
      letters: lettersOf(letters[1]),
      text: remainder(text.slice(letters[0].length)),
    };
  }
  return { text };
}

/** `A, B`, `A and B` and `AB` as letters in order, each once. */
export function lettersOf(text: string): string[] {
  return [
    ...new Set(
      text
        .replace(/\band\b/gi, '')
        .toUpperCase()
        .match(/[A-Z]/g),
    ),
  ].sort();
}

/** What follows a value, without what separates it. */
function remainder(text: string): string {
  return text.replace(/^\s*[).:,;\-–—=→]*\s*/, '').trim();
}

/** Whether a value is one that a machine can grade by. */
export function isKey(value: KeyValue): boolean {
  return value.letters !== undefined || value.truth !== undefined;
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
