import { NotFoundError } from '@backstage/errors';
import {
  IngestKind,
  IngestRun,
  IngestRunsQuery,
  Page,
} from '@gpu-academy/backstage-plugin-academy-common';
import { Knex } from 'knex';
import { FinishIngestRun, IngestRunStore } from './IngestRunStore';

interface IngestRunRow {
  id: number;
  kind: IngestKind;
  source: string;
  unit: string;
  state: IngestRun['state'];
  started_at: string;
  finished_at: string | null;
  /** PostgreSQL answers large integers as text. */
  rows: number | string | null;
  warnings: string;
  error: string | null;
}

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 100;

/** {@link IngestRunStore} in the plugin's database. */
export class DatabaseIngestRunStore implements IngestRunStore {
  readonly #knex: Knex;
  readonly #clock: () => Date;

  static create(options: {
    database: Knex;
    clock?: () => Date;
  }): DatabaseIngestRunStore {
    return new DatabaseIngestRunStore(
      options.database,
      options.clock ?? (() => new Date()),
    );
  }

  private constructor(knex: Knex, clock: () => Date) {
    this.#knex = knex;
    this.#clock = clock;
  }

  async start(run: {
    kind: IngestKind;
    source: string;
    unit: string;
  }): Promise<string> {
    const [{ id }] = await this.#runs()
      .insert({
        ...run,
        state: 'running',
        started_at: this.#now(),
        warnings: '[]',
      })
      .returning('id');
    return String(id);
  }

  async finish(id: string, result: FinishIngestRun): Promise<void> {
    await this.#knex.transaction(async transaction => {
      const runs = () => transaction<IngestRunRow>('ingest_run');
      const run = await runs()
        .where({ id: Number(id) })
        .first();
      if (!run) {
        throw new NotFoundError(`There is no ingest run ${id}`);
      }
      await runs()
        .where({ id: run.id })
        .update({
          state: result.state,
          finished_at: this.#now(),
          rows: result.rows ?? null,
          warnings: JSON.stringify(result.warnings ?? []),
          error: result.error ?? null,
        });
      if (result.state === 'succeeded') {
        return;
      }
      // The same news again: the newest run says it for all.
      const { kind, source, unit } = run;
      await runs()
        .where({ kind, source, unit, state: result.state })
        .where('id', '<', run.id)
        .modify(query => {
          if (result.state === 'failed') {
            query.where({ error: result.error ?? null });
          }
        })
        .delete();
    });
  }

  async failInterrupted(kind: IngestKind): Promise<void> {
    await this.#runs().where({ kind, state: 'running' }).update({
      state: 'failed',
      finished_at: this.#now(),
      error:
        'The backend stopped during the run; nothing of it was kept. It is read again by the next run.',
    });
  }

  async list(query: IngestRunsQuery): Promise<Page<IngestRun>> {
    const offset = query.offset ?? 0;
    const limit = Math.min(query.limit ?? DEFAULT_LIMIT, MAX_LIMIT);
    const { kind, state } = query;
    const search = query.search?.trim().toLocaleLowerCase('en-US');
    const matching = () =>
      this.#runs().modify(runs => {
        if (kind) {
          runs.where({ kind });
        }
        if (state) {
          runs.where({ state });
        }
        if (search) {
          // `!` and not the usual backslash, which the two databases read differently in a literal.
          runs.whereRaw(
            `lower(source || ' ' || unit || ' ' || coalesce(error, '')) like ? escape '!'`,
            [`%${search.replace(/[!%_]/g, character => `!${character}`)}%`],
          );
        }
      });
    const [{ total }] = await matching().count({ total: '*' });
    const rows = await matching()
      .orderBy('id', 'desc')
      .offset(offset)
      .limit(limit);
    return { items: rows.map(readRun), total: Number(total), offset, limit };
  }

  #runs() {
    return this.#knex<IngestRunRow>('ingest_run');
  }

  #now(): string {
    return this.#clock().toISOString();
  }
}

function readRun(row: IngestRunRow): IngestRun {
  return {
    id: String(row.id),
    kind: row.kind,
    source: row.source,
    unit: row.unit,
    state: row.state,
    startedAt: row.started_at,
    ...(row.finished_at === null ? {} : { finishedAt: row.finished_at }),
    ...(row.rows === null ? {} : { rows: Number(row.rows) }),
    warnings: JSON.parse(row.warnings),
    ...(row.error === null ? {} : { error: row.error }),
  };
}
