import { Duration } from 'luxon';

const MINUTE_MS = 60 * 1000;
const SOON_MS = 60 * MINUTE_MS;
const ANNOUNCED_MINUTES = [50, 10, 1];

/** How much of a lease is left. */
export interface LeaseClock {
  phase: 'running' | 'soon' | 'over';
  /** In words with at most two units, e.g. `3 days, 4 hours`; absent when it is over. */
  left?: string;
  /**
   * The smallest of 50, 10 and 1 minutes that has been reached; absent before. A clock that is read out each
   * minute is unbearable, one that never is comes as a surprise.
   */
  announcedMinutes?: number;
}

/** Reads the clock of a lease that ends at an ISO 8601 time. */
export function readLeaseClock(expiresAt: string, now: Date): LeaseClock {
  const leftMs = Date.parse(expiresAt) - now.getTime();
  if (leftMs <= 0) {
    return { phase: 'over' };
  }
  return {
    phase: leftMs <= SOON_MS ? 'soon' : 'running',
    left: inWords(leftMs),
    announcedMinutes: ANNOUNCED_MINUTES.filter(
      minutes => leftMs <= minutes * MINUTE_MS,
    ).pop(),
  };
}

function inWords(ms: number) {
  if (ms < MINUTE_MS) {
    return '< 1 minute';
  }
  const units = Duration.fromMillis(ms)
    .shiftTo('days', 'hours', 'minutes')
    .toObject();
  const kept = (
    [
      ['days', Math.floor(units.days ?? 0)],
      ['hours', Math.floor(units.hours ?? 0)],
      ['minutes', Math.floor(units.minutes ?? 0)],
    ] as const
  )
    .filter(([, value]) => value > 0)
    .slice(0, 2);
  return Duration.fromObject(Object.fromEntries(kept), {
    locale: 'en-GB',
  }).toHuman();
}
