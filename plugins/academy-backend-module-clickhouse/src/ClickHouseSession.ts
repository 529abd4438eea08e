import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { ClickHouseClient } from '@clickhouse/client';

/** Of every table here: written once, read a few times, dropped. */
export const TABLE_ENGINE = 'ENGINE = MergeTree ORDER BY tuple()';

/** How ClickHouse is to write and read: decimals and large numbers as text, times in UTC, no value guessed. */
const SETTINGS = {
  output_format_json_quote_decimals: 1,
  output_format_json_quote_64bit_integers: 1,
  session_timezone: 'UTC',
  input_format_skip_unknown_fields: 1,
  // A sum is named for the column that it is the sum of.
  prefer_column_name_to_alias: 1,
} as const;

/** The tables of one roll-up, which nobody else sees and which are gone when it is over. */
export class ClickHouseSession {
  readonly #client: ClickHouseClient;
  readonly #signal: AbortSignal | undefined;
  readonly #prefix = `academy_${randomUUID().replace(/-/g, '')}`;
  readonly #tables: string[] = [];

  constructor(client: ClickHouseClient, signal?: AbortSignal) {
    this.#client = client;
    this.#signal = signal;
  }

  /** Makes a table and answers its name. `definition` is what follows the name: columns, engine, or `AS SELECT`. */
  async createTable(name: string, definition: string): Promise<string> {
    const table = `${this.#prefix}_${name}`;
    this.#tables.push(table);
    await this.#run({ query: `CREATE TABLE ${table} ${definition}` });
    return table;
  }

  /** Runs an INSERT with the bytes that follow it. */
  async insert(query: string, values: Readable): Promise<void> {
    await this.#run({ query, values });
  }

  /** Inserts rows, whose values stand in the order of the columns. */
  async insertRows(
    table: string,
    columns: string,
    rows: unknown[][],
  ): Promise<void> {
    if (rows.length > 0) {
      await this.insert(
        `INSERT INTO ${table} SELECT * FROM input('${columns}') FORMAT JSONCompactEachRow`,
        Readable.from(rows.map(row => `${JSON.stringify(row)}\n`)),
      );
    }
  }

  /** Rows of a query in batches; values by position. */
  async *stream(query: string): AsyncIterable<unknown[][]> {
    const result = await this.#client.query({
      query,
      format: 'JSONCompactEachRow',
      clickhouse_settings: SETTINGS,
      abort_signal: this.#signal,
    });
    for await (const rows of result.stream<unknown[]>()) {
      this.#signal?.throwIfAborted();
      yield rows.map(row => row.json());
    }
  }

  async query(query: string): Promise<unknown[][]> {
    const rows: unknown[][] = [];
    for await (const batch of this.stream(query)) {
      rows.push(...batch);
    }
    return rows;
  }

  /** Drops the tables, also where the work was aborted. */
  async dispose(): Promise<void> {
    for (const table of this.#tables.splice(0)) {
      await this.#client.command({ query: `DROP TABLE IF EXISTS ${table}` });
    }
  }

  async #run(statement: { query: string; values?: Readable }): Promise<void> {
    this.#signal?.throwIfAborted();
    const { stream } = await this.#client.exec({
      ...statement,
      clickhouse_settings: SETTINGS,
      abort_signal: this.#signal,
    });
    // An answer that nobody reads keeps its connection.
    stream.resume();
    this.#signal?.throwIfAborted();
  }
}
