import {
  AppliedRun,
  HeldScope,
  LifecycleEvent,
  ScanOutcome,
} from '@gpu-academy/findings';
import { ScanFile } from './FindingStore';

/** A row of the table `scan_run`; rows are appended and never changed. */
export interface ScanRunRow {
  id: number;
  ingest_run_id: string;
  source: string;
  file: string;
  content_digest: string;
  /** 0 and 1 on SQLite. */
  simulated: boolean | number;
  events: number;
  observed_from: string | null;
  observed_to: string | null;
  read_at: string;
  run_id: string;
  started_at: string;
  outcome: string;
  coverage: string;
  errors: string;
  run_digest: string;
  unreadable: number;
  held: string | null;
  approved_by: string | null;
  transitions: string;
}

/** What a run came to, for its row. */
export interface ScanRunOutcome {
  run: AppliedRun;
  /** Empty where the run is not held. */
  heldScopes: HeldScope[];
  transitions: LifecycleEvent[];
}

export function rowOfScan(
  scan: ScanFile,
  { run, heldScopes, transitions }: ScanRunOutcome,
): Omit<ScanRunRow, 'id'> {
  const times = scan.run.records.map(each => each.observedAt).sort();
  return {
    ingest_run_id: scan.ingestRunId,
    source: run.source,
    file: scan.file,
    content_digest: scan.contentDigest,
    simulated: scan.simulated,
    events: scan.run.records.length,
    observed_from: times[0] ?? null,
    observed_to: times[times.length - 1] ?? null,
    read_at: scan.readAt,
    run_id: run.id,
    started_at: run.startedAt,
    outcome: run.outcome,
    coverage: JSON.stringify(run.coverage),
    errors: JSON.stringify(run.errors),
    run_digest: run.digest,
    unreadable: scan.unreadable,
    held: run.held ? JSON.stringify(heldScopes) : null,
    approved_by: scan.run.approvedBy ?? null,
    // By which run and when is in the row, and there may be a hundred thousand.
    transitions: JSON.stringify(
      transitions.map(({ runId, recordedAt, ...transition }) => transition),
    ),
  };
}

export function runOfRow(row: ScanRunRow): AppliedRun {
  return {
    id: row.run_id,
    source: row.source,
    digest: row.run_digest,
    startedAt: row.started_at,
    outcome: row.outcome as ScanOutcome,
    coverage: JSON.parse(row.coverage),
    errors: JSON.parse(row.errors),
    held: row.held !== null,
  };
}

/** Scopes for which a run is held; none where it is not. */
export function heldScopesOfRow(row: ScanRunRow): HeldScope[] {
  return row.held === null ? [] : JSON.parse(row.held);
}
