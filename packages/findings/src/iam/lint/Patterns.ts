import { Glob } from '../../glob/Glob';
import { globOf } from '../../glob/globOf';

/** Beyond, comparing each with each takes longer than anybody waits; no policy of AWS may have as many. */
const MAX_PATTERNS = 2_000;

/** Patterns that are meant, or all but those that are not. */
export class Patterns {
  readonly #texts: readonly string[];
  readonly #globs: readonly Glob[];
  readonly #isNegated: boolean;

  constructor(positive: string[] | undefined, negative: string[] | undefined) {
    this.#isNegated = negative !== undefined;
    this.#texts = negative ?? positive ?? [];
    this.#globs = this.#texts.map(text =>
      // A variable stands for itself: the same one includes the same.
      globOf(text),
    );
  }

  cover(other: Patterns): boolean {
    const [mine, theirs] = [this.#globs, other.#globs];
    if (mine.length * theirs.length > MAX_PATTERNS ** 2) {
      return false;
    }
    if (!this.#isNegated && !other.#isNegated) {
      return theirs.every(each => mine.some(glob => glob.includes(each)));
    }
    if (this.#isNegated && other.#isNegated) {
      return mine.every(each => theirs.some(glob => glob.includes(each)));
    }
    return this.#isNegated
      ? theirs.every(each => mine.every(glob => !glob.intersects(each)))
      : mine.some(glob => glob.includes(globOf('*')));
  }

  /** What another pattern of the same list includes, and that one. */
  included(): Array<[one: string, by: string]> {
    if (this.#texts.length > MAX_PATTERNS) {
      return [];
    }
    return this.#texts.flatMap((one, at): Array<[string, string]> => {
      const by = this.#texts.findIndex(
        (_, otherAt) =>
          otherAt !== at &&
          this.#globs[otherAt].includes(this.#globs[at]) &&
          (otherAt < at || !this.#globs[at].includes(this.#globs[otherAt])),
      );
      return by < 0 ? [] : [[one, this.#texts[by]]];
    });
  }
}
