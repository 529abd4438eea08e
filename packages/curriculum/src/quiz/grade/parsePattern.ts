import { UnsafePatternError } from './UnsafePatternError';

/** Whether a character belongs to a set. */
export type CharacterSet = (character: string) => boolean;

/** A pattern, taken apart. */
export type PatternNode =
  | { type: 'set'; set: CharacterSet }
  | { type: 'sequence'; nodes: PatternNode[] }
  | { type: 'choice'; nodes: PatternNode[] }
  | { type: 'repeat'; node: PatternNode; min: number; max?: number };

const CLASSES: Record<string, CharacterSet> = {
  d: character => /[0-9]/.test(character),
  w: character => /[\p{L}\p{N}_]/u.test(character),
  s: character => /\s/.test(character),
};

/** The largest number in `{n,m}`. */
const MAX_COUNT = 100;

/**
 * Takes an anchored pattern apart.
 *
 * @param fold - applied to literals, as it is to answers
 * @throws UnsafePatternError for what is not understood
 */
export function parsePattern(
  source: string,
  fold: (text: string) => string,
): PatternNode {
  const characters = [...source].slice(1, -1);
  let position = 0;

  const refuse = (reason: string, remedy: string): never => {
    throw new UnsafePatternError(
      source,
      `at character ${position + 2}, ${reason}`,
      remedy,
    );
  };
  const peek = () => characters[position];
  const take = () => characters[position++];
  const eat = (character: string) => {
    const isThere = peek() === character;
    position += isThere ? 1 : 0;
    return isThere;
  };

  function parseChoice(): PatternNode {
    const nodes = [parseSequence()];
    while (eat('|')) {
      nodes.push(parseSequence());
    }
    return nodes.length === 1 ? nodes[0] : { type: 'choice', nodes };
  }

  function parseSequence(): PatternNode {
    const nodes: PatternNode[] = [];
    while (peek() !== undefined && peek() !== '|' && peek() !== ')') {
      nodes.push(parseRepeat(parseAtom()));
    }
    return { type: 'sequence', nodes };
  }

  function parseAtom(): PatternNode {
    const character = take();
    switch (character) {
      case '(': {
        if (eat('?') && !eat(':')) {
          refuse(
            'look-around and named groups are not supported',
            'use ( ) or (?: )',
          );
        }
        const node = parseChoice();
        if (!eat(')')) {
          refuse('a group is not closed', 'add )');
        }
        return node;
      }
      case '[':
        return { type: 'set', set: parseSet() };
      case '.':
        return { type: 'set', set: () => true };
      case '\\':
        return { type: 'set', set: parseEscape() };
      case '*':
      case '+':
      case '?':
      case '{':
      case '}':
      case ']':
      case '^':
      case '$':
        return refuse(
          `${character} stands where nothing can be repeated or anchored`,
          `write \\${character} for the character itself`,
        );
      default:
        return { type: 'set', set: literal(character) };
    }
  }

  function literal(character: string): CharacterSet {
    const folded = fold(character);
    return candidate => candidate === folded;
  }

  function parseEscape(): CharacterSet {
    const character = take();
    if (character === undefined) {
      return refuse('the pattern ends in \\', 'write \\\\ for a backslash');
    }
    const known = CLASSES[character.toLowerCase()];
    if (known) {
      return character === character.toLowerCase()
        ? known
        : candidate => !known(candidate);
    }
    if (/[0-9A-Za-z]/.test(character)) {
      refuse(
        `\\${character} is not supported`,
        'back-references and special escapes are not; use \\d, \\w, \\s or the characters themselves',
      );
    }
    return literal(character);
  }

  function parseSet(): CharacterSet {
    const isNegated = eat('^');
    const members: CharacterSet[] = [];
    while (peek() !== ']') {
      if (peek() === undefined) {
        refuse('a set is not closed', 'add ]');
      }
      const isEscape = eat('\\');
      if (isEscape) {
        members.push(parseEscape());
        continue;
      }
      const low = take();
      if (
        peek() === '-' &&
        ![']', undefined].includes(characters[position + 1])
      ) {
        position += 1;
        const high = take();
        if (high < low || high === '\\') {
          refuse(`the range ${low}-${high} is not in order`, 'swap its ends');
        }
        members.push(
          candidate =>
            (candidate >= low && candidate <= high) ||
            (candidate >= fold(low) && candidate <= fold(high)),
        );
      } else {
        members.push(literal(low));
      }
    }
    position += 1;
    return candidate => members.some(member => member(candidate)) !== isNegated;
  }

  function parseRepeat(node: PatternNode): PatternNode {
    let bounds: { min: number; max?: number };
    if (eat('*')) {
      bounds = { min: 0 };
    } else if (eat('+')) {
      bounds = { min: 1 };
    } else if (eat('?')) {
      bounds = { min: 0, max: 1 };
    } else if (eat('{')) {
      bounds = parseBounds();
    } else {
      return node;
    }
    if (['*', '+', '?', '{'].includes(peek())) {
      refuse('a repetition is itself repeated', 'repeat once');
    }
    return { type: 'repeat', node, ...bounds };
  }

  function parseBounds(): { min: number; max?: number } {
    let text = '';
    while (peek() !== undefined && peek() !== '}') {
      text += take();
    }
    const match = /^(\d{1,3})(,(\d{1,3})?)?$/.exec(text);
    if (!eat('}') || !match) {
      return refuse(`{${text} is no repetition`, 'write {n}, {n,} or {n,m}');
    }
    const min = Number(match[1]);
    const max = match[2] ? match[3] && Number(match[3]) : min;
    if (min > MAX_COUNT || (max !== undefined && Number(max) > MAX_COUNT)) {
      refuse(`{${text}} counts beyond ${MAX_COUNT}`, 'use smaller numbers');
    }
    if (typeof max === 'number' && max < min) {
      refuse(`{${text}} is not in order`, 'swap its numbers');
    }
    return { min, max: typeof max === 'number' ? max : undefined };
  }

  const tree = parseChoice();
  if (position < characters.length) {
    refuse('a ) closes nothing', 'write \\) for the character itself');
  }
  return tree;
}
