import { addDays, checkDay, daysBetween } from './addDays';
import { DailyAmount, DailyAmountError } from './DailyAmount';

const DECIMAL = /^-?\d+(\.\d+)?$/;

/**
 * The amounts of the days from `from` to `until`, half-open, one a day, as floats for statistics. Days that are not
 * listed are 0; days outside are left out. Throws `DailyAmountError` for a day that is listed twice or is no date, and
 * for an amount that is no decimal.
 */
export function dailySeries(
  amounts: readonly DailyAmount[],
  from: string,
  until: string,
): number[] {
  checkDay('from', from);
  checkDay('until', until);
  const series = new Array<number>(Math.max(daysBetween(from, until), 0)).fill(
    0,
  );
  const seen = new Set<string>();
  amounts.forEach(({ day, amount }, index) => {
    const place = `days[${index}]`;
    checkDay(`${place}.day`, day);
    if (seen.has(day)) {
      throw new DailyAmountError(
        `${place}.day`,
        day,
        'every day once: add up what belongs to one day first',
      );
    }
    seen.add(day);
    if (!DECIMAL.test(amount)) {
      throw new DailyAmountError(
        `${place}.amount`,
        amount,
        'a decimal string such as 12.50',
      );
    }
    const position = daysBetween(from, day);
    if (position >= 0 && position < series.length) {
      series[position] = Number(amount);
    }
  });
  return series;
}

/** The earliest day of the list; `until` where it is empty. */
export function firstDay(
  amounts: readonly DailyAmount[],
  until: string,
): string {
  return amounts.reduce(
    (earliest, { day }) => (day < earliest ? day : earliest),
    addDays(until, 0),
  );
}
