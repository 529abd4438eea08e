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
export function foldFindings(
  records: Iterable<FindingRecord | FoldedFinding>,
): FoldedFinding[] {
  const byKey = new Map<string, FoldedFinding>();
  for (const record of records) {
    const known = byKey.get(record.key);
    byKey.set(record.key, known ? fold(known, record) : folded(record));
  }
  return Array.from(byKey.values());
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

/** The union of both, by digest and in its order. */
export function joinEvidence(
  a: readonly FindingEvidence[],
  b: readonly FindingEvidence[],
): FindingEvidence[] {
  const byDigest = new Map(
    [...a, ...b].map(each => [each.eventDigest, each] as const),
  );
  return Array.from(byDigest.values()).sort((x, y) =>
    compareText(x.eventDigest, y.eventDigest),
  );
}

/** The evidence that a record is, or that a folded finding carries. */
export function evidenceOf(
  record: FindingRecord | FoldedFinding,
): FindingEvidence[] {
  return 'evidence' in record
    ? record.evidence
    : [
        {
          eventDigest: record.eventDigest,
          status: record.status,
          observedAt: record.observedAt,
        },
      ];
}

function folded(record: FindingRecord | FoldedFinding): FoldedFinding {
  return { ...record, evidence: evidenceOf(record) };
}

function fold(
  known: FoldedFinding,
  record: FindingRecord | FoldedFinding,
): FoldedFinding {
  const winner = compareRecords(record, known) < 0 ? record : known;
  return {
    ...winner,
    evidence: joinEvidence(known.evidence, evidenceOf(record)),
  };
}

function compareText(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
