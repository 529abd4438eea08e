/** What a text says it takes to pass. */
export interface StatedPassMark {
  /** 0 to 100, not rounded. */
  percent: number;
  /** As in "24 of 30", where it is said in questions. */
  count?: { right: number; of: number };
}

const PERCENT =
  '(\\d{1,3}(?:[.,]\\d+)?)\\s*(?:%|percent\\b|per\\s+cent\\b|pct\\b)';
const COUNT =
  '(\\d{1,3})\\s*(?:\\/|(?:questions?\\s+)?out\\s+of|of)\\s*(?:the\\s+|a\\s+total\\s+of\\s+)?(\\d{1,3})(?!\\s*%|\\d)';

/**
 * The share that a text names: `75%`, `75 % or higher`, `at least 75 percent`, `≥ 80 per cent`, `8/10`,
 * `7 out of 10`. Whether the text speaks of passing is for its reader to know. Undefined where it names none, or one
 * that cannot be reached.
 */
export function readPassMark(text: string): StatedPassMark | undefined {
  const percent = new RegExp(PERCENT, 'i').exec(text);
  const found = new RegExp(COUNT, 'i').exec(text);
  const count =
    found && Number(found[2]) > 0 && Number(found[1]) <= Number(found[2])
      ? { right: Number(found[1]), of: Number(found[2]) }
      : undefined;
  const value = percent
    ? Number(percent[1].replace(',', '.'))
    : count && (count.right * 100) / count.of;
  return value === undefined || value > 100
    ? undefined
    : { percent: value, ...(count && { count }) };
}

/** A text in which every share that {@link readPassMark} would read is written in percent: `at least 75 %`. */
export function inPercent(text: string): string {
  return text.replace(new RegExp(`${PERCENT}|${COUNT}`, 'gi'), share => {
    const mark = readPassMark(share);
    return mark ? `${mark.percent} %` : share;
  });
}
