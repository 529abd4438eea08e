import { ForecastMethod, WEEK } from './ForecastMethod';
import { lastWeekMean } from './lastWeekMean';

/** The last week again and again. */
export const seasonalNaive: ForecastMethod = (history, horizon) => {
  if (history.length < WEEK) {
    return lastWeekMean(history, horizon);
  }
  const lastWeek = history.slice(-WEEK);
  return Array.from({ length: horizon }, (_, day) => lastWeek[day % WEEK]);
};
