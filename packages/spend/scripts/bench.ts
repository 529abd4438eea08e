/*
 * Ingest beside the reference: a generated month of FOCUS rows in Parquet, rolled up with attribution of 2,000 learners,
 * and DuckDB's bare aggregate of the same file over the same dimensions, in turns. Each measurement is a process of its
 * own, so that its peak of memory is its own; both may buffer as much. The last line is JSON.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { AttributionPlan, planVersion } from '@gpu-academy/attribution';
import { DuckDbRollupEngine, listChargeFiles, PeriodRollup } from '../src';

const ROWS = 10_000_000;
const LEARNERS = 2_000;
const ROUNDS = 3;
const THREADS = 2;
const MEMORY_LIMIT = '512MB';
const PARQUET = 'month.parquet';

/** What one process came to. */
interface Measurement {
  seconds: number;
  /** Of all threads: says more than time where other work shares the machine. */
  cpuSeconds: number;
  /** Highest resident set of the process. */
  peakBytes: number;
  /** Handing daily cost on to JavaScript, which the aggregate does not do. */
  streamSeconds: number;
  /** Rows of the result. */
  dailyCosts: number;
}

/** Of each, the best of the rounds in time and the worst in memory. */
export interface IngestBenchmark {
  rows: number;
  /** From the file to reconciled daily cost, held by the engine. */
  rollup: Measurement;
  /** DuckDB alone. */
  bare: Measurement;
  /** Of time; the best rounds of both. */
  ratio: number;
}

/** A month of one learner's labs, hour by hour: a row each for what ran and what it stood on. */
function generatedRows(rows: number): string {
  return `SELECT
    ((row * 7919) % 100000 / 10000)::DECIMAL(20, 10) AS BilledCost,
    ((row * 104729) % 100000 / 10000)::DECIMAL(20, 10) AS EffectiveCost,
    ((row * 7919) % 100000 / 10000)::DECIMAL(20, 10) AS ListCost,
    'USD' AS BillingCurrency,
    TIMESTAMP '2026-10-01' AS BillingPeriodStart,
    TIMESTAMP '2026-11-01' AS BillingPeriodEnd,
    TIMESTAMP '2026-10-01' + INTERVAL 1 HOUR * ((row // ${LEARNERS}) % 744) AS ChargePeriodStart,
    TIMESTAMP '2026-10-01' + INTERVAL 1 HOUR * ((row // ${LEARNERS}) % 744 + 1) AS ChargePeriodEnd,
    'Usage' AS ChargeCategory,
    'AWS' AS ProviderName,
    CASE (row // ${LEARNERS}) % 4 WHEN 0 THEN 'Compute' WHEN 1 THEN 'Storage' ELSE 'Networking' END AS ServiceCategory,
    ['Amazon Elastic Compute Cloud', 'Amazon Elastic Block Store', 'Amazon Virtual Private Cloud',
      'AWS Data Transfer'][1 + (row // ${LEARNERS}) % 4] AS ServiceName,
    printf('%012d', (row % ${LEARNERS}) // 4) AS SubAccountId,
    'us-east-1' AS RegionId,
    1::DECIMAL(20, 10) AS ConsumedQuantity,
    'Hours' AS ConsumedUnit,
    printf('{"learner": "learner-%d", "workspace": "workspace-%d", "cost-center": "labs"}',
      row % ${LEARNERS}, row % ${LEARNERS}) AS Tags
  FROM range(${rows}) generated(row)`;
}

function bareAggregate(file: string): string {
  return `CREATE OR REPLACE TEMP TABLE bare AS
    SELECT json_extract_string(Tags, '$.learner') AS learner, json_extract_string(Tags, '$.workspace') AS workspace,
      ProviderName, ServiceCategory, ServiceName, RegionId, ChargePeriodStart::DATE AS day, ChargeCategory,
      BillingCurrency, sum(BilledCost), sum(EffectiveCost), sum(ListCost), sum(ConsumedQuantity), count(*)
    FROM read_parquet('${file}') GROUP BY ALL`;
}

