import {
  Attribution,
  AttributionRule,
  compileAttributionSql,
  ATTRIBUTION_CASE_COLUMNS,
} from '@gpu-academy/attribution';
import {
  ChargeFile,
  ChargeTotals,
  InspectedChargeFile,
} from '../focus/ChargeFile';
import { canonicalDecimal } from './canonicalDecimal';
import { chargeGroupStatements, DIMENSIONS } from './chargeGroupStatements';
import { DuckDbLimits, DuckDbSandbox } from './DuckDbSandbox';
import { inspectChargeFile } from './inspectChargeFile';
import { reconcile, totalsOfPeriod } from './periodTotals';
import { readErrorOf } from './readErrorOf';
import {
  DailyCostRow,
  PeriodRollup,
  RollupEngine,
  RollupRequest,
} from './RollupEngine';
import { SharedUsage, splitSharedCosts } from './splitSharedCosts';

/*
 * The embedded engine: DuckDB in this process, off the event loop, one sandbox a file or period.
 *
 * A period is rolled up in four steps. `charge_group`: all files as sums (see `chargeGroupStatements`). `charge_case`: each sum
 * with its attribution case. `attribution`: the ladder, once a case. `daily_cost`: both joined and summed again, since
 * many cases have one subject. What is shared is then split in memory: it is a few rows a day.
 *
 * Reconciliation compares the totals of all that with those that `inspect` found when it read each file alone and
 * without any join: a row lost or counted twice, or a file that changed in between, cannot get past it.
 */

const SUMS = `sum(billed) AS billed, sum(effective) AS effective, sum(list) AS list, sum(quantity) AS quantity,
  min(unit) AS unit, max(unit) AS last_unit, sum(rows)::BIGINT AS rows`;

const CHARGES_WITH_ATTRIBUTION = `charge_case JOIN attribution
  ON ${ATTRIBUTION_CASE_COLUMNS.map(
    column =>
      `charge_case.${column} IS NOT DISTINCT FROM attribution.${column}`,
  ).join(' AND ')}`;

const DAILY_COST = `SELECT attribution_id, ${DIMENSIONS.join(
  ', ',
)}, billed, effective, list, rows,
    CASE WHEN unit = last_unit THEN quantity END AS quantity, CASE WHEN unit = last_unit THEN unit END AS unit
  FROM daily_cost`;

interface AttributionRecord {
  attribution_id: string;
  outcome: Attribution['outcome'];
  rule: AttributionRule;
  subject_ref: string | null;
  workspace_id: string | null;
  input: string;
  candidates: string[];
  share_rule: string | null;
  share_pool: string | null;
}

/** @public */
export class DuckDbRollupEngine implements RollupEngine {
  readonly #limits: DuckDbLimits;

  static create(limits: DuckDbLimits = {}): DuckDbRollupEngine {
    return new DuckDbRollupEngine(limits);
  }

  private constructor(limits: DuckDbLimits) {
    this.#limits = limits;
  }

