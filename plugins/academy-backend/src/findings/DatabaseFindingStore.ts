import { Attribution, traceKey } from '@gpu-academy/attribution';
import {
  Finding,
  FindingsQuery,
  FindingsSummary,
  Page,
} from '@gpu-academy/backstage-plugin-academy-common';
import {
  FindingObservation,
  FindingRecord,
  foldFindings,
  mergeObservation,
} from '@gpu-academy/findings';
import { Knex } from 'knex';
import { AttributionTraceStore } from '../attribution';
import { listFindings } from './listFindings';
import {
  AttributionColumns,
  FindingRow,
  observationOfRow,
  rowOfObservation,
} from './findingRow';
import { FindingAttributor, FindingStore, ScanRun } from './FindingStore';
import { summarizeFindings } from './summarizeFindings';

/*
 * A scan is one transaction: what was known is read, the scan is added by the pure `mergeObservation`, and the rows
 * are written back under their own key. Two processes that do so at once would lose each other's additions, so
 * that on PostgreSQL the table is locked against other writers first; readers go on reading what was there. SQLite has
 * one writer at a time anyway.
 *
 * Who a finding belongs to is decided after merging, by when it was last seen: a lease of yesterday must not claim
 * what is still there today.
 */

/** Rows a statement: SQLite takes 32,766 values in one, and a finding has 37 columns. */
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
    const row = await this.#database('scan_run')
      .select('content_digest')
      .where({ source, file })
      .orderBy('id', 'desc')
      .first();
    return row?.content_digest;
  }

  async applyScan(scan: ScanRun, attributor: FindingAttributor): Promise<void> {
    await this.#database.transaction(async tx => {
      await this.#lockAgainstWriters(tx);
      const scanRunId = await insertScanRun(tx, scan);
      const findings = foldFindings(scan.records);
      for (const batch of batches(findings)) {
        const known = await readObservations(
          tx,
          batch.map(each => each.key),
        );
        const rows = batch
          .map(each => mergeObservation(known.get(each.key), each))
          .map(each => rowOfObservation(each, scanRunId));
        const attributions = await this.#attribute(rows, attributor, tx);
        await tx('finding')
          .insert(
            rows.map((row, index) => ({ ...row, ...attributions[index] })),
          )
          .onConflict('key')
          .merge();
      }
      await insertEvents(tx, scan.records, scanRunId);
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

async function insertScanRun(
  tx: Knex.Transaction,
  scan: ScanRun,
): Promise<number> {
  const times = scan.records.map(each => each.observedAt).sort();
  const [row] = await tx('scan_run')
    .insert({
      ingest_run_id: scan.ingestRunId,
      source: scan.source,
      file: scan.file,
      content_digest: scan.contentDigest,
      simulated: scan.simulated,
      events: scan.records.length,
      observed_from: times[0] ?? null,
      observed_to: times[times.length - 1] ?? null,
      read_at: scan.readAt,
    })
    .returning('id');
  return row.id;
}

async function readObservations(
  tx: Knex.Transaction,
  keys: string[],
): Promise<Map<string, FindingObservation>> {
  const rows: FindingRow[] = await tx('finding').whereIn('key', keys);
  return new Map(rows.map(row => [row.key, observationOfRow(row)]));
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
