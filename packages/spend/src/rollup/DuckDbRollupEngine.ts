import {
  Attribution,
  AttributionRule,
  compileAttributionSql,
  ATTRIBUTION_CASE_COLUMNS,
} from '@gpu-academy/attribution';
import Big from 'big.js';
import {
  ChargeFile,
  ChargeTotals,
  InspectedChargeFile,
} from '../focus/ChargeFile';
import { chargeSelect, fileRelation, literal } from '../focus/chargeSql';
import { findFocusColumns } from '../focus/focusColumns';
import { canonicalDecimal } from './canonicalDecimal';
import { DuckDbLimits, DuckDbSandbox } from './DuckDbSandbox';
import { inspectChargeFile } from './inspectChargeFile';
import { readErrorOf } from './readErrorOf';
import {
  DailyCostRow,
  PeriodRollup,
  ReconciliationError,
  RollupEngine,
  RollupRequest,
} from './RollupEngine';

/*
 * The embedded engine: DuckDB in this process, off the event loop, one sandbox a file or period.
 *
 * A period is rolled up in three steps. `charge_group`: all files as one relation, every charge with its attribution
 * case, summed per (dimension, case); this is the only step whose work grows with the charges. `attribution`: the
 * ladder, once a case. `daily_cost`: both joined and summed again, since many cases have one subject.
 *
 * Reconciliation compares its totals with those that `inspect` found when it read each file alone and without any
 * join: a row lost or counted twice, or a file that changed in between, cannot get past it.
 */

const DIMENSIONS = [
  'day',
  'provider',
  'service_category',
  'service_name',
  'region',
  'charge_category',
  'currency',
  'simulated',
] as const;

const SUMS = `sum(billed) AS billed, sum(effective) AS effective, sum(list) AS list, sum(quantity) AS quantity,
  min(unit) AS unit, max(unit) AS last_unit`;

