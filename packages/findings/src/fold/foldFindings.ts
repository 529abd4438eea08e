import { FindingRecord, RecordWithoutEvent } from '../record/FindingRecord';
import { compareSeverity } from '../record/severity';
import { compareStatus, FindingStatus } from '../record/status';

/** One event that speaks of a finding. @public */
export interface FindingEvidence {
  /** sha256 of the event, in hex. */
  eventDigest: string;
  status: FindingStatus;
  /** ISO 8601, UTC. */
  observedAt: string;
}

/** All that one run says of one finding: its worst event, and every event as evidence. @public */
export interface FoldedFinding extends FindingRecord {
  /** By digest; the same event twice is there once. */
  evidence: FindingEvidence[];
}

/** A record that may have been folded already. */
export type FoldableRecord = RecordWithoutEvent & {
  evidence?: FindingEvidence[];
};

/** The winner of events that share a key; with the evidence of all where there is more than one event. */
export interface Fold<R extends FoldableRecord> {
  record: R;
  evidence: FindingEvidence[] | undefined;
}

/**
 * Folds the events of one run that share a key into one finding: the worst status wins, in whatever order they come.
 *
 * @remarks
 *
 * Real scanners report one resource twice under one check, once as passed and once as failed. An upsert keeps
 * whichever came last and hides the failure or shows it by chance. Among events of one status the newest wins, then
 * the more severe, then the smaller digest, so that the outcome is a function of the set of events alone; folding what
 * is folded changes nothing.
 *
 * @returns findings in the order in which their keys first come.
 *
 * @public
 */
export function foldFindings<R extends RecordWithoutEvent>(
  records: Iterable<R | (R & { evidence: FindingEvidence[] })>,
): Array<R & { evidence: FindingEvidence[] }> {
  return Array.from(foldByKey(records), ({ record, evidence }) => ({
    ...record,
    evidence: evidence ?? evidenceOf(record),
  }));
}

/** As {@link foldFindings}, with no copy made of what has nothing to be folded with. */
export function* foldByKey<R extends FoldableRecord>(
  records: Iterable<R>,
): Iterable<Fold<R>> {
  const winners = new Map<string, R>();
  // Of the keys that come more than once. Joined at the end: many events may share one key.
  const evidence = new Map<string, Map<string, FindingEvidence>>();
  for (const record of records) {
    const known = winners.get(record.key);
    if (known === undefined) {
      winners.set(record.key, record);
    } else {
      let all = evidence.get(record.key);
      if (!all) {
        all = new Map(evidenceOf(known).map(each => [each.eventDigest, each]));
        evidence.set(record.key, all);
      }
      for (const each of evidenceOf(record)) {
        all.set(each.eventDigest, each);
      }
      if (compareRecords(record, known) < 0) {
        winners.set(record.key, record);
      }
    }
  }
  for (const [key, record] of winners) {
    const all = evidence.get(key);
    yield {
      record,
      evidence:
        all &&
        Array.from(all.values()).sort((x, y) =>
          compareText(x.eventDigest, y.eventDigest),
        ),
    };
  }
}

/** Negative where `a` wins over `b`. */
export function compareRecords(
  a: RecordWithoutEvent,
  b: RecordWithoutEvent,
): number {
  return (
    compareStatus(a.status, b.status) ||
    compareText(b.observedAt, a.observedAt) ||
    compareSeverity(a.severity, b.severity) ||
    compareText(a.eventDigest, b.eventDigest)
  );
}

/** The evidence that a record is, or that a folded finding carries. */
export function evidenceOf(record: FoldableRecord): FindingEvidence[] {
  return (
    record.evidence ?? [
      {
        eventDigest: record.eventDigest,
        status: record.status,
        observedAt: record.observedAt,
      },
    ]
  );
}

function compareText(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
