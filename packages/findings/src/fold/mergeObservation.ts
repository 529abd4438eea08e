import { FindingRecord, RecordWithoutEvent } from '../record/FindingRecord';
import { isOpen } from '../record/status';
import { compareRecords, evidenceOf, FoldedFinding } from './foldFindings';

/** What is known of one finding over all runs. @public */
export interface FindingObservation {
  key: string;
  /** The newest run's word; of two of one time the worse. */
  current: RecordWithoutEvent;
  /** ISO 8601, UTC: first and last time that it was seen open. Absent where it never was. */
  firstOpen?: string;
  lastOpen?: string;
  /** ISO 8601, UTC: first and last time that the check looked at the resource, whatever it found. */
  firstEvaluated: string;
  lastEvaluated: string;
}

/**
 * Adds what one run says of a finding to what is known of it.
 *
 * @remarks
 *
 * Runs may come late, twice and in any order and the outcome is the same: an older run moves the first times and
 * leaves the current word as it is. That a run does *not* mention a finding changes nothing here.
 *
 * @public
 */
export function mergeObservation(
  existing: FindingObservation | undefined,
  record: FindingRecord | FoldedFinding,
): FindingObservation {
  const evidence = evidenceOf(record);
  const open = evidence.filter(each => isOpen(each.status));
  const evaluatedTimes = evidence.map(each => each.observedAt);
  const openTimes = open.map(each => each.observedAt);
  return {
    key: record.key,
    current:
      existing === undefined || isNewer(record, existing.current)
        ? record
        : existing.current,
    firstOpen: earliest(existing?.firstOpen, ...openTimes),
    lastOpen: latest(existing?.lastOpen, ...openTimes),
    firstEvaluated: earliest(
      existing?.firstEvaluated,
      record.observedAt,
      ...evaluatedTimes,
    )!,
    lastEvaluated: latest(
      existing?.lastEvaluated,
      record.observedAt,
      ...evaluatedTimes,
    )!,
  };
}

/** The same event again is a new reading of it, by a better reader or under another configuration. */
function isNewer(
  record: RecordWithoutEvent,
  current: RecordWithoutEvent,
): boolean {
  return record.observedAt === current.observedAt
    ? record.eventDigest === current.eventDigest ||
        compareRecords(record, current) < 0
    : record.observedAt > current.observedAt;
}

/** ISO 8601 in UTC with milliseconds sorts as text. */
function earliest(...times: (string | undefined)[]): string | undefined {
  return times
    .filter(time => time !== undefined)
    .reduce<string | undefined>(
      (first, time) => (first === undefined || time < first ? time : first),
      undefined,
    );
}

function latest(...times: (string | undefined)[]): string | undefined {
  return times
    .filter(time => time !== undefined)
    .reduce<string | undefined>(
      (last, time) => (last === undefined || time > last ? time : last),
      undefined,
    );
}
