const FURTHEST = 3;

/** Levenshtein's distance: the fewest letters to add, drop or change. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, i) => i);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const change = one[i - 1] === other[j - 1] ? 0 : 1;
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + change));
    }
    row = next;
  }
  return row[other.length];
}

/** The name that was probably meant; `undefined` where none is near. */
export function nearestName(
  name: string,
  names: readonly string[],
): string | undefined {
  const [nearest] = names
    .map(candidate => ({ candidate, far: distance(name, candidate) }))
    .filter(({ far }) => far <= FURTHEST)
    .sort((a, b) => a.far - b.far);
  return nearest?.candidate;
}

/** A hint for a name that nobody has; empty where none is near. */
export function hintOf(name: string, names: readonly string[]): string {
  const nearest = nearestName(name, names);
  return nearest === undefined
    ? ''
    : ` Did you mean ${JSON.stringify(nearest)}?`;
}
