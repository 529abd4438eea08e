/** The name that was most likely meant: at most a third of its letters are others. */
export function nearestName(name: string, names: string[]): string | undefined {
  const [nearest] = names
    .map(it => ({ name: it, distance: distanceOf(name, it) }))
    .filter(it => it.distance <= Math.min(name.length, it.name.length) / 3)
    .sort((a, b) => a.distance - b.distance);
  return nearest?.name;
}

/** How many letters have to be put in, taken out or replaced. */
function distanceOf(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return row[b.length];
}
