import {
  InspectedChargeFile,
  ChargeFile,
  ChargeFileColumn,
  ChargePeriod,
} from '../focus/ChargeFile';
import {
  badValueSql,
  fileColumnsSql,
  fileRelation,
  foundTextSql,
  isReadByValue,
  sumSql,
  valueSql,
} from '../focus/chargeSql';
import { FoundFocusColumn, findFocusColumns } from '../focus/focusColumns';
import { parseCsvHeader } from '../focus/parseCsvHeader';
import { readChargeFile } from '../focus/readChargeFile';
import { quoteFound, SpendInputError } from '../SpendInputError';
import { DuckDbSandbox } from './DuckDbSandbox';
import { canonicalDecimal } from './canonicalDecimal';
import { readErrorOf } from './readErrorOf';

/*
 * Reads a file once and answers what it holds, or throws what is wrong with it and where. One pass sums, and counts what
 * cannot be read: numbers and times row by row, unless their type rules it out; everything else once for each distinct
 * value. Only a file that fails is read again to find the row.
 */

/** What the totals and the checks by value need of a file. */
const INSPECTED = new Set(['billing_period_start', 'currency']);

interface PeriodRow {
  billing_period: string | null;
  currency: string | null;
  rows: string;
  billed: string | null;
  effective: string | null;
  list: string | null;
  bad: string[];
}

