import { mean } from '../statistics/mean';
import { scoreDay } from './scoreDay';

/** How unusual a day is by some rule; undefined where the rule cannot tell. */
export type AnomalyScore = (
  values: readonly number[],
  index: number,
) => number | undefined;

/** Same day of the week, robust, logarithmic. */
export const weekdayScore: AnomalyScore = (values, index) =>
  scoreDay(values, index)?.score;

/** The day over the mean of the seven before it: tools alert at 1.3 (OptScale's expense anomaly: 30 % over 7 days). */
export const weekRatioScore: AnomalyScore = (values, index) => {
  const usual = mean(values.slice(Math.max(index - 7, 0), index));
  return usual > 0 ? values[index] / usual : undefined;
};

/** Standard deviations over the mean of the 28 days before; 3 is the usual limit. */
export const zScore: AnomalyScore = (values, index) => {
  const before = values.slice(Math.max(index - 28, 0), index);
  const middle = mean(before);
  const deviation = Math.sqrt(mean(before.map(value => (value - middle) ** 2)));
  return deviation > 0 ? (values[index] - middle) / deviation : undefined;
};

/** @see measureAnomalyScore */
export interface AnomalyMeasure {
  /** Chance that a day that was multiplied scores above one that was not; 0.5 is guessing. */
  auc: number;
  /** Share of untouched days at or above the limit. */
  falseDays: number;
  /** Share of multiplied days at or above the limit. */
  found: number;
  /** Days that were scored both ways. */
  days: number;
}

/**
 * Multiplies each day with cost, one at a time, and compares its score with what it scored as it was. The first `warmUp`
 * days are history only.
 */
export function measureAnomalyScore(
  score: AnomalyScore,
  series: readonly (readonly number[])[],
  options: { factor: number; limit: number; warmUp: number },
): AnomalyMeasure {
  const clean: number[] = [];
  const injected: number[] = [];
  for (const values of series) {
    for (let day = options.warmUp; day < values.length; day++) {
      const before = values[day] > 0 ? score(values, day) : undefined;
      const changed = [...values.slice(0, day), values[day] * options.factor];
      const after = score(changed, day);
      if (before !== undefined && after !== undefined) {
        clean.push(before);
        injected.push(after);
      }
    }
  }
  const over = (scores: number[]) =>
    scores.filter(value => value >= options.limit).length / scores.length;
  return {
    auc: areaUnderCurve(injected, clean),
    falseDays: over(clean),
    found: over(injected),
    days: clean.length,
  };
}

/** By ranks (Mann and Whitney); ties count half. */
function areaUnderCurve(positives: number[], negatives: number[]): number {
  const sorted = [...negatives].sort((a, b) => a - b);
  const below = (value: number, orEqual: boolean) => {
    let from = 0;
    let to = sorted.length;
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      const before = orEqual ? sorted[middle] <= value : sorted[middle] < value;
      if (before) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  };
  const wins = positives.reduce(
    (total, value) => total + (below(value, false) + below(value, true)) / 2,
    0,
  );
  return wins / positives.length / negatives.length;
}
