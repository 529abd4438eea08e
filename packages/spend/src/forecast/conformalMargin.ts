import { sum } from '../statistics/mean';
import { ForecastMethod, WEEK } from './methods/ForecastMethod';

/*
 * How far a forecast is off, from how far it was off before (conformal prediction: no distribution is assumed, Vovk et
 * al., 2005). The method is asked again from earlier days of the same history, and the errors of those totals, in order,
 * give the margin that would have held in the wanted share of cases.
 *
 * With four weeks of days there is but one earlier pair of two weeks of history and two weeks of truth, so
 * totals of a shorter stretch are compared and the margin is taken in proportion to the days: errors are mostly errors of
 * level, which add up. That is a little too wide where days are independent, and budgets prefer it so.
 */

/** Origins that are looked back to: about two months; older errors are of another time. */
const MAX_ORIGINS = 60;

/** Fewer errors than this give no margin. */
const MIN_ORIGINS = 3;

/**
 * The margin around the total of the next `horizon` days that held in the share `coverage` of earlier cases, in the same
 * unit. Undefined where the history is too short to tell: under eleven days.
 */
export function conformalMargin(
  method: ForecastMethod,
  history: readonly number[],
  horizon: number,
  coverage: number,
): number | undefined {
  const stretch = Math.max(
    Math.min(horizon, WEEK, Math.floor(history.length / 4)),
    1,
  );
  const first = Math.max(
    Math.min(2 * WEEK, history.length - stretch - WEEK),
    WEEK,
    history.length - stretch - MAX_ORIGINS + 1,
  );
  const errors: number[] = [];
  for (let origin = first; origin + stretch <= history.length; origin++) {
    const forecast = sum(method(history.slice(0, origin), stretch));
    const actual = sum(history.slice(origin, origin + stretch));
    errors.push(Math.abs(actual - forecast));
  }
  if (errors.length < MIN_ORIGINS) {
    return undefined;
  }
  errors.sort((a, b) => a - b);
  const rank = Math.ceil((errors.length + 1) * coverage);
  const error = errors[Math.min(rank, errors.length) - 1];
  return (error * horizon) / stretch;
}
