import { slug } from './slug';

/**
 * How alike two names or sentences are, from 0 to 1: the share of words that they have in common, or of pairs of
 * letters where that is more, so that both `cost-optimization` ~ `Cost management` and misspellings are seen.
 */
export function similarity(a: string, b: string): number {
  const left = words(a);
  const right = words(b);
  return Math.max(dice(left, right), dice(pairs(left), pairs(right)));
}

/** The candidate most like a name, where it is like it at all. */
export function mostSimilar(
  name: string,
  candidates: Iterable<string>,
  threshold = 0.45,
): string | undefined {
  let best: { candidate: string; score: number } | undefined;
  for (const candidate of candidates) {
    const score = similarity(name, candidate);
    if (score >= threshold && score > (best?.score ?? 0)) {
      best = { candidate, score };
    }
  }
  return best?.candidate;
}

function words(text: string): string[] {
  return slug(text, { maxLength: Infinity })
    .split('-')
    .filter(Boolean)
    .map(it => it.replace(/(?:s|ing|ed)$/, ''));
}

function pairs(parts: string[]): string[] {
  const text = parts.join(' ');
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, index) =>
    text.slice(index, index + 2),
  );
}

/** Sørensen–Dice coefficient of two bags. */
function dice(left: string[], right: string[]): number {
  if (!left.length || !right.length) {
    return 0;
  }
  const rest = new Map<string, number>();
  for (const it of left) {
    rest.set(it, (rest.get(it) ?? 0) + 1);
  }
  let common = 0;
  for (const it of right) {
    const count = rest.get(it) ?? 0;
    if (count > 0) {
      common += 1;
      rest.set(it, count - 1);
    }
  }
  return (2 * common) / (left.length + right.length);
}
