import { median, medianDeviation } from '../statistics/quantile';

/*
 * How unusual a day is: its logarithm against the median of the same day of the week, in units of how far days lie from
 * theirs. Logarithms, because cost varies by factors; medians, because last month's accident is in the history too.
 *
 * The spread is that of all days around the median of their day of the week: of one day of the week there are too few
 * in two months to know theirs. Where most days cost nothing, a day with cost is compared with other days that had some:
 * that a learner works today is no anomaly.
 */

/** Days that a day is compared with. */
const WINDOW = 56;

/** Days with which a comparison begins to mean something. */
const MINIMUM_DAYS = 7;
const MINIMUM_SAME_WEEKDAY = 2;

/** Spread of what hardly varies: 8 %; else a bill that is always 24.00 would make 24.50 an anomaly. */
const MINIMUM_SPREAD = 0.08;

const WEEK = 7;

/** A day beside what it was compared with. */
export interface DayScore {
  /** The middle of comparable days, in the unit of the values. */
  expected: number;
  /** Robust standard deviations above it; negative below. */
  score: number;
  /** Positions of the days that it was compared with. */
  comparedWith: number[];
}

/**
 * Scores `values[index]` by the days before it. `ignored` are positions that are no measure, `booked` is what is expected
 * beside the usual. Undefined where there are too few days to compare with.
 */
export function scoreDay(
  values: readonly number[],
  index: number,
  options: { ignored?: ReadonlySet<number>; booked?: number } = {},
): DayScore | undefined {
  const usable: number[] = [];
  for (let day = Math.max(index - WINDOW, 0); day < index; day++) {
    if (!options.ignored?.has(day)) {
      usable.push(day);
    }
  }
  const withCost = usable.filter(day => values[day] > 0);
  const intermittent = withCost.length * 2 <= usable.length;
  const pool = intermittent ? withCost : usable;
  const sameWeekday = pool.filter(day => (index - day) % WEEK === 0);
  if (
    pool.length < MINIMUM_DAYS ||
    (!intermittent && sameWeekday.length < MINIMUM_SAME_WEEKDAY)
  ) {
    return undefined;
  }
  const comparedWith = intermittent ? pool : sameWeekday;
  const logOf = (day: number) => Math.log1p(Math.max(values[day], 0));
  const spread = intermittent
    ? medianDeviation(pool.map(logOf))
    : spreadAroundWeekdays(pool, logOf);
  const usual = Math.expm1(median(comparedWith.map(logOf)));
  const expected = usual + (options.booked ?? 0);
  return {
    expected,
    score:
      (logOf(index) - Math.log1p(expected)) / Math.max(spread, MINIMUM_SPREAD),
    comparedWith,
  };
}

/** How far days lie from the median of their day of the week. */
function spreadAroundWeekdays(
  days: readonly number[],
  logOf: (day: number) => number,
): number {
  const medians = Array.from({ length: WEEK }, (_, weekday) =>
    median(days.filter(day => day % WEEK === weekday).map(logOf)),
  );
  return medianDeviation(days.map(day => logOf(day) - medians[day % WEEK]));
}
