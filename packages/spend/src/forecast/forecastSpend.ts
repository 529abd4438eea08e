import Big from 'big.js';
import { addDays, checkDay, daysBetween } from '../days/addDays';
import { dailySeries, firstDay } from '../days/dailySeries';
import { DailyAmount, DailyAmountError } from '../days/DailyAmount';
import { sum } from '../statistics/mean';
import { conformalMargin } from './conformalMargin';
import { isIntermittent, medianForecast } from './medianForecast';
import { ForecastRequest, ScheduledLab, SpendForecast } from './SpendForecast';

/*
 * Spend to come = labs that are booked + what everything else has been costing.
 *
 * The labs come from the simulator: nobody's history knows of a course that starts on Monday. The rest is the median of
 * simple methods, which on short histories of daily cost is closer than either of them and than models with more
 * parameters (`npm run bench` prints it beside a run-rate and MSTL). Past cost of scheduled labs is taken out of the
 * history first, or a lab day would be counted as a habit and as a booking.
 *
 * Floats inside, where all is estimate; decimal strings at the rim.
 */

const DEFAULT_HORIZON = 14;
const DEFAULT_COVERAGE = 0.8;

/** Digits after the point of what is handed out: hundredths of a cent. */
const DIGITS = 4;

/**
 * Forecasts the cost of `[from, to)`. Throws `DailyAmountError` where a day, an amount or the coverage makes no sense.
 *
 * @public
 */
export function forecastSpend(request: ForecastRequest): SpendForecast {
  const { history, from } = request;
  checkDay('from', from);
  const to = request.to ?? addDays(from, DEFAULT_HORIZON);
  checkDay('to', to);
  const horizon = daysBetween(from, to);
  if (horizon < 0) {
    throw new DailyAmountError('to', to, `a day not before ${from}`);
  }
  const coverage = request.coverage ?? DEFAULT_COVERAGE;
  if (!(coverage > 0 && coverage < 1)) {
    throw new DailyAmountError('coverage', coverage, 'a share between 0 and 1');
  }
  const values = baselineHistory(request);
  const baseline = medianForecast(values, horizon);
  const margin =
    horizon === 0
      ? 0
      : conformalMargin(medianForecast, values, horizon, coverage);
  const scheduled = request.scheduled ?? [];
  scheduled.forEach(checkLab);
  const labs = scheduled.filter(({ day }) => day >= from && day < to);
  const total = sum(baseline);
  const floor = values.some(value => value < 0) ? -Infinity : 0;
  return {
    from,
    to,
    likely: money(total).plus(labTotal(labs, 'likely')).toFixed(),
    ...(margin === undefined
      ? {}
      : {
          low: money(Math.max(total - margin, floor))
            .plus(labTotal(labs, 'low'))
            .toFixed(),
          high: money(total + margin)
            .plus(labTotal(labs, 'high'))
            .toFixed(),
        }),
    coverage,
    scheduled: labTotal(labs, 'likely').toFixed(),
    baseline: money(total).toFixed(),
    pattern: patternOf(history.length, values),
    historyDays: values.length,
    days: baseline.map((amount, index): DailyAmount => {
      const day = addDays(from, index);
      const booked = labs.filter(lab => lab.day === day);
      return {
        day,
        amount: money(amount).plus(labTotal(booked, 'likely')).toFixed(),
      };
    }),
  };
}

function checkLab(lab: ScheduledLab, index: number): void {
  checkDay(`scheduled[${index}].day`, lab.day);
  for (const end of ['low', 'likely', 'high'] as const) {
    if (!/^\d+(\.\d+)?$/.test(lab[end])) {
      throw new DailyAmountError(
        `scheduled[${index}].${end}`,
        lab[end],
        'a decimal string such as 12.50',
      );
    }
  }
}

/** History without what scheduled labs caused in it. */
function baselineHistory(request: ForecastRequest): number[] {
  const { history, labHistory = [], from } = request;
  const first = firstDay(history, from);
  const all = dailySeries(history, first, from);
  const labs = dailySeries(labHistory, first, from);
  return all.map((amount, day) => {
    const rest = amount - labs[day];
    // What is left of 12.3 - 12.3 in floats must not look like spend, nor a lab that was billed less than it is said to be
    // like a credit.
    return Math.abs(rest) < 10 ** -DIGITS || (amount >= 0 && rest < 0)
      ? 0
      : rest;
  });
}

function patternOf(
  listed: number,
  values: readonly number[],
): SpendForecast['pattern'] {
  if (listed === 0 || values.length === 0) {
    return 'none';
  }
  return isIntermittent(values) ? 'intermittent' : 'steady';
}

function labTotal(
  labs: readonly ScheduledLab[],
  end: 'low' | 'likely' | 'high',
): Big {
  return labs.reduce((total, lab) => total.plus(lab[end]), new Big(0));
}

function money(value: number): Big {
  return new Big(value).round(DIGITS, Big.roundHalfUp);
}
