import { median } from '../statistics/quantile';
import { mean, sum } from '../statistics/mean';
import { dampedHoltWinters } from './methods/dampedHoltWinters';
import { dayOfWeekLevel } from './methods/dayOfWeekLevel';
import { constant, ForecastMethod } from './methods/ForecastMethod';
import { lastWeekMean } from './methods/lastWeekMean';
import { occurrenceRate } from './methods/occurrenceRate';
import { runRate } from './methods/runRate';
import { seasonalNaive } from './methods/seasonalNaive';

/** Days by which a series is judged: the last four weeks. */
const JUDGED_DAYS = 28;

/** From this share of days without spend on, a day's median says nothing: it is 0. */
const INTERMITTENT_SHARE = 0.5;

const STEADY_METHODS: readonly ForecastMethod[] = [
  runRate,
  lastWeekMean,
  seasonalNaive,
  dayOfWeekLevel,
  dampedHoltWinters,
];

/** Whether a series is 0 on most days, as a learner's is between labs. */
export function isIntermittent(history: readonly number[]): boolean {
  const recent = history.slice(-JUDGED_DAYS);
  const without = recent.filter(amount => amount === 0).length;
  return recent.length > 0 && without / recent.length >= INTERMITTENT_SHARE;
}

/**
 * The median of what the simple methods come to in total, spread over the days as the median of their days is: budgets
 * are about totals, and a median of each day alone loses what the dear days add. For series that are 0 on most days, where
 * a median says nothing, the mean of run-rate and chance × amount. Never below 0 where no day ever was.
 */
export const medianForecast: ForecastMethod = (history, horizon) => {
  if (history.length === 0 || horizon === 0) {
    return constant(0, horizon);
  }
  const floor = history.some(amount => amount < 0) ? -Infinity : 0;
  if (isIntermittent(history)) {
    const rate = mean([runRate, occurrenceRate].map(of => of(history, 1)[0]));
    return constant(Math.max(rate, floor), horizon);
  }
  const forecasts = STEADY_METHODS.map(method => method(history, horizon));
  const total = Math.max(median(forecasts.map(sum)), floor);
  const shape = Array.from({ length: horizon }, (_, day) =>
    Math.max(median(forecasts.map(forecast => forecast[day])), floor),
  );
  const shapeTotal = sum(shape);
  return shapeTotal > 0
    ? shape.map(amount => (amount * total) / shapeTotal)
    : constant(total / horizon, horizon);
};
