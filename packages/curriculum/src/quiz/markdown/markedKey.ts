import { RawOption } from './findOptions';
import { QuestionNote, RawKey } from './RawQuestion';

/**
 * The key that is written on the options themselves: ticks and crosses, else, where no key is stated, those that are
 * set off from the others.
 */
export function markedKey(
  options: readonly RawOption[],
  isStated: boolean,
): { key?: RawKey; note?: QuestionNote } {
  const ticked = verdictOf(options);
  if (ticked.length > 0) {
    return { key: keyOf(ticked) };
  }
  const setOff = isStated ? [] : setOffFrom(options);
  return setOff.length > 0
    ? {
        key: keyOf(setOff),
        note: {
          severity: 'info',
          code: 'key-by-emphasis',
          line: setOff[0].line,
          message:
            'has no key but options that are set off from the others, which are taken for the right ones',
          found: setOff.map(({ letter }) => letter).join(', '),
          expected: '"**Answer:** B"',
          remedy: 'Add the key, and write all options alike.',
        },
      }
    : {};
}

function verdictOf(options: readonly RawOption[]): RawOption[] {
  const right = options.filter(({ verdict }) => verdict === 'right');
  const isCrossed = options.some(({ verdict }) => verdict === 'wrong');
  return right.length === 0 && isCrossed
    ? options.filter(({ verdict }) => verdict !== 'wrong')
    : right;
}

/** Set in bold or with another bullet; at most half of them, since the wrong ones are more. */
function setOffFrom(options: readonly RawOption[]): RawOption[] {
  const emphasised = options.filter(it => it.isEmphasised);
  const plus = options.filter(({ bullet }) => bullet === '+');
  return (
    [emphasised, plus].find(
      these => these.length > 0 && these.length * 2 <= options.length,
    ) ?? []
  );
}

function keyOf(options: readonly RawOption[]): RawKey {
  return {
    value: { letters: options.map(({ letter }) => letter), text: '' },
    line: options[0].line,
  };
}
