import { Attribution, traceKey } from '@gpu-academy/attribution';
import {
  Finding,
  FindingsQuery,
  FindingsSummary,
  Page,
} from '@gpu-academy/backstage-plugin-academy-common';
import { applyRun, FindingRecord } from '@gpu-academy/findings';
import { Knex } from 'knex';
import { AttributionTraceStore } from '../attribution';
import { listFindings } from './listFindings';
import { AttributionColumns, FindingRow, rowOfFinding } from './findingRow';
import {
  FindingAttributor,
  FindingStore,
  ScanFile,
  ScanResult,
} from './FindingStore';
import { readLifecycle } from './readLifecycle';
import { rowOfScan, ScanRunOutcome, ScanRunRow } from './scanRunRow';
import { summarizeFindings } from './summarizeFindings';

/*
 * A run is one transaction: what is known of its source is read, the pure reducer of the lifecycle adds the run to it,
 * and what changed is written back under its own key. Two processes that do so at once would lose each other's
 * additions, so that on PostgreSQL the table is locked against other writers first; readers go on reading what was
 * there. SQLite has one writer at a time anyway.
 *
 * Every run has a row of its own, with the transitions that it brought about: rows are only appended, so that they are
 * the history of all findings. A run that failed or is held has one too; a held one that is let through has a second.
 *
 * Who a finding belongs to is decided after the run was applied, by when it was last seen: a lease of yesterday must not
 * claim what is still there today.
 */

/** Rows a statement: SQLite takes 32,766 values in one, and a finding has 45 columns. */
const ROWS_A_STATEMENT = 400;

type AttributableColumns = Pick<
  FindingRow,
  | 'provider'
  | 'scope_id'
  | 'tags'
  | 'scope_tags'
  | 'last_open_at'
  | 'last_evaluated_at'
>;

/** Findings in the plugin's database, SQLite or PostgreSQL. */
export class DatabaseFindingStore implements FindingStore {
  readonly #database: Knex;
  readonly #traces: AttributionTraceStore;

  static create(options: {
    database: Knex;
    traces: AttributionTraceStore;
  }): DatabaseFindingStore {
    return new DatabaseFindingStore(options.database, options.traces);
  }

  private constructor(database: Knex, traces: AttributionTraceStore) {
    this.#database = database;
    this.#traces = traces;
  }

