/**
 * Whether one text is the other with one letter too many, too few or another, or with two neighbours changed over. Short
 * texts are not called one: `MLOps` and `LLOps` differ on purpose.
 */
export function isMisspelling(a: string, b: string): boolean {
  if (a === b || Math.min(a.length, b.length) < 8) {
    return false;
  }
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) {
    start += 1;
  }
  let end = 0;
  while (
    end < Math.min(a.length, b.length) - start &&
    a[a.length - 1 - end] === b[b.length - 1 - end]
  ) {
    end += 1;
  }
  const [left, right] = [a, b].map(it => it.slice(start, it.length - end));
  return (
    (left.length <= 1 && right.length <= 1) ||
    (left.length === 2 && left === `${right[1]}${right[0]}`)
  );
}
