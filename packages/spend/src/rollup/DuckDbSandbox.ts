import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { literal } from '../focus/chargeSql';

/** Resources that one roll-up may take. @public */
export interface DuckDbLimits {
  /** DuckDB's buffer; the process takes some 100 to 400 MB more. `1GB` unless given. */
  memoryLimit?: string;
  /** 2 unless given. */
  threads?: number;
  /** Where larger work spills to; a folder of its own in the system's temporary folder unless given. */
  temporaryFolder?: string;
}

/**
 * A DuckDB that can read the files it was made for and nothing else: no extension is downloaded, no other path is
 * opened, and no statement can change that any more.
 */
export class DuckDbSandbox {
  readonly connection: DuckDBConnection;
  readonly #instance: DuckDBInstance;
  readonly #spillFolder: string;

  static async create(
    paths: string[],
    limits: DuckDbLimits = {},
  ): Promise<DuckDbSandbox> {
    const spillFolder = await mkdtemp(
      path.join(limits.temporaryFolder ?? tmpdir(), 'academy-spend-'),
    );
    const instance = await DuckDBInstance.create(':memory:', {
      memory_limit: limits.memoryLimit ?? '1GB',
      threads: String(limits.threads ?? 2),
    });
    const connection = await instance.connect();
    const sandbox = new DuckDbSandbox(instance, connection, spillFolder);
    // The order counts: what comes after `enable_external_access = false` cannot name paths any more.
    const settings = [
      'autoinstall_known_extensions = false',
      'autoload_known_extensions = false',
      "TimeZone = 'UTC'",
      `temp_directory = ${literal(spillFolder)}`,
      `allowed_paths = [${paths.map(literal).join(', ')}]`,
      'enable_external_access = false',
      'lock_configuration = true',
    ];
    try {
      for (const setting of settings) {
        await connection.run(`SET ${setting}`);
      }
    } catch (error) {
      await sandbox.dispose();
      throw error;
    }
    return sandbox;
  }

  private constructor(
    instance: DuckDBInstance,
    connection: DuckDBConnection,
    spillFolder: string,
  ) {
    this.#instance = instance;
    this.connection = connection;
    this.#spillFolder = spillFolder;
  }

  /** Runs a statement; an aborted signal interrupts it and the statement throws the signal's reason. */
  async run(sql: string, signal?: AbortSignal): Promise<void> {
    await this.#interruptible(signal, () => this.connection.run(sql));
  }

  /** All rows of a query, its values as JSON: decimals are strings. */
  async query<T>(sql: string, signal?: AbortSignal): Promise<T[]> {
    const reader = await this.#interruptible(signal, () =>
      this.connection.runAndReadAll(sql),
    );
    return reader.getRowObjectsJson() as T[];
  }

  /** The rows of a query in batches, read as they are asked for; values by position, as JSON. */
  async *stream(sql: string, signal?: AbortSignal): AsyncIterable<unknown[][]> {
    const result = await this.#interruptible(signal, () =>
      this.connection.stream(sql),
    );
    for await (const batch of result.yieldRowsJson()) {
      signal?.throwIfAborted();
      yield batch;
    }
  }

  async dispose(): Promise<void> {
    this.connection.closeSync();
    this.#instance.closeSync();
    await rm(this.#spillFolder, { recursive: true, force: true });
  }

  async #interruptible<T>(
    signal: AbortSignal | undefined,
    work: () => Promise<T>,
  ): Promise<T> {
    signal?.throwIfAborted();
    const interrupt = () => this.connection.interrupt();
    signal?.addEventListener('abort', interrupt);
    try {
      return await work();
    } finally {
      signal?.removeEventListener('abort', interrupt);
      // Also where the statement ended before it could be interrupted.
      signal?.throwIfAborted();
    }
  }
}