interface AttributionRecord {
  attribution_id: string;
  outcome: Attribution['outcome'];
  rule: AttributionRule;
  subject_ref: string | null;
  workspace_id: string | null;
  input: string;
  candidates: string[];
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
    const sandbox = await DuckDbSandbox.create([file.path], this.#limits);
    try {
      return await inspectChargeFile(file, sandbox, options.signal);
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
  const { billingPeriod, plan, signal } = request;
  const attribution = compileAttributionSql(plan);
  const statements = [
    `CREATE TEMP VIEW charge AS ${chargeView(request)}`,
    ...attribution.setup('charge'),
    `CREATE TEMP TABLE charge_group AS
      SELECT ${DIMENSIONS.join(', ')}, ${ATTRIBUTION_CASE_COLUMNS.join(
      ', ',
    )}, ${SUMS}, count(*) AS rows,
        max(CASE WHEN charge_category = 'Usage' THEN charged_until END) AS used_until
      FROM (${attribution.selectCases('charge')})
      GROUP BY ALL`,
    `CREATE TEMP TABLE attribution AS
      SELECT *, dense_rank() OVER (ORDER BY outcome, rule, input, candidates, workspace_id) AS attribution_id
      FROM (${attribution.selectAttributions('charge_group')})`,
    `CREATE TEMP TABLE daily_cost AS
      SELECT attribution_id, ${DIMENSIONS.join(
        ', ',
      )}, ${SUMS}, sum(rows)::BIGINT AS rows
      FROM charge_group JOIN attribution ON ${ATTRIBUTION_CASE_COLUMNS.map(
        column =>
          `charge_group.${column} IS NOT DISTINCT FROM attribution.${column}`,
      ).join(' AND ')}
      GROUP BY ALL`,
  ];
  for (const statement of statements) {
    await sandbox.run(statement, signal);
  }
  const totals = await sandbox.query<ChargeTotals>(
    `SELECT currency, sum(rows)::BIGINT AS rows, sum(billed) AS billed, sum(effective) AS effective,
      sum(list) AS list
    FROM daily_cost GROUP BY currency ORDER BY currency`,
    signal,
  );
  const expected = expectedTotals(request);
  reconcile(billingPeriod, totals.map(readTotals), expected);
  const [{ used_until: usedUntil }] = await sandbox.query<{
    used_until: string | null;
  }>(
    `SELECT strftime(max(used_until), '%Y-%m-%dT%H:%M:%SZ') AS used_until FROM charge_group`,
    signal,
  );
  const attributions = await readAttributions(sandbox, plan.version);
  return {
    billingPeriod,
    totals: expected,
    billedThrough: usedUntil ?? undefined,
    attributions: [...attributions.values()],
    rows: () => readRows(sandbox, attributions),
    dispose: () => sandbox.dispose(),
  };
}

/** All files as one relation. Files of one shape are read together, so that a month of small files is one scan. */
function chargeView(request: RollupRequest): string {
  const byShape = new Map<string, InspectedChargeFile[]>();
  for (const file of request.files) {
    const shape = JSON.stringify([file.format, file.columns]);
    byShape.set(shape, [...(byShape.get(shape) ?? []), file]);
  }
  const selects = [...byShape.values()].map(files => {
    const [{ columns, name }] = files;
    return chargeSelect(
      findFocusColumns(columns, name),
      fileRelation(files, columns),
    );
  });
  return `
    SELECT billed, effective, list, quantity, unit, currency, charged_at, charged_until, charge_category, provider,
      scope_id, tags, region, charged_at::DATE AS day,
      coalesce(service_category, 'Other') AS service_category,
      coalesce(service_name, 'Unspecified') AS service_name,
      ${request.simulated ? 'true' : 'coalesce(simulated, false)'} AS simulated
    FROM (${selects.join('\nUNION ALL\n')})
    WHERE date_trunc('month', billing_period_start) = DATE ${literal(
      `${request.billingPeriod}-01`,
    )}`;
}

function expectedTotals(request: RollupRequest): ChargeTotals[] {
  const byCurrency = new Map<string, ChargeTotals>();
  const ofPeriod = request.files
    .flatMap(file => file.periods)
    .filter(period => period.billingPeriod === request.billingPeriod)
    .flatMap(period => period.totals);
  for (const totals of ofPeriod) {
    const { currency } = totals;
    const sum = byCurrency.get(currency);
    byCurrency.set(
      currency,
      sum
        ? {
            currency,
            rows: sum.rows + totals.rows,
            billed: new Big(sum.billed).plus(totals.billed).toFixed(),
            effective: new Big(sum.effective).plus(totals.effective).toFixed(),
            list: new Big(sum.list).plus(totals.list).toFixed(),
          }
        : totals,
    );
  }
  return [...byCurrency.values()].sort((a, b) =>
    a.currency < b.currency ? -1 : 1,
  );
}

function reconcile(
  billingPeriod: string,
  found: ChargeTotals[],
  expected: ChargeTotals[],
): void {
  const describe = (totals: ChargeTotals[]) =>
    totals
      .map(
        total =>
          `${total.rows} rows and ${total.billed} ${total.currency} billed, ${total.effective} effective, ${total.list} list`,
      )
      .join('; ') || 'nothing';
  if (describe(found) !== describe(expected)) {
    throw new ReconciliationError(
      billingPeriod,
      describe(found),
      describe(expected),
    );
  }
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
    `SELECT DISTINCT ON (attribution_id) attribution_id, outcome, rule, subject_ref, workspace_id, input, candidates
    FROM attribution`,
  );
  return new Map(
    records.map(record => [
      record.attribution_id,
      readAttribution(record, planVersion),
    ]),
  );
}

async function* readRows(
  sandbox: DuckDbSandbox,
  attributions: Map<string, Attribution>,
): AsyncIterable<DailyCostRow[]> {
  const batches = sandbox.stream(
    `SELECT attribution_id, ${DIMENSIONS.join(
      ', ',
    )}, billed, effective, list, rows,
      CASE WHEN unit = last_unit THEN quantity END AS quantity, CASE WHEN unit = last_unit THEN unit END AS unit
    FROM daily_cost`,
  );
  for await (const batch of batches) {
    yield batch.map(values => readRow(values, attributions));
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
