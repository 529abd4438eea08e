import { isDeepStrictEqual } from 'node:util';
import type { JournalRecord } from './JournalRecord';

/**
 * A time in which a simulated resource ran unchanged, half-open `[from, to)`.
 *
 * @public
 */
export interface RunningInterval {
  id: string;
  type: string;
  provider: string;
  accountId: string;
  region: string;
  sku: string | null;
  purchase: 'on-demand' | 'spot' | null;
  sizeGb: number | null;
  tags: Record<string, string>;
  /** ISO 8601, UTC. */
  from: string;
  /** ISO 8601, UTC; absent while the resource runs. */
  to?: string;
}

function openInterval(record: JournalRecord): RunningInterval {
  const { id, type, provider, accountId, region } = record;
  const { sku, purchase, sizeGb, tags, at } = record;
  return {
    ...{ id, type, provider, accountId, region },
    ...{ sku, purchase, sizeGb, tags, from: at },
  };
}

function isSameResource(interval: RunningInterval, record: JournalRecord) {
  return isDeepStrictEqual(interval, {
    ...openInterval(record),
    from: interval.from,
  });
}

/**
 * When each resource of a journal ran, as known at `now`: later records do not
 * count. A change of size, price or tags ends one interval and begins another.
 *
 * @param records - in the order of the journal
 * @param now - ISO 8601, UTC
 * @public
 */
export function runningIntervals(
  records: JournalRecord[],
  now: string,
): RunningInterval[] {
  const intervals: RunningInterval[] = [];
  const running = new Map<string, RunningInterval>();
  for (const record of records) {
    if (Date.parse(record.at) > Date.parse(now)) {
      continue;
    }
    const key = [
      record.provider,
      record.accountId,
      record.region,
      record.type,
      record.id,
    ].join(' ');
    const current = running.get(key);
    if (current && record.op !== 'destroy' && isSameResource(current, record)) {
      continue;
    }
    if (current) {
      current.to = record.at;
      running.delete(key);
    }
    if (record.op !== 'destroy') {
      const interval = openInterval(record);
      running.set(key, interval);
      intervals.push(interval);
    }
  }
  return intervals;
}
