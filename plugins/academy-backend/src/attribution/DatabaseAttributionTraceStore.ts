import { AttributionTrace, traceKey } from '@gpu-academy/attribution';
import { Knex } from 'knex';
import { AttributionTraceStore } from './AttributionTraceStore';

interface AttributionTraceRow {
  key: string;
  rule: AttributionTrace['rule'];
  input: string;
  candidates: string;
  plan_version: string;
  saved_at: string;
}

// Stays below the number of rows that SQLite takes in one statement.
const ROWS_PER_INSERT = 200;

/** Tables whose `trace_key` points here. */
const REFERRING_TABLES = ['daily_cost', 'finding'];

/** {@link AttributionTraceStore} in the plugin's database. */
export class DatabaseAttributionTraceStore implements AttributionTraceStore {
  readonly #knex: Knex;
  readonly #clock: () => Date;

  static create(options: {
    database: Knex;
    clock?: () => Date;
  }): DatabaseAttributionTraceStore {
    return new DatabaseAttributionTraceStore(
      options.database,
      options.clock ?? (() => new Date()),
    );
  }

  private constructor(knex: Knex, clock: () => Date) {
    this.#knex = knex;
    this.#clock = clock;
  }

  async save(
    traces: AttributionTrace[],
    transaction?: Knex.Transaction,
  ): Promise<string[]> {
    const keys = traces.map(traceKey);
    const savedAt = this.#clock().toISOString();
    const rows = new Map<string, AttributionTraceRow>();
    for (const [index, trace] of traces.entries()) {
      rows.set(keys[index], {
        key: keys[index],
        rule: trace.rule,
        input: trace.input,
        candidates: JSON.stringify(trace.candidates),
        plan_version: trace.planVersion,
        saved_at: savedAt,
      });
    }
    // In one order everywhere: two transactions that save the same traces must not wait for each other.
    const inOrder = [...rows.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
    for (let start = 0; start < inOrder.length; start += ROWS_PER_INSERT) {
      await (transaction ?? this.#knex)<AttributionTraceRow>(
        'attribution_trace',
      )
        .insert(inOrder.slice(start, start + ROWS_PER_INSERT))
        .onConflict('key')
        .ignore();
    }
    return keys;
  }

  async get(key: string): Promise<AttributionTrace | undefined> {
    const row = await this.#knex<AttributionTraceRow>('attribution_trace')
      .where({ key })
      .first();
    return (
      row && {
        rule: row.rule,
        input: row.input,
        candidates: JSON.parse(row.candidates),
        planVersion: row.plan_version,
      }
    );
  }

  /** Deletes what no row points at any more and was saved before the time given. */
  async deleteUnused(savedBefore: Date): Promise<void> {
    const unused = this.#knex<AttributionTraceRow>('attribution_trace').where(
      'saved_at',
      '<',
      savedBefore.toISOString(),
    );
    for (const table of REFERRING_TABLES) {
      unused.whereNotExists(
        this.#knex(table)
          .select('trace_key')
          .whereRaw('?? = ??', [`${table}.trace_key`, 'attribution_trace.key']),
      );
    }
    await unused.delete();
  }
}
