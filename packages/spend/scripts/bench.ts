/*
 * Ingest beside the reference: a generated month of FOCUS rows in Parquet, rolled up with attribution of 2,000 learners,
 * and DuckDB's bare aggregate of the same file over the same dimensions, in turns. The last line is JSON.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { AttributionPlan, planVersion } from '@gpu-academy/attribution';
import { DuckDbRollupEngine, listChargeFiles, PeriodRollup } from '../src';

const LEARNERS = 2_000;
const ROUNDS = 3;
const THREADS = 2;

/** Seconds, the best of the rounds. */
export interface IngestBenchmark {
  rows: number;
  /** From the file to reconciled daily cost, held by the engine. */
  rollupSeconds: number;
  /** DuckDB alone. */
  bareSeconds: number;
  ratio: number;
  /** Handing daily cost on to JavaScript, which the aggregate does not do. */
  streamSeconds: number;
  /** Rows of daily cost. */
  dailyCosts: number;
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

/** A quarter of the learners hold a lease in the middle of the month; the rest is found by tag. */
function planOfLearners(): AttributionPlan {
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
        startsAt: '2026-10-10T00:00:00Z',
        endsAt: '2026-10-20T00:00:00Z',
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

export async function benchIngest(options: {
  rows: number;
}): Promise<IngestBenchmark> {
  const folder = await mkdtemp(path.join(tmpdir(), 'academy-bench-'));
  const duckdb = await DuckDBInstance.create(':memory:', {
    threads: String(THREADS),
    memory_limit: '1GB',
  });
  const connection = await duckdb.connect();
  try {
    const parquet = path.join(folder, 'month.parquet');
    await connection.run(
      `COPY (${generatedRows(
        options.rows,
      )}) TO '${parquet}' (COMPRESSION zstd)`,
    );
    const [file] = await listChargeFiles(folder);
    const plan = planOfLearners();
    const engine = DuckDbRollupEngine.create({ threads: THREADS });
    const times = { bare: Infinity, rollup: Infinity, stream: Infinity };
    let dailyCosts = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const began = performance.now();
      await connection.run(bareAggregate(parquet));
      times.bare = Math.min(times.bare, (performance.now() - began) / 1000);
      const since = performance.now();
      const rollup = await engine.rollUp({
        files: [await engine.inspect(file)],
        billingPeriod: '2026-10',
        plan,
      });
      times.rollup = Math.min(times.rollup, (performance.now() - since) / 1000);
      const streamed = performance.now();
      dailyCosts = await countRows(rollup);
      times.stream = Math.min(
        times.stream,
        (performance.now() - streamed) / 1000,
      );
      await rollup.dispose();
    }
    return {
      rows: options.rows,
      rollupSeconds: times.rollup,
      bareSeconds: times.bare,
      ratio: times.rollup / times.bare,
      streamSeconds: times.stream,
      dailyCosts,
    };
  } finally {
    connection.closeSync();
    duckdb.closeSync();
    await rm(folder, { recursive: true });
  }
}

async function main(): Promise<void> {
  const result = await benchIngest({ rows: 1_000_000 });
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

if (require.main === module) {
  main().catch(error => {
    process.stderr.write(`${error.stack}\n`);
    process.exitCode = 1;
  });
}
