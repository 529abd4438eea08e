import Big from 'big.js';
import { nextMonth } from '../days/addDays';
import { forecastSpend } from './forecastSpend';
import { ForecastRequest, MonthEndForecast } from './SpendForecast';

/**
 * What the month that `from` is in will have cost at its end: the days before `from` as they are, and a forecast of the
 * rest. Throws `DailyAmountError` as `forecastSpend` does.
 *
 * @public
 */
export function forecastMonthEnd(
  request: Omit<ForecastRequest, 'to'>,
): MonthEndForecast {
  const { from } = request;
  const rest = forecastSpend({ ...request, to: nextMonth(from) });
  const month = from.slice(0, 7);
  const spent = request.history
    .filter(({ day }) => day.startsWith(month) && day < from)
    .reduce((total, { amount }) => total.plus(amount), new Big(0));
  const withSpent = (amount: string) => spent.plus(amount).toFixed();
  return {
    month,
    spent: spent.toFixed(),
    likely: withSpent(rest.likely),
    ...(rest.low === undefined ? {} : { low: withSpent(rest.low) }),
    ...(rest.high === undefined ? {} : { high: withSpent(rest.high) }),
    rest,
  };
}
