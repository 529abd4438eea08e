import { mean } from '../../statistics/mean';
import { median } from '../../statistics/quantile';
import { ForecastMethod, WEEK } from './ForecastMethod';
import { lastWeekMean } from './lastWeekMean';

/** Weeks that the pattern is read from: enough for a median, few enough to follow a change of timetable. */
const PATTERN_WEEKS = 8;

/** Days of the means that the level is a blend of: the newest days are in each of them and so count most. */
const LEVEL_DAYS = [WEEK, 2 * WEEK, 4 * WEEK];

/**
 * A level times the share of each day of the week. A share is the median over weeks of the day's part in its week, so
 * one outlier does not make every Tuesday dear.
 */
export const dayOfWeekLevel: ForecastMethod = (history, horizon) => {
  const weeks = Math.min(Math.floor(history.length / WEEK), PATTERN_WEEKS);
  const recent = history.slice(history.length - weeks * WEEK);
  const shares = Array.from({ length: WEEK }, () => [] as number[]);
  for (let week = 0; week < weeks; week++) {
    const days = recent.slice(week * WEEK, (week + 1) * WEEK);
    const weekMean = mean(days);
    if (weekMean > 0) {
      days.forEach((amount, day) => shares[day].push(amount / weekMean));
    }
  }
  const medians = shares.map(values =>
    values.length === 0 ? 1 : median(values),
  );
  const total = mean(medians);
  if (weeks === 0 || total <= 0) {
    return lastWeekMean(history, horizon);
  }
  const level = mean(LEVEL_DAYS.map(days => mean(history.slice(-days))));
  return Array.from(
    { length: horizon },
    (_, day) => (level * medians[day % WEEK]) / total,
  );
};
