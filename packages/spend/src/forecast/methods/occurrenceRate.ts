import { mean } from '../../statistics/mean';
import { quantile } from '../../statistics/quantile';
import { constant, ForecastMethod } from './ForecastMethod';

/** How much of a new day is taken into the chance of spend. */
const SMOOTHING = 0.05;

/** Amounts above this share of all are taken as if they were it: one forgotten instance is no habit. */
const WINSOR_SHARE = 0.9;

/**
 * For series that are 0 on most days: the chance that a day has spend, times what such a day costs (Teunter, Syntetos
 * and Babai, 2011, whose chance fades when a learner stops). The chance starts at the share of days with spend.
 */
export const occurrenceRate: ForecastMethod = (history, horizon) => {
  const amounts = history.filter(amount => amount !== 0);
  if (amounts.length === 0) {
    return constant(0, horizon);
  }
  const cap = quantile(amounts, WINSOR_SHARE);
  const typical = mean(amounts.map(amount => Math.min(amount, cap)));
  const chance = history.reduce(
    (smoothed, amount) =>
      smoothed + SMOOTHING * ((amount === 0 ? 0 : 1) - smoothed),
    amounts.length / history.length,
  );
  return constant(chance * typical, horizon);
};
