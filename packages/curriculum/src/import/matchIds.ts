import { similarity } from '../entities/similarity';
import { slug } from '../entities/slug';

/** Something with an id, and the words by which it is known again. */
export interface Identified {
  id: string;
  words: string;
}

/** What became of an entry: the id that it has from now on, and the old entry that it is taken for. */
export interface MatchedId {
  id: string;
  before?: Identified;
  /** Whether the words changed so much that it may be another thing under the old name. */
  rewritten?: boolean;
}

// Below this share of common words two texts are more likely two things than one that was rewritten.
const SAME = 0.55;
// What an entry under the same id has ahead of others, so that an edit alone moves nothing.
const HEAD_START = 0.3;

/**
 * Gives entries the ids that they had before they were edited. What says the same is the same, whatever it is called
 * now; then the most alike are matched, where the same name counts for something; what is left is new, and never takes
 * an id that another has or had.
 *
 * @returns an answer for every entry of `after`, in its order
 */
export function matchIds(
  before: readonly Identified[],
  after: readonly Identified[],
): MatchedId[] {
  const matched = new Map<Identified, Identified>();
  const used = new Set<Identified>();
  for (const { old, it } of candidates(before, after)) {
    if (!matched.has(it) && !used.has(old)) {
      matched.set(it, old);
      used.add(old);
    }
  }
  const taken = new Set(before.map(it => it.id));
  return after.map(it => {
    const old = matched.get(it);
    if (old) {
      return {
        id: old.id,
        before: old,
        rewritten: similarity(old.words, it.words) < SAME,
      };
    }
    const id = freshId(it, taken);
    taken.add(id);
    return { id };
  });
}

function candidates(
  before: readonly Identified[],
  after: readonly Identified[],
): { old: Identified; it: Identified; score: number }[] {
  return before
    .flatMap(old =>
      after.map(it => {
        const alike = similarity(old.words, it.words);
        const isSame = slug(old.words) === slug(it.words);
        const score =
          (isSame ? 2 : alike) + (old.id === it.id ? HEAD_START : 0);
        return {
          old,
          it,
          score,
          isCandidate: alike >= SAME || old.id === it.id,
        };
      }),
    )
    .filter(({ isCandidate }) => isCandidate)
    .sort((a, b) => b.score - a.score);
}

function freshId({ id, words }: Identified, taken: ReadonlySet<string>) {
  const named = `${id}-${slug(words, { words: 3, maxLength: 40 })}`
    .slice(0, 63)
    .replace(/-+$/, '');
  for (let count = 1; ; count += 1) {
    const candidate = [id, named, `${named}-${count}`][Math.min(count - 1, 2)];
    if (!taken.has(candidate)) {
      return candidate;
    }
  }
}
