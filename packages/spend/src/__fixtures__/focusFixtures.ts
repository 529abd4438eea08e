import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { AttributionPlan } from '@gpu-academy/attribution';
import { listChargeFiles } from '../focus';
import { DailyCostRow, RollupEngine } from '../rollup';

/** A charge as tests write it: FOCUS column to text. */
export type FixtureRow = Record<string, string>;

const DEFAULTS: FixtureRow = {
  BilledCost: '1.00',
  EffectiveCost: '1.00',
  ListCost: '1.00',
  BillingCurrency: 'USD',
  BillingPeriodStart: '2026-11-01 00:00:00',
  BillingPeriodEnd: '2026-12-01 00:00:00',
  ChargePeriodStart: '2026-11-03T10:00:00Z',
  ChargePeriodEnd: '2026-11-03T11:00:00Z',
  ChargeCategory: 'Usage',
  ProviderName: 'AWS',
  ServiceCategory: 'Compute',
  ServiceName: 'Amazon Elastic Compute Cloud',
  SubAccountId: '012345678901',
  RegionId: 'us-east-1',
  ConsumedQuantity: '1',
  ConsumedUnit: 'Hours',
  Tags: '{"learner": "ada"}',
};

export function fixtureRow(values: FixtureRow = {}): FixtureRow {
  return { ...DEFAULTS, ...values };
}

export const fixturePlan: AttributionPlan = {
  version: 'v1',
  leases: [],
  scopes: [],
  learnerTagKeys: ['learner'],
  workspaceTagKeys: ['workspace'],
  subjects: { ada: 'user:default/ada', bob: 'user:default/bob' },
};

export function toCsv(rows: FixtureRow[]): string {
  const columns = Object.keys(rows[0]);
  const line = (values: string[]) =>
    values.map(value => `"${value.replace(/"/g, '""')}"`).join(',');
  return [
    line(columns),
    ...rows.map(row => line(columns.map(column => row[column] ?? ''))),
    '',
  ].join('\n');
}

export async function makeFolder(): Promise<string> {
  return await mkdtemp(path.join(tmpdir(), 'academy-focus-'));
}

export async function writeCsv(
  folder: string,
  name: string,
  rows: FixtureRow[],
): Promise<void> {
  await writeFile(path.join(folder, name), toCsv(rows));
}

export async function writeCsvGz(
  folder: string,
  name: string,
  rows: FixtureRow[],
): Promise<void> {
  await writeFile(path.join(folder, name), gzipSync(toCsv(rows)));
}

/** Typed Parquet out of the same rows; `columns` maps a FOCUS column to the SQL that converts its text. */
export async function writeParquet(
  folder: string,
  name: string,
  rows: FixtureRow[],
  columns: Record<string, string>,
): Promise<void> {
  const temporary = await makeFolder();
  const csv = path.join(temporary, 'rows.csv');
  await writeFile(csv, toCsv(rows));
  const select = Object.keys(rows[0])
    .map(column => `${columns[column] ?? `"${column}"`} AS "${column}"`)
    .join(', ');
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'");
  await connection.run(
    `COPY (SELECT ${select} FROM read_csv('${csv}', all_varchar = true, header = true))
      TO '${path.join(folder, name)}' (FORMAT parquet)`,
  );
  connection.closeSync();
  instance.closeSync();
  await rm(temporary, { recursive: true });
}

/** Everything that a folder comes to, in a fixed order. */
export async function rollUpFolder(
  engine: RollupEngine,
  folder: string,
  plan = fixturePlan,
  options: { simulated?: boolean } = {},
): Promise<DailyCostRow[]> {
  const files = await Promise.all(
    (await listChargeFiles(folder)).map(file => engine.inspect(file)),
  );
  const billingPeriods = new Set(
    files.flatMap(file => file.periods.map(period => period.billingPeriod)),
  );
  const rows: DailyCostRow[] = [];
  for (const billingPeriod of billingPeriods) {
    const rollup = await engine.rollUp({
      files: files.filter(file =>
        file.periods.some(period => period.billingPeriod === billingPeriod),
      ),
      billingPeriod,
      plan,
      ...options,
    });
    try {
      for await (const batch of rollup.rows()) {
        rows.push(...batch);
      }
    } finally {
      await rollup.dispose();
    }
  }
  const key = (row: DailyCostRow) => JSON.stringify(row);
  return rows.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
