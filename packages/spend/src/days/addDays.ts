import { DailyAmountError } from './DailyAmount';

const MS_PER_DAY = 86_400_000;

/** The date `count` days after `day`; both ISO 8601 dates in UTC. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * MS_PER_DAY)
    .toISOString()
    .slice(0, 10);
}

/** Days from `from` to `to`, half-open: 1 from one day to the next, negative backwards. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MS_PER_DAY);
}

/** The first day of the month after the one that `day` is in. */
export function nextMonth(day: string): string {
  const date = new Date(day);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1))
    .toISOString()
    .slice(0, 10);
}

/** Throws `DailyAmountError` unless `day` is a date of the calendar, such as 2026-02-28. */
export function checkDay(place: string, day: string): void {
  const isDate =
    /^\d{4}-\d{2}-\d{2}$/.test(day) &&
    !Number.isNaN(Date.parse(day)) &&
    addDays(day, 0) === day;
  if (!isDate) {
    throw new DailyAmountError(place, day, 'a date such as 2026-02-28');
  }
}
