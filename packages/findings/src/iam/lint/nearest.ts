/**
 * The word that differs least from another, for advice after a slip; undefined where none is near.
 *
 * @param words - in lower case, as the word is
 */
export function nearest(
  word: string,
  words: Iterable<string>,
): string | undefined {
  // A slip in every fourth letter is another word.
  let limit = Math.min(3, Math.floor(word.length / 4) + 1);
  let found: string | undefined;
  for (const each of words) {
    const distance = distanceWithin(word, each, limit);
    if (distance !== undefined) {
      found = each;
      limit = distance - 1;
    }
  }
  return found;
}

/** Letters to put in, leave out, change or swap with the next; undefined where it is more than the limit. */
function distanceWithin(
  a: string,
  b: string,
  limit: number,
): number | undefined {
  if (limit < 0 || Math.abs(a.length - b.length) > limit) {
    return undefined;
  }
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const isSame = a[i - 1] === b[j - 1];
      const isSwapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        Math.min(
          last[j] + 1,
          row[j - 1] + 1,
          last[j - 1] + (isSame ? 0 : 1),
          isSwapped ? before[j - 2] + 1 : Infinity,
        ),
      );
    }
    before = last;
    last = row;
  }
  return last[b.length] <= limit ? last[b.length] : undefined;
}