/** Throws `SpendInputError`. */
export async function inspectChargeFile(
  file: ChargeFile,
  sandbox: DuckDbSandbox,
  signal?: AbortSignal,
): Promise<InspectedChargeFile> {
  if (/[*?[]/.test(file.path)) {
    throw new SpendInputError({
      file: file.name,
      found: 'a name with a character that stands for others',
      expected: 'a path without *, ? and [',
      remedy: 'rename the file or its folder',
    });
  }
  const { digest, firstLine } = await readChargeFile(file, { signal });
  const columns: ChargeFileColumn[] =
    firstLine === undefined
      ? await describeParquet(file, sandbox, signal)
      : parseCsvHeader(firstLine, file.name).map(name => ({
          name,
          type: 'VARCHAR',
        }));
  const focusColumns = findFocusColumns(columns, file.name);
  const relation = fileRelation([file], columns);
  const checks = focusColumns.flatMap(focus => {
    const sql = badValueSql(focus);
    return sql ? [{ focus, sql }] : [];
  });

  const rows = await sandbox
    .query<PeriodRow>(inspectionSql(focusColumns, checks, relation), signal)
    .catch(error => {
      throw readErrorOf(error, file.name);
    });

  const billingPeriods = [
    ...new Set(rows.flatMap(row => row.billing_period ?? [])),
  ];
  for (const [index, { focus, sql }] of checks.entries()) {
    const count = rows.reduce((sum, row) => sum + Number(row.bad[index]), 0);
    if (count > 0) {
      throw await badValueError({
        file,
        focus,
        sql,
        relation,
        count,
        billingPeriods,
        sandbox,
      });
    }
  }
  return { ...file, digest, columns, periods: periodsOf(rows) };
}

interface ValueCheck {
  focus: FoundFocusColumn;
  /** True of a row whose value cannot be used. */
  sql: string;
}

/** Totals by billing period and currency, with the count of bad rows for each check. */
function inspectionSql(
  focusColumns: FoundFocusColumn[],
  checks: ValueCheck[],
  relation: string,
): string {
  const checked = new Set(checks.map(({ focus }) => focus.as));
  const keys = focusColumns
    .filter(
      focus =>
        INSPECTED.has(focus.as) ||
        (checked.has(focus.as) && isReadByValue(focus)),
    )
    .flatMap(fileColumnsSql);
  const sums = ['billed', 'effective', 'list'].map(
    as => [as, focusColumns.find(focus => focus.as === as)!] as const,
  );
  const isKey = ({ focus }: ValueCheck) =>
    INSPECTED.has(focus.as) || isReadByValue(focus);
  const period = focusColumns.find(
    focus => focus.as === 'billing_period_start',
  );
  const currency = focusColumns.find(focus => focus.as === 'currency');
  return `SELECT strftime(${valueSql(
    period!,
  )}, '%Y-%m') AS billing_period, ${valueSql(
    currency!,
  )} AS currency, sum(charge_count)::BIGINT AS rows,
      sum(sum_billed) AS billed, sum(sum_effective) AS effective, sum(sum_list) AS list,
      [${checks
        .map((check, index) =>
          isKey(check)
            ? `sum(CASE WHEN ${check.sql} THEN charge_count ELSE 0 END)::BIGINT`
            : `sum(bad_${index})::BIGINT`,
        )
        .join(', ')}] AS bad
    FROM (
      SELECT ${[
        ...new Set(keys),
        'count(*) AS charge_count',
        ...sums.map(([as, focus]) => `${sumSql(focus)} AS sum_${as}`),
        ...checks.flatMap((check, index) =>
          isKey(check) ? [] : [`count_if(${check.sql}) AS bad_${index}`],
        ),
      ].join(', ')}
      FROM ${relation} GROUP BY ALL
    )
    GROUP BY ALL ORDER BY ALL`;
}

function periodsOf(rows: PeriodRow[]): ChargePeriod[] {
  const periods = new Map<string, ChargePeriod>();
  for (const row of rows) {
    const billingPeriod = row.billing_period!;
    const period = periods.get(billingPeriod) ?? { billingPeriod, totals: [] };
    period.totals.push({
      currency: row.currency!,
      rows: Number(row.rows),
      billed: canonicalDecimal(row.billed),
      effective: canonicalDecimal(row.effective),
      list: canonicalDecimal(row.list),
    });
    periods.set(billingPeriod, period);
  }
  return [...periods.values()];
}

async function describeParquet(
  file: ChargeFile,
  sandbox: DuckDbSandbox,
  signal?: AbortSignal,
): Promise<ChargeFileColumn[]> {
  const rows = await sandbox
    .query<{ column_name: string; column_type: string }>(
      `DESCRIBE SELECT * FROM ${fileRelation([file], [])}`,
      signal,
    )
    .catch(error => {
      throw readErrorOf(error, file.name);
    });
  return rows.map(row => ({ name: row.column_name, type: row.column_type }));
}

const EXPECTED_VALUE: Record<FoundFocusColumn['kind'], string> = {
  text: 'a value in every row',
  decimal: 'a decimal number such as -12.345',
  time: 'a time such as 2026-11-01T00:00:00Z',
  'charge-category': 'Usage, Purchase, Tax, Credit or Adjustment',
  tags: 'a JSON object such as {"learner": "ada"}',
  flag: 'true or false',
};

async function badValueError(options: {
  file: ChargeFile;
  focus: FoundFocusColumn;
  sql: string;
  relation: string;
  count: number;
  billingPeriods: string[];
  sandbox: DuckDbSandbox;
}): Promise<SpendInputError> {
  const { file, focus, sql, relation, count, billingPeriods, sandbox } =
    options;
  const [first] = await sandbox.query<{ row: string; found: string }>(
    `SELECT row_number() OVER () AS row, * FROM (
      SELECT (${sql}) AS bad, ${foundTextSql(focus)} AS found FROM ${relation}
    ) QUALIFY bad ORDER BY row LIMIT 1`,
  );
  const others = count - 1;
  return new SpendInputError({
    file: file.name,
    row: Number(first.row),
    column: focus.found[0].name,
    found: first.found === '' ? 'nothing' : quoteFound(first.found),
    expected: EXPECTED_VALUE[focus.kind],
    remedy: `${
      others > 0
        ? `${others} more ${
            others === 1 ? 'row has' : 'rows have'
          } the same fault; `
        : ''
    }export the file again, or correct it where it is made by hand`,
    billingPeriods,
  });
}
