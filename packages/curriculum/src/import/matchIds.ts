import { similarity } from '../entities/similarity';

/** Something with an id, and the words by which it is known again. */
export interface Identified {
  id: string;
  words: string;
}

// Below this share of common words two texts are more likely two things than one that was rewritten.
const SAME = 0.55;

/**
 * Gives entries the ids that they had before they were edited: of entries whose id is new, the ones most like an old
 * entry that is gone take its id.
 *
 * @returns old ids by new ones, for those that change
 */
export function matchIds(
  before: readonly Identified[],
  after: readonly Identified[],
): Map<string, string> {
  const gone = before.filter(old => !after.some(it => it.id === old.id));
  const fresh = after.filter(it => !before.some(old => old.id === it.id));
  const pairs = gone
    .flatMap(old =>
      fresh.map(it => ({ old, it, score: similarity(old.words, it.words) })),
    )
    .filter(({ score }) => score >= SAME)
    .sort((a, b) => b.score - a.score);
  const matched = new Map<string, string>();
  const used = new Set<string>();
  for (const { old, it } of pairs) {
    if (!matched.has(it.id) && !used.has(old.id)) {
      matched.set(it.id, old.id);
      used.add(old.id);
    }
  }
  return matched;
}
