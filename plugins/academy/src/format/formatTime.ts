import { DateTime } from 'luxon';

/** An ISO 8601 time as a UTC date and time to the minute, e.g. `4 Mar 2026, 16:05 UTC`. */
export function formatTime(iso: string, locale?: string): string {
  const time = DateTime.fromISO(iso, { zone: 'utc' });
  return `${time
    .setLocale(locale ?? 'en-GB')
    .toLocaleString({ ...DateTime.DATETIME_MED, hourCycle: 'h23' })} UTC`;
}

/** An ISO 8601 date or time as a UTC date, e.g. `4 Mar 2026`. */
export function formatDay(iso: string, locale?: string): string {
  return DateTime.fromISO(iso, { zone: 'utc' })
    .setLocale(locale ?? 'en-GB')
    .toLocaleString(DateTime.DATE_MED);
}

/** The calendar month of a time in UTC as half-open ISO 8601 dates. */
export function monthOf(now: Date): { from: string; to: string } {
  const start = DateTime.fromJSDate(now, { zone: 'utc' }).startOf('month');
  return {
    from: start.toISODate()!,
    to: start.plus({ months: 1 }).toISODate()!,
  };
}

/** How long something took between two ISO 8601 times, e.g. `2.4 s` or `3 min 5 s`. */
export function formatDuration(from: string, to: string): string {
  const seconds = Math.max(0, Date.parse(to) - Date.parse(from)) / 1000;
  return seconds < 60
    ? `${Number(seconds.toFixed(1))} s`
    : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