  async inspect(
    file: ChargeFile,
    options: { signal?: AbortSignal } = {},
  ): Promise<InspectedChargeFile> {
    const { signal } = options;
    const sandbox = await DuckDbSandbox.create([file.path], this.#limits);
    try {
      return await inspectChargeFile(file, sandbox, signal);
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      await sandbox.dispose();
    }
  }

  async rollUp(request: RollupRequest): Promise<PeriodRollup> {
    const sandbox = await DuckDbSandbox.create(
      request.files.map(file => file.path),
      this.#limits,
    );
    try {
      return await rollUpIn(sandbox, request);
    } catch (error) {
      await sandbox.dispose();
      throw readErrorOf(error, request.files.map(file => file.name).join(', '));
    }
  }
}

async function rollUpIn(
  sandbox: DuckDbSandbox,
  request: RollupRequest,
): Promise<PeriodRollup> {
  const { billingPeriod, files, plan, signal } = request;
  const attribution = compileAttributionSql(plan);
  const statements = [
    ...chargeGroupStatements(request, attribution),
    ...attribution.setup('charge_group'),
    `CREATE TEMP TABLE charge_case AS ${attribution.selectCases(
      'charge_group',
    )}`,
    'DROP TABLE charge_group',
    `CREATE TEMP TABLE attribution AS
      SELECT *, dense_rank() OVER (ORDER BY outcome, rule, input, candidates, workspace_id, share_pool) AS attribution_id
      FROM (${attribution.selectAttributions('charge_case')})`,
    `CREATE TEMP TABLE daily_cost AS
      SELECT attribution_id, share_rule IS NOT NULL AS is_shared, ${DIMENSIONS.join(
        ', ',
      )}, ${SUMS}
      FROM ${CHARGES_WITH_ATTRIBUTION} GROUP BY ALL`,
  ];
  for (const statement of statements) {
    await sandbox.run(statement, signal);
  }
  const totals = await sandbox.query<ChargeTotals>(
    `SELECT currency, sum(rows)::BIGINT AS rows, sum(billed) AS billed, sum(effective) AS effective,
      sum(list) AS list
    FROM daily_cost WHERE NOT is_shared GROUP BY currency`,
    signal,
  );
  const attributions = await readAttributions(sandbox, plan.version);
  const shared = await readShared(sandbox, attributions, signal);
  const expected = totalsOfPeriod(files, billingPeriod);
  reconcile(billingPeriod, [...totals.map(readTotals), ...shared], expected);
  const [{ used_until: usedUntil }] = await sandbox.query<{
    used_until: string | null;
  }>(
    `SELECT strftime(max(used_until), '%Y-%m-%dT%H:%M:%SZ') AS used_until
    FROM charge_case WHERE charge_category = 'Usage'`,
    signal,
  );
  return {
    billingPeriod,
    totals: expected,
    billedThrough: usedUntil ?? undefined,
    attributions: [
      ...new Set([
        ...[...attributions.values()].filter(({ share }) => !share),
        ...shared.map(row => row.attribution),
      ]),
    ],
    rows: () => readRows(sandbox, attributions, shared),
    dispose: () => sandbox.dispose(),
  };
}

function readTotals(totals: ChargeTotals): ChargeTotals {
  return {
    currency: totals.currency,
    rows: Number(totals.rows),
    billed: canonicalDecimal(totals.billed),
    effective: canonicalDecimal(totals.effective),
    list: canonicalDecimal(totals.list),
  };
}

/** By the number that rows have for them. */
async function readAttributions(
  sandbox: DuckDbSandbox,
  planVersion: string,
): Promise<Map<string, Attribution>> {
  const records = await sandbox.query<AttributionRecord>(
    `SELECT DISTINCT ON (attribution_id) attribution_id, outcome, rule, subject_ref, workspace_id, input, candidates,
      share_rule, share_pool
    FROM attribution`,
  );
  return new Map(
    records.map(record => [
      record.attribution_id,
      readAttribution(record, planVersion),
    ]),
  );
}

/** Daily cost that no single subject has, split. */
async function readShared(
  sandbox: DuckDbSandbox,
  attributions: Map<string, Attribution>,
  signal?: AbortSignal,
): Promise<DailyCostRow[]> {
  const shared: DailyCostRow[] = [];
  // In a fixed order: what a split leaves to whom must not depend on how the engine worked.
  const batches = sandbox.stream(
    `${DAILY_COST} WHERE is_shared ORDER BY ALL`,
    signal,
  );
  for await (const batch of batches) {
    shared.push(...batch.map(values => readRow(values, attributions)));
  }
  if (shared.length === 0) {
    return [];
  }
  const usage = await sandbox.query<UsageRecord>(
    `SELECT provider_key, scope_name, currency, simulated, subject_ref, workspace_id, sum(effective) AS effective
    FROM ${CHARGES_WITH_ATTRIBUTION}
    WHERE charge_category = 'Usage' AND share_rule IS NULL GROUP BY ALL`,
    signal,
  );
  return splitSharedCosts(shared, usage.map(readUsage));
}

interface UsageRecord {
  provider_key: string;
  scope_name: string;
  currency: string;
  simulated: boolean;
  subject_ref: string | null;
  workspace_id: string | null;
  effective: string | null;
}

function readUsage(record: UsageRecord): SharedUsage {
  return {
    provider: record.provider_key,
    scope: record.scope_name,
    currency: record.currency,
    simulated: record.simulated,
    ...optional('subjectRef', record.subject_ref),
    ...optional('workspaceId', record.workspace_id),
    effective: canonicalDecimal(record.effective),
  };
}

async function* readRows(
  sandbox: DuckDbSandbox,
  attributions: Map<string, Attribution>,
  shared: DailyCostRow[],
): AsyncIterable<DailyCostRow[]> {
  const batches = sandbox.stream(`${DAILY_COST} WHERE NOT is_shared`);
  for await (const batch of batches) {
    yield batch.map(values => readRow(values, attributions));
  }
  if (shared.length > 0) {
    yield shared;
  }
}

function readAttribution(
  record: AttributionRecord,
  planVersion: string,
): Attribution {
  return {
    outcome: record.outcome,
    ...optional('subjectRef', record.subject_ref),
    ...optional('workspaceId', record.workspace_id),
    ...(record.share_rule === null
      ? {}
      : { share: { ruleId: record.share_rule, name: record.share_pool! } }),
    trace: {
      rule: record.rule,
      input: record.input,
      candidates: record.candidates,
      planVersion,
    },
  };
}

/** By position, in the order of the SELECT: half a million rows are a usual month. */
function readRow(
  values: unknown[],
  attributions: Map<string, Attribution>,
): DailyCostRow {
  const [attributionId, day, provider, serviceCategory, serviceName] =
    values as string[];
  const [region, chargeCategory, currency, simulated] = values.slice(5) as [
    string | null,
    string,
    string,
    boolean,
  ];
  const [billed, effective, list, rows, quantity, unit] = values.slice(9) as (
    | string
    | null
  )[];
  return {
    attribution: attributions.get(attributionId)!,
    day,
    provider,
    serviceCategory,
    serviceName,
    ...optional('region', region),
    chargeCategory,
    currency,
    simulated,
    billed: canonicalDecimal(billed),
    effective: canonicalDecimal(effective),
    list: canonicalDecimal(list),
    ...(quantity === null ? {} : { quantity: canonicalDecimal(quantity) }),
    ...optional('unit', unit),
    rows: Number(rows),
  };
}

function optional<K extends string>(
  key: K,
  value: string | null,
): { [key in K]?: string } {
  return (value === null ? {} : { [key]: value }) as { [key in K]?: string };
}
