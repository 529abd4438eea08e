import { RecordWithoutEvent } from '../record/FindingRecord';
import { isOpen } from '../record/status';
import {
  compareRecords,
  FindingEvidence,
  FoldableRecord,
} from './foldFindings';

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
  record: FoldableRecord,
): FindingObservation {
  return mergeEvidence(existing, record, record.evidence);
}

/** As {@link mergeObservation}; without evidence the record is its own. */
export function mergeEvidence(
  existing: FindingObservation | undefined,
  record: RecordWithoutEvent,
  evidence: readonly FindingEvidence[] | undefined,
): FindingObservation {
  let firstOpen = existing?.firstOpen;
  let lastOpen = existing?.lastOpen;
  let firstEvaluated = existing?.firstEvaluated ?? record.observedAt;
  let lastEvaluated = existing?.lastEvaluated ?? record.observedAt;
  for (const { status, observedAt } of evidence ?? [record]) {
    firstEvaluated = earlier(firstEvaluated, observedAt);
    lastEvaluated = later(lastEvaluated, observedAt);
    if (isOpen(status)) {
      firstOpen = earlier(firstOpen ?? observedAt, observedAt);
      lastOpen = later(lastOpen ?? observedAt, observedAt);
    }
  }
  return {
    key: record.key,
    current:
      existing === undefined || isNewer(record, existing.current)
        ? record
        : existing.current,
    firstOpen,
    lastOpen,
    firstEvaluated,
    lastEvaluated,
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
function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}