  async getContentDigest(
    source: string,
    file: string,
  ): Promise<string | undefined> {
    const row = await lastRowOf(this.#database, source, file);
    return row && row.held === null && row.unreadable === 0
      ? row.content_digest
      : undefined;
  }

  applyScan(
    scan: ScanFile,
    attributor: FindingAttributor,
  ): Promise<ScanResult> {
    return this.#database.transaction(async tx => {
      await this.#lockAgainstWriters(tx);
      const { run } = scan;
      const known = await readLifecycle(tx, run);
      const step = applyRun(known.state, run, scan.readAt);
      const heldScopes =
        known.heldScopes.get(step.run.digest) ?? step.heldScopes;
      const result: ScanResult = step.run.held
        ? { outcome: 'held', heldScopes }
        : { outcome: step.outcome, heldScopes: [] };
      if (step.outcome === 'unchanged' && (await isLastRead(tx, scan))) {
        return result;
      }
      const scanRunId = await insertScanRun(tx, scan, {
        run: step.run,
        heldScopes,
        transitions: step.events,
      });
      if (step.outcome === 'applied') {
        const changed = Array.from(step.state.findings.values()).filter(
          each => known.state.findings.get(each.key) !== each,
        );
        const mentioned = new Set(run.records.map(each => each.key));
        const rows = changed.map(each =>
          rowOfFinding(
            each,
            mentioned.has(each.key)
              ? scanRunId
              : known.scanRunIds.get(each.key) ?? scanRunId,
          ),
        );
        await this.#writeFindings(rows, attributor, tx);
        await insertEvents(tx, run.records, scanRunId);
      }
      return result;
    });
  }

  async reattribute(attributor: FindingAttributor): Promise<number> {
    let count = 0;
    for (;;) {
      const size = await this.#reattributeBatch(attributor);
      if (size === 0) {
        return count;
      }
      count += size;
    }
  }

  list(learnerRef: string, query: FindingsQuery): Promise<Page<Finding>> {
    return listFindings(this.#database, learnerRef, query);
  }

  summarize(learnerRefs: string[]): Promise<Map<string, FindingsSummary>> {
    return summarizeFindings(this.#database, learnerRefs);
  }

  async #writeFindings(
    rows: Array<ReturnType<typeof rowOfFinding>>,
    attributor: FindingAttributor,
    tx: Knex.Transaction,
  ): Promise<void> {
    for (const batch of batches(rows)) {
      const attributions = await this.#attribute(batch, attributor, tx);
      await tx('finding')
        .insert(batch.map((row, index) => ({ ...row, ...attributions[index] })))
        .onConflict('key')
        .merge();
    }
  }

  async #reattributeBatch(attributor: FindingAttributor): Promise<number> {
    return this.#database.transaction(async tx => {
      await this.#lockAgainstWriters(tx);
      const rows: FindingRow[] = await tx('finding')
        .whereNot({ plan_version: attributor.planVersion })
        .orderBy('key')
        .limit(ROWS_A_STATEMENT);
      const attributions = await this.#attribute(rows, attributor, tx);
      // Most rows of a batch share their outcome: one statement for each outcome, not for each row.
      const outcomes = new Map<
        string,
        { columns: AttributionColumns; keys: string[] }
      >();
      rows.forEach((row, index) => {
        const columns = attributions[index];
        const id = JSON.stringify(columns);
        const outcome = outcomes.get(id) ?? { columns, keys: [] };
        outcome.keys.push(row.key);
        outcomes.set(id, outcome);
      });
      for (const { columns, keys } of outcomes.values()) {
        await tx('finding').whereIn('key', keys).update(columns);
      }
      return rows.length;
    });
  }

  async #attribute(
    rows: AttributableColumns[],
    attributor: FindingAttributor,
    tx: Knex.Transaction,
  ): Promise<AttributionColumns[]> {
    const attributions = rows.map(row =>
      attributor.attribute({
        provider: row.provider,
        scopeId: row.scope_id ?? undefined,
        at: row.last_open_at ?? row.last_evaluated_at,
        // A tag of the resource says more than one of the account that it is in.
        tags: { ...JSON.parse(row.scope_tags), ...JSON.parse(row.tags) },
      }),
    );
    const traceKeys = await this.#saveTraces(attributions, tx);
    return attributions.map((attribution, index) => ({
      outcome: attribution.outcome,
      subject_ref: attribution.subjectRef ?? null,
      workspace_id: attribution.workspaceId ?? null,
      trace_key: traceKeys[index],
      plan_version: attributor.planVersion,
    }));
  }

  /** Keys in the order of the attributions; findings that found their learner the same way share a trace. */
  async #saveTraces(
    attributions: Attribution[],
    tx: Knex.Transaction,
  ): Promise<string[]> {
    const traces = new Map(
      attributions.map(({ trace }) => [traceKey(trace), trace] as const),
    );
    if (traces.size > 0) {
      await this.#traces.save(Array.from(traces.values()), tx);
    }
    return attributions.map(({ trace }) => traceKey(trace));
  }

  async #lockAgainstWriters(tx: Knex.Transaction): Promise<void> {
    if (tx.client.config.client === 'pg') {
      await tx.raw('LOCK TABLE finding IN SHARE ROW EXCLUSIVE MODE');
    }
  }
}

function lastRowOf(
  database: Knex,
  source: string,
  file: string,
): Promise<ScanRunRow | undefined> {
  return database('scan_run')
    .where({ source, file })
    .orderBy('id', 'desc')
    .first();
}

/** Whether a file is as it was read last: what it came to has its row. */
async function isLastRead(
  tx: Knex.Transaction,
  { run, file, contentDigest }: ScanFile,
): Promise<boolean> {
  const row = await lastRowOf(tx, run.source, file);
  return row?.content_digest === contentDigest;
}

async function insertScanRun(
  tx: Knex.Transaction,
  scan: ScanFile,
  outcome: ScanRunOutcome,
): Promise<number> {
  const [row] = await tx('scan_run')
    .insert(rowOfScan(scan, outcome))
    .returning('id');
  return row.id;
}

async function insertEvents(
  tx: Knex.Transaction,
  records: FindingRecord[],
  scanRunId: number,
): Promise<void> {
  for (const batch of batches(records)) {
    await tx('finding_event')
      .insert(
        batch.map(record => ({
          finding_key: record.key,
          event_digest: record.eventDigest,
          scan_run_id: scanRunId,
          status: record.status,
          observed_at: record.observedAt,
          raw: JSON.stringify(record.raw),
        })),
      )
      .onConflict(['finding_key', 'event_digest'])
      .ignore();
  }
}

function* batches<T>(items: T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += ROWS_A_STATEMENT) {
    yield items.slice(start, start + ROWS_A_STATEMENT);
  }
}
