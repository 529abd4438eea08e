import {
  HeldScope,
  LifecycleState,
  ScanRun,
  TrackedFinding,
  UNRESOLVED_CONDITIONS,
} from '@gpu-academy/findings';
import { Knex } from 'knex';
import { FindingRow, trackedFindingOfRow } from './findingRow';
import { heldScopesOfRow, runOfRow, ScanRunRow } from './scanRunRow';

/*
 * The part of what is known that a run can change or depends on, so that a source of a hundred thousand findings is not
 * read for a file of ten: the findings that it mentions, those that are open and may be gone, and the runs that began
 * no earlier than its oldest event. A finding that is not open and not mentioned is nothing to it.
 *
 * There are no mutes: nothing stores them yet, hence findings have no columns for them either.
 */

/** Keys a statement; SQLite takes 32,766 values in one. */
const KEYS_A_STATEMENT = 5_000;

/** What is known before a run. */
export interface KnownLifecycle {
  state: LifecycleState;
  /** Ids of the runs in the table that spoke of each finding last. */
  scanRunIds: Map<string, number>;
  /** By the run's digest. */
  heldScopes: Map<string, HeldScope[]>;
}

/** Reads what is known, as the reducer takes it. */
export async function readLifecycle(
  tx: Knex.Transaction,
  run: ScanRun,
): Promise<KnownLifecycle> {
  const findings = new Map<string, TrackedFinding>();
  const scanRunIds = new Map<string, number>();
  const add = (rows: FindingRow[]) => {
    for (const row of rows) {
      findings.set(row.key, trackedFindingOfRow(row));
      scanRunIds.set(row.key, row.scan_run_id);
    }
  };
  if (run.outcome !== 'failed') {
    add(
      await tx('finding')
        .where({ source: run.source })
        .whereIn('lifecycle_condition', UNRESOLVED_CONDITIONS),
    );
    const keys = Array.from(new Set(run.records.map(each => each.key))).filter(
      key => !findings.has(key),
    );
    for (let start = 0; start < keys.length; start += KEYS_A_STATEMENT) {
      add(
        await tx('finding').whereIn(
          'key',
          keys.slice(start, start + KEYS_A_STATEMENT),
        ),
      );
    }
  }

  const rows = await readRuns(tx, run);
  return {
    state: { findings, runs: rows.map(runOfRow), mutes: [] },
    scanRunIds,
    heldScopes: new Map(
      rows.map(row => [row.run_digest, heldScopesOfRow(row)] as const),
    ),
  };
}

/** Of rows that are one run, held at first and let through later, the newest. */
async function readRuns(
  tx: Knex.Transaction,
  run: ScanRun,
): Promise<ScanRunRow[]> {
  const oldest = run.records.reduce(
    (time, { observedAt }) => (observedAt < time ? observedAt : time),
    run.startedAt,
  );
  const rows: ScanRunRow[] = await tx('scan_run')
    .where({ source: run.source })
    .where('started_at', '>=', oldest)
    .orderBy('id');
  return Array.from(
    new Map(rows.map(row => [row.run_digest, row] as const)).values(),
  );
}
