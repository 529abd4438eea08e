/*
 * Patterns with wildcards, matched without regular expressions: a pattern of many stars makes a backtracking engine take
 * for ever, and the ones here come from strangers' policies. Matching goes back to one star at most, intersecting is a
 * walk over a grid; neither is worse than one length times the other.
 */

/** One place of a pattern: a character, any character (`one`), any text (`any`), or one digit. */
export type GlobToken = string | { wild: 'one' | 'any' | 'digit' };

const ANY: GlobToken = { wild: 'any' };
const ONE: GlobToken = { wild: 'one' };
const DIGIT: GlobToken = { wild: 'digit' };

/** A pattern over texts. Immutable. */
export class Glob {
  readonly tokens: readonly GlobToken[];
  readonly #text: string | undefined;

  /** `*` stands for any text, and `?` for any character where that is asked for. */
  static parse(pattern: string, options: { question?: boolean } = {}): Glob {
    return new Glob(
      Array.from(pattern, character => {
        if (character === '*') {
          return ANY;
        }
        return character === '?' && options.question ? ONE : character;
      }),
    );
  }

  /** A text that stands for itself, whatever is in it. */
  static literal(text: string): Glob {
    return new Glob(Array.from(text));
  }

  /** As many digits. */
  static digits(count: number): Glob {
    return new Glob(Array<GlobToken>(count).fill(DIGIT));
  }

  static concat(...parts: Glob[]): Glob {
    return new Glob(parts.flatMap(part => part.tokens));
  }

  private constructor(tokens: readonly GlobToken[]) {
    this.tokens = tokens;
    this.#text = tokens.every(token => typeof token === 'string')
      ? tokens.join('')
      : undefined;
  }

  /** The pattern in parts, as many at most; the last has what is left. A star stays in its part. */
  split(separator: string, limit: number): Glob[] {
    const parts: GlobToken[][] = [[]];
    for (const token of this.tokens) {
      if (token === separator && parts.length < limit) {
        parts.push([]);
      } else {
        parts[parts.length - 1].push(token);
      }
    }
    return parts.map(tokens => new Glob(tokens));
  }

  matches(text: string): boolean {
    if (this.#text !== undefined) {
      return this.#text === text;
    }
    return this.#walk(Array.from(text), fits);
  }

  /** Whether there is a text that both match. */
  intersects(other: Glob): boolean {
    if (this.#text !== undefined && other.#text !== undefined) {
      return this.#text === other.#text;
    }
    const [a, b] = [this.tokens, other.tokens];
    // Up to the first star of either, and from the last of either on, one place stands against one: most patterns differ there.
    let start = 0;
    const shorter = Math.min(a.length, b.length);
    for (; start < shorter; start += 1) {
      const [left, right] = [a[start], b[start]];
      if (left === ANY || right === ANY) {
        break;
      }
      if (left !== right && !agree(left, right)) {
        return false;
      }
    }
    let [endOfA, endOfB] = [a.length, b.length];
    for (; endOfA > start && endOfB > start; endOfA -= 1, endOfB -= 1) {
      const [left, right] = [a[endOfA - 1], b[endOfB - 1]];
      if (left === ANY || right === ANY) {
        break;
      }
      if (left !== right && !agree(left, right)) {
        return false;
      }
    }
    if (endOfA - start === 1 && a[start] === ANY) {
      return true;
    }
    if (endOfB - start === 1 && b[start] === ANY) {
      return true;
    }
    return meet(a.slice(start, endOfA), b.slice(start, endOfB));
  }

  /** Whether every text that the other matches is matched here too. May say no where the answer is yes, never the reverse. */
  includes(other: Glob): boolean {
    return this.#walk(other.tokens, (mine, theirs) => {
      if (typeof theirs === 'string') {
        return fits(mine, theirs);
      }
      return theirs.wild === 'digit'
        ? isEqual(mine, DIGIT) || isEqual(mine, ONE)
        : theirs.wild === 'one' && isEqual(mine, ONE);
    });
  }

  /** Matches places one by one, going back to the last star alone. */
  #walk<T>(
    others: readonly T[],
    agrees: (mine: GlobToken, theirs: T) => boolean,
  ) {
    const { tokens } = this;
    let mine = 0;
    let theirs = 0;
    let star = -1;
    let starAt = 0;
    while (theirs < others.length) {
      if (mine < tokens.length && isEqual(tokens[mine], ANY)) {
        star = mine;
        starAt = theirs;
        mine += 1;
      } else if (mine < tokens.length && agrees(tokens[mine], others[theirs])) {
        mine += 1;
        theirs += 1;
      } else if (star >= 0) {
        mine = star + 1;
        starAt += 1;
        theirs = starAt;
      } else {
        return false;
      }
    }
    while (mine < tokens.length && isEqual(tokens[mine], ANY)) {
      mine += 1;
    }
    return mine === tokens.length;
  }
}

function isEqual(a: GlobToken, b: GlobToken): boolean {
  return typeof a === 'string' || typeof b === 'string'
    ? a === b
    : a.wild === b.wild;
}

function fits(token: GlobToken, character: string): boolean {
  if (typeof token === 'string') {
    return token === character;
  }
  return token.wild === 'digit' ? /^\d$/.test(character) : token.wild === 'one';
}

/** Whether two places that are no star can stand for one character. */
function agree(a: GlobToken, b: GlobToken): boolean {
  if (typeof a === 'string') {
    return typeof b === 'string' ? a === b : fits(b, a);
  }
  return typeof b === 'string' ? fits(a, b) : true;
}

/** Whether two patterns can match one text, by a walk over the grid of their places. */
function meet(a: readonly GlobToken[], b: readonly GlobToken[]): boolean {
  // reachable[j]: the first i places of a and the first j of b can match one text.
  let reachable = new Uint8Array(b.length + 1);
  reachable[0] = 1;
  for (let i = 0; i <= a.length; i += 1) {
    const next = new Uint8Array(b.length + 1);
    for (let j = 0; j <= b.length; j += 1) {
      if (reachable[j]) {
        const [left, right] = [a[i], b[j]];
        if (right === ANY) {
          reachable[j + 1] = 1;
        }
        if (left === ANY) {
          next[j] = 1;
          if (j < b.length) {
            reachable[j + 1] = 1;
          }
        } else if (left !== undefined && right === ANY) {
          next[j] = 1;
        } else if (
          left !== undefined &&
          right !== undefined &&
          agree(left, right)
        ) {
          next[j + 1] = 1;
        }
      }
    }
    if (i === a.length) {
      return reachable[b.length] === 1;
    }
    reachable = next;
  }
  return false;
}
