import { KeyValue } from './KeyValue';
import { RawOption } from './readQuestionBlock';

const ENTRY = /^\s*(?:[-*+]|(\d{1,2})[.)])\s+(\S.*)$/;

/**
 * Options that are a list without letters: bullets whose key is a letter, numbers whose key is a number. Only a list
 * that ends the question is taken, and only if the key points into it; it is then removed from the stem.
 */
export function takeListOptions(
  stem: string[],
  key: KeyValue,
): { options: RawOption[]; key: KeyValue } | undefined {
  const last = stem.findLastIndex(line => line.trim() !== '');
  let first = last;
  while (first >= 0 && ENTRY.test(stem[first])) {
    first -= 1;
  }
  const entries = stem
    .slice(first + 1, last + 1)
    .map(line => ENTRY.exec(line)!);
  const isNumbered = entries.every(([, number], i) => Number(number) === i + 1);
  const chosen = isNumbered
    ? /^\(?(\d{1,2})(?=$|[).:\s])/.exec(key.text)?.[1]
    : undefined;
  const letters =
    chosen === undefined ? key.letters : [letterOf(Number(chosen) - 1)];
  const known = entries.map((_, index) => letterOf(index));
  if (
    entries.length < 2 ||
    !letters?.length ||
    !letters.every(letter => known.includes(letter))
  ) {
    return undefined;
  }
  stem.splice(first + 1, last - first);
  return {
    options: entries.map(([, , text], index) => ({
      letter: known[index],
      text: text.trim(),
      isMarked: false,
    })),
    key: { ...key, letters, ...(chosen !== undefined && { text: '' }) },
  };
}

function letterOf(index: number): string {
  return String.fromCharCode(65 + index);
}