/** A quarter of the learners hold a lease for ten days, which begins and ends within a day; the rest is found by tag. */
function planOfLearners(): AttributionPlan {
  const day = (n: number) => String(n).padStart(2, '0');
  const names = Array.from({ length: LEARNERS }, (_, n) => `learner-${n}`);
  const plan = {
    leases: names
      .filter((_, n) => n % 4 === 0)
      .map((name, n) => ({
        id: `lease-${n}`,
        provider: 'aws',
        scopeId: String(n).padStart(12, '0'),
        subjectRef: `user:default/${name}`,
        workspaceId: `workspace-${n * 4}`,
        startsAt: `2026-10-${day(1 + (n % 20))}T09:30:00Z`,
        endsAt: `2026-10-${day(11 + (n % 20))}T17:00:00Z`,
      })),
    scopes: [],
    learnerTagKeys: ['learner', 'owner'],
    workspaceTagKeys: ['workspace'],
    subjects: Object.fromEntries(
      names.map(name => [name, `user:default/${name}`]),
    ),
  };
  return { ...plan, version: planVersion(plan) };
}

async function countRows(rollup: PeriodRollup): Promise<number> {
  let count = 0;
  for await (const batch of rollup.rows()) {
    count += batch.length;
  }
  return count;
}

async function measureBare(folder: string): Promise<Measurement> {
  const duckdb = await DuckDBInstance.create(':memory:', {
    threads: String(THREADS),
    memory_limit: MEMORY_LIMIT,
    temp_directory: folder,
  });
  const connection = await duckdb.connect();
  const bare = await timed(() =>
    connection.run(bareAggregate(path.join(folder, PARQUET))),
  );
  const count = await connection.runAndReadAll('SELECT count(*) FROM bare');
  return {
    ...bare.times,
    streamSeconds: 0,
    dailyCosts: Number(count.getRowsJson()[0][0]),
    peakBytes: peakBytes(),
  };
}

async function measureRollup(folder: string): Promise<Measurement> {
  const [file] = await listChargeFiles(folder);
  const plan = planOfLearners();
  const engine = DuckDbRollupEngine.create({
    threads: THREADS,
    memoryLimit: MEMORY_LIMIT,
    temporaryFolder: folder,
  });
  const { result: rollup, times } = await timed(async () =>
    engine.rollUp({
      files: [await engine.inspect(file)],
      billingPeriod: '2026-10',
      plan,
    }),
  );
  const streamed = await timed(() => countRows(rollup));
  await rollup.dispose();
  return {
    ...times,
    streamSeconds: streamed.times.seconds,
    dailyCosts: streamed.result,
    peakBytes: peakBytes(),
  };
}

async function timed<T>(work: () => Promise<T>) {
  const began = performance.now();
  const cpu = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(cpu);
  const times = {
    seconds: (performance.now() - began) / 1000,
    cpuSeconds: (user + system) / 1e6,
  };
  return { result, times };
}

function peakBytes(): number {
  return process.resourceUsage().maxRSS * 1024;
}

const MEASURES = { bare: measureBare, rollup: measureRollup };

/** Runs one measurement in a process of its own. */
async function measureApart(
  measure: keyof typeof MEASURES,
  folder: string,
): Promise<Measurement> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...process.execArgv,
    __filename,
    measure,
    folder,
  ]);
  return JSON.parse(stdout.trim().split('\n').pop()!);
}

function bestOf(measurements: Measurement[]): Measurement {
  const [best] = [...measurements].sort((a, b) => a.seconds - b.seconds);
  return {
    ...best,
    peakBytes: Math.max(...measurements.map(each => each.peakBytes)),
  };
}

export async function benchIngest(rows: number): Promise<IngestBenchmark> {
  const folder = await mkdtemp(path.join(tmpdir(), 'academy-bench-'));
  try {
    const duckdb = await DuckDBInstance.create(':memory:', {
      threads: String(THREADS),
      memory_limit: MEMORY_LIMIT,
    });
    const connection = await duckdb.connect();
    await connection.run(
      `COPY (${generatedRows(rows)}) TO '${path.join(
        folder,
        PARQUET,
      )}' (COMPRESSION zstd)`,
    );
    connection.closeSync();
    duckdb.closeSync();
    const all: Record<keyof typeof MEASURES, Measurement[]> = {
      bare: [],
      rollup: [],
    };
    for (let round = 0; round < ROUNDS; round++) {
      all.bare.push(await measureApart('bare', folder));
      all.rollup.push(await measureApart('rollup', folder));
    }
    const [rollup, bare] = [bestOf(all.rollup), bestOf(all.bare)];
    return { rows, rollup, bare, ratio: rollup.seconds / bare.seconds };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function main(): Promise<void> {
  const [measure, folder] = process.argv.slice(2);
  const result =
    measure === 'bare' || measure === 'rollup'
      ? await MEASURES[measure](folder)
      : await benchIngest(ROWS);
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

if (require.main === module) {
  main().catch(error => {
    process.stderr.write(`${error.stack}\n`);
    process.exitCode = 1;
  });
}
