import { createWriteStream } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { csvField } from '../csv';
import { canonicalDecimal } from '../rollup/canonicalDecimal';
import { literal } from '../focus/chargeSql';
import { quoteFound, SpendInputError } from '../SpendInputError';
import { DAILY_COST_COLUMNS, DailyCostRecord } from './DailyCostRecord';

/*
 * Daily cost as a file: CSV for spreadsheets (see `csvField`), JSON with a record a line, Parquet with decimals and dates.
 * A file is written beside its place and moved there when it is whole, so that nobody meets half of one.
 */

/** @public */
export type DailyCostFormat = 'csv' | 'jsonl' | 'parquet';

const FORMATS: readonly DailyCostFormat[] = ['csv', 'jsonl', 'parquet'];

/**
 * The format that a file's name promises.
 *
 * @throws SpendInputError where it promises none
 * @public
 */
export function dailyCostFormat(file: string): DailyCostFormat {
  const format = FORMATS.find(each => file.toLowerCase().endsWith(`.${each}`));
  if (!format) {
    throw new SpendInputError({
      file,
      found: 'a name with another ending',
      expected: FORMATS.map(each => `.${each}`).join(', '),
      remedy: 'name the file for what it is to be',
    });
  }
  return format;
}

/** Types of the columns of Parquet that are no text. */
const TYPES: Partial<Record<keyof DailyCostRecord, string>> = {
  day: 'DATE',
  simulated: 'BOOLEAN',
  billed: 'DECIMAL(38, 18)',
  effective: 'DECIMAL(38, 18)',
  list: 'DECIMAL(38, 18)',
  quantity: 'DECIMAL(38, 18)',
  rows: 'BIGINT',
};

const COLUMNS_AS_TEXT = DAILY_COST_COLUMNS.map(
  name => `${name}: 'VARCHAR'`,
).join(', ');

/**
 * Writes daily cost; answers how many records. Throws the error of the file system where it cannot.
 *
 * @public
 */
export async function writeDailyCost(
  file: string,
  batches: AsyncIterable<DailyCostRecord[]>,
): Promise<number> {
  const format = dailyCostFormat(file);
  const folder = await mkdtemp(
    path.join(path.dirname(path.resolve(file)), '.daily-cost-'),
  );
  try {
    const written = path.join(folder, 'written');
    const text = format === 'parquet' ? path.join(folder, 'text') : written;
    let count = 0;
    await pipeline(
      counted(batches, records => {
        count += records;
      }),
      format === 'csv' ? csvLines : jsonLines,
      createWriteStream(text),
    );
    if (format === 'parquet') {
      await writeParquet(text, written);
    }
    await rename(written, path.resolve(file));
    return count;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const TEXT_COLUMNS = DAILY_COST_COLUMNS.map(
  name => `coalesce(${name}::VARCHAR, '') AS ${name}`,
).join(', ');

/**
 * Reads what `writeDailyCost` wrote.
 *
 * @throws SpendInputError where the file is none of it
 * @public
 */
export async function readDailyCost(file: string): Promise<DailyCostRecord[]> {
  const format = dailyCostFormat(file);
  const place = literal(path.resolve(file));
  const columns = `columns = {${COLUMNS_AS_TEXT}}`;
  const relation = {
    csv: `read_csv(${place}, ${columns}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"')`,
    jsonl: `read_json(${place}, format = 'newline_delimited', ${columns})`,
    parquet: `read_parquet(${place})`,
  }[format];
  let records: DailyCostRecord[];
  try {
    records = await withDuckDb(async connection => {
      const reader = await connection.runAndReadAll(
        `SELECT ${TEXT_COLUMNS} FROM ${relation}`,
      );
      return reader.getRowObjectsJson() as unknown as DailyCostRecord[];
    });
  } catch (error) {
    const [summary] = (error as Error).message.split('\n');
    throw new SpendInputError({
      file,
      found: `a file that cannot be read (${quoteFound(summary)})`,
      expected: 'daily cost, as academy spend ingest writes it',
      remedy: 'ingest the exports again and report on what that writes',
    });
  }
  records.forEach((record, index) => check(record, file, index + 1));
  switch (format) {
    case 'csv':
      return records.map(withoutApostrophes);
    case 'parquet':
      return records.map(withoutScale);
    default:
      return records;
  }
}

function check(record: DailyCostRecord, file: string, row: number): void {
  const patterns: [keyof DailyCostRecord, RegExp, string][] = [
    ['day', /^\d{4}-\d{2}-\d{2}$/, 'a date such as 2026-11-01'],
    ['billed', /^-?\d+(\.\d+)?$/, 'a decimal number such as -12.345'],
    ['effective', /^-?\d+(\.\d+)?$/, 'a decimal number such as -12.345'],
    ['currency', /./, 'a currency'],
  ];
  for (const [column, pattern, expected] of patterns) {
    if (!pattern.test(record[column])) {
      throw new SpendInputError({
        file,
        row,
        column,
        found: quoteFound(record[column]),
        expected,
        remedy: 'ingest the exports again and report on what that writes',
      });
    }
  }
}

/** Takes off what `csvField` put before a text that a spreadsheet would run. */
function withoutApostrophes(record: DailyCostRecord): DailyCostRecord {
  const entries = Object.entries(record).map(([name, value]) => [
    name,
    /^'\s*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]/.test(value)
      ? value.slice(1)
      : value,
  ]);
  return Object.fromEntries(entries);
}

/** Decimals of a fixed scale as they were written. */
function withoutScale(record: DailyCostRecord): DailyCostRecord {
  const { billed, effective, list, quantity } = record;
  return {
    ...record,
    billed: canonicalDecimal(billed),
    effective: canonicalDecimal(effective),
    list: canonicalDecimal(list),
    quantity: quantity && canonicalDecimal(quantity),
  };
}

async function* counted(
  batches: AsyncIterable<DailyCostRecord[]>,
  add: (records: number) => void,
) {
  for await (const batch of batches) {
    add(batch.length);
    yield batch;
  }
}

async function* csvLines(batches: AsyncIterable<DailyCostRecord[]>) {
  yield `${DAILY_COST_COLUMNS.join(',')}\n`;
  for await (const batch of batches) {
    yield batch
      .map(
        record =>
          `${DAILY_COST_COLUMNS.map(name => csvField(record[name])).join(
            ',',
          )}\n`,
      )
      .join('');
  }
}

async function* jsonLines(batches: AsyncIterable<DailyCostRecord[]>) {
  for await (const batch of batches) {
    yield batch.map(record => `${JSON.stringify(record)}\n`).join('');
  }
}

/** Gives lines of JSON the types of the columns. */
async function writeParquet(lines: string, file: string): Promise<void> {
  const columns = DAILY_COST_COLUMNS.map(name => {
    const type = TYPES[name];
    const value = `nullif(${name}, '')`;
    return `${type ? `${value}::${type}` : value} AS ${name}`;
  });
  await withDuckDb(connection =>
    connection.run(
      `COPY (
        SELECT ${columns.join(', ')}
        FROM read_json(${literal(
          lines,
        )}, format = 'newline_delimited', columns = {${COLUMNS_AS_TEXT}})
      ) TO ${literal(file)} (FORMAT parquet, COMPRESSION zstd)`,
    ),
  );
}

async function withDuckDb<T>(
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
