import Big from 'big.js';
import { amount } from '../plan/attributes';
import { EvidenceFault } from './EvidenceFault';
import { LabRun } from './LabRun';

/** The month's cost, from `report.json` or `report.csv`. */
export interface CostReport {
  file: 'report.json' | 'report.csv';
  /** ISO 8601, UTC; half-open. */
  period: { start: string; end: string };
  currency: string;
  rows: { billed: Big; effective: Big }[];
  unattributed: { billed: Big; effective: Big };
  total: { billed: Big; effective: Big };
}

const COLUMNS = [
  'BillingPeriodStart',
  'BillingPeriodEnd',
  'BillingCurrency',
  'x_Learner',
  'x_Lab',
  'ServiceName',
  'BilledCost',
  'EffectiveCost',
] as const;

type Row = Record<(typeof COLUMNS)[number], string>;

/** @throws EvidenceFault where there is none, or none that can be read. */
export function readCostReport(run: LabRun): CostReport {
  return run.has('report.csv') && !run.has('report.json')
    ? readCsv(run.text('report.csv'))
    : readJson(run);
}

function readJson(run: LabRun): CostReport {
  const { period, currency, rows, unattributed, total } = run.json<{
    period: CostReport['period'];
    currency: string;
    rows: { billed: string; effective: string }[];
    unattributed: { billed: string; effective: string };
    total: { billed: string; effective: string };
  }>('report.json');
  const money = (it: { billed: string; effective: string }) => ({
    billed: new Big(it.billed),
    effective: new Big(it.effective),
  });
  return {
    file: 'report.json',
    period,
    currency,
    rows: rows.map(money),
    unattributed: money(unattributed),
    total: money(total),
  };
}

function readCsv(text: string): CostReport {
  const [header = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const names = cells(header);
  const missing = COLUMNS.filter(column => !names.includes(column));
  if (missing.length) {
    throw broken(1, `the column ${missing.join(', ')} is missing`);
  }
  const rows = lines.flatMap((line, index) => {
    if (!line.trim()) {
      return [];
    }
    const values = cells(line);
    if (values.length !== names.length) {
      throw broken(
        index + 2,
        `${values.length} columns, expected ${names.length}`,
      );
    }
    const row = Object.fromEntries(
      names.map((name, column) => [name, values[column]]),
    ) as Row;
    return [{ line: index + 2, row }];
  });
  const last = rows.pop();
  if (!last || last.row.ServiceName !== 'Total') {
    throw broken(last?.line ?? 2, 'the last line has not ServiceName Total');
  }
  const money = ({ line, row }: { line: number; row: Row }) => {
    const billed = amount(row.BilledCost);
    const effective = amount(row.EffectiveCost);
    if (!billed || !effective) {
      throw broken(line, 'BilledCost and EffectiveCost have to be decimals');
    }
    return { billed, effective };
  };
  const unowned = rows.filter(({ row }) => !row.x_Learner).map(money);
  return {
    file: 'report.csv',
    period: {
      start: last.row.BillingPeriodStart,
      end: last.row.BillingPeriodEnd,
    },
    currency: last.row.BillingCurrency,
    rows: rows.filter(({ row }) => row.x_Learner).map(money),
    unattributed: {
      billed: sum(unowned.map(it => it.billed)),
      effective: sum(unowned.map(it => it.effective)),
    },
    total: money(last),
  };
}

/** RFC 4180, without line breaks in cells. */
function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, inQuotes, plain]) =>
      inQuotes === undefined ? plain.trim() : inQuotes.replace(/""/g, '"'),
  );
}

export function sum(amounts: readonly Big[]): Big {
  return amounts.reduce((total, it) => total.plus(it), new Big(0));
}

function broken(line: number, message: string): EvidenceFault {
  return new EvidenceFault(
    'malformed',
    `report.csv:${line}`,
    `report.csv cannot be read: line ${line}: ${message}.`,
  );
}
