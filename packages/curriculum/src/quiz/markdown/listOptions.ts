import { letterOf, RawOption } from './findOptions';
import { isKey, KeyValue } from './KeyValue';
import { takeMarks } from './optionMarks';
import { resolveKey } from './resolveKey';

const ENTRY = /^\s*(?:([-*+•])|\(?(\d{1,2})[.)])\s+(\S.*)$/;
const ASKS_TO_CHOOSE =
  /\bwhich\s+(?:one\s+)?(?:of\s+(?:the\s+following|these)|statements?|options?)\b|\b(?:choose|select|pick)\s+(?:one|the|all|two|three|any)\b/i;

/**
 * Options that are a list without letters: bullets, or numbers. Only a list that ends the question is taken, and only
 * where a mark or a key points into it, or the question asks to choose; it is then removed from the stem.
 */
export function takeListOptions(
  stem: string[],
  keys: readonly KeyValue[],
  question: string,
  line: number,
): RawOption[] | undefined {
  const last = stem.findLastIndex(text => text.trim() !== '');
  let first = last;
  while (
    first >= 0 &&
    (ENTRY.test(stem[first]) ||
      (stem[first].trim() === '' && first > 0 && ENTRY.test(stem[first - 1])))
  ) {
    first -= 1;
  }
  const rows = stem.slice(first + 1, last + 1).flatMap(text => {
    const match = ENTRY.exec(text);
    return match ? [match] : [];
  });
  if (rows.length < 2) {
    return undefined;
  }
  const isNumbered = rows.every(([, , number], i) => Number(number) === i + 1);
  const options = rows.map(([, bullet, number, text], index): RawOption => {
    const { text: plain, ...marks } = takeMarks(text);
    return {
      letter: letterOf(index),
      text: plain,
      line,
      ...marks,
      ...(bullet && { bullet }),
      ...(isNumbered && { label: number }),
    };
  });
  const letters = options.map(({ letter }) => letter);
  const isMarked =
    options.some(({ verdict }) => verdict === 'right') ||
    [
      options.filter(({ isEmphasised }) => isEmphasised),
      options.filter(({ bullet }) => bullet === '+'),
    ].some(({ length }) => length > 0 && length * 2 <= options.length);
  const isKeyed = keys.some(key => {
    const value = resolveKey(key, options);
    return (
      isKey(value) &&
      Boolean(value.letters?.length) &&
      value.letters!.every(letter => letters.includes(letter))
    );
  });
  if (
    !isMarked &&
    !isKeyed &&
    !(ASKS_TO_CHOOSE.test(question) && keys.length === 0)
  ) {
    return undefined;
  }
  stem.splice(first + 1, last - first);
  return options;
}
