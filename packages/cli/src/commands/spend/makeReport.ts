import {
  AnomalySeries,
  budgetStatus,
  DailyCostRecord,
  detectAnomalies,
  forecastMonthEnd,
  EMPTY_BUDGET_STATE,
  reduceBudgets,
  SpendLine,
} from '@gpu-academy/spend';
import { DecimalSum } from './DecimalSum';
import { Group, ReportRequest, SpendReport } from './SpendReport';

/** Days before the end of a report that are looked at for anomalies. */
const ANOMALY_DAYS = 7;

const DAY = 24 * 60 * 60 * 1000;

/**
 * Reports on daily cost. Pure: what "today" is, is the day after the last one that there is cost of, unless the request
 * says where the report ends.
 *
 * What is simulated is in the table, marked, and in nothing else: nobody pays for it.
 *
 * @throws Error where there is no daily cost in the days that were asked for
 */
export function makeReport(
  records: readonly DailyCostRecord[],
  request: ReportRequest,
): SpendReport {
  const days = records.map(({ day }) => day).sort();
  const to = request.to ?? dayAfter(days[days.length - 1] ?? '1970-01-01');
  const from = request.from ?? days[0] ?? to;
  const before = records.filter(({ day }) => day < to);
  const reported = before.filter(({ day }) => day >= from);
  if (reported.length === 0) {
    throw new Error(
      days.length === 0
        ? 'there is no daily cost in what was read'
        : `there is no daily cost from ${from} to ${to}; the files have ${
            days[0]
          } to ${days[days.length - 1]}`,
    );
  }
  const real = before.filter(({ simulated }) => simulated === 'false');
  const forecasts = forecastsOf(real, to);
  return {
    from,
    to,
    by: request.by,
    lines: linesOf(reported, request.by),
    forecasts,
    anomalies: detectAnomalies({
      series: seriesOf(real),
      from: addDays(to, -ANOMALY_DAYS),
      to,
    }),
    ...budgetsOf(real, request, to),
  };
}

function linesOf(records: readonly DailyCostRecord[], by: Group) {
  const sums = new DecimalSum(['billed', 'effective', 'rows']);
  for (const record of records) {
    sums.add([nameOf(record, by), record.currency, record.simulated], record);
  }
  const lines = sums
    .list()
    .map(({ key: [name, currency, simulated], sum }) => ({
      name,
      currency,
      simulated: simulated === 'true',
      ...sum,
    }));
  return by === 'day'
    ? lines.sort((a, b) => (a.name < b.name ? -1 : 1))
    : lines;
}

function nameOf(record: DailyCostRecord, by: Group): string {
  switch (by) {
    case 'learner':
      return learnerOf(record);
    case 'lab':
      return record.workspace_id || 'no lab';
    case 'service':
      return `${record.provider}: ${record.service_name}`;
    default:
      return record.day;
  }
}

/** The subject, or why there is none. */
function learnerOf(record: DailyCostRecord): string {
  return record.subject_ref || record.outcome;
}

function forecastsOf(
  records: readonly DailyCostRecord[],
  from: string,
): SpendReport['forecasts'] {
  return groupBy(records, ({ currency }) => currency).map(
    ([currency, ofCurrency]) => ({
      currency,
      ...forecastMonthEnd({ from, history: dailyAmounts(ofCurrency) }),
    }),
  );
}

function seriesOf(records: readonly DailyCostRecord[]): AnomalySeries[] {
  return groupBy(records, record =>
    JSON.stringify([learnerOf(record), record.workspace_id, record.currency]),
  ).map(([key, ofSeries]) => {
    const [subject, lab, currency] = JSON.parse(key) as string[];
    return {
      subject,
      ...(lab ? { lab } : {}),
      currency,
      days: dailyAmounts(ofSeries).map(({ day, amount }) => ({
        day,
        amount,
        services: Object.fromEntries(
          sumsBy(
            ofSeries.filter(record => record.day === day),
            record => record.service_name,
          ),
        ),
      })),
    };
  });
}

/** Budgets are told what each month came to and what the rest of the last one is expected to. */
function budgetsOf(
  records: readonly DailyCostRecord[],
  { budgets }: ReportRequest,
  to: string,
): Pick<SpendReport, 'budgets' | 'alerts'> {
  const at = `${to}T00:00:00Z`;
  const month = addDays(to, -1).slice(0, 7);
  const months = groupBy(records, ({ day }) => day.slice(0, 7));
  let state = EMPTY_BUDGET_STATE;
  const alerts: SpendReport['alerts'] = [];
  for (const [ofMonth, inMonth] of months) {
    const step = reduceBudgets(budgets, state, {
      type: 'reported',
      at,
      source: 'files',
      month: ofMonth,
      lines: spendLines(inMonth),
    });
    state = step.state;
    alerts.push(...step.alerts);
  }
  if (to.startsWith(month)) {
    const step = reduceBudgets(budgets, state, {
      type: 'expected',
      at,
      month,
      lines: expectedLines(records, to),
    });
    state = step.state;
    alerts.push(...step.alerts);
  }
  return { budgets: budgetStatus(budgets, state, month), alerts };
}

/** What a learner is expected to spend in each lab until the month ends. */
function expectedLines(
  records: readonly DailyCostRecord[],
  from: string,
): SpendLine[] {
  return groupBy(records, scopeKey).map(([key, ofScope]) => ({
    ...scopeOf(key),
    gross: forecastMonthEnd({ from, history: dailyAmounts(ofScope) }).rest
      .likely,
    credits: '0',
  }));
}

function spendLines(records: readonly DailyCostRecord[]): SpendLine[] {
  return groupBy(records, scopeKey).map(([key, ofScope]) => {
    const isCredit = ({ charge_category: category }: DailyCostRecord) =>
      category === 'Credit';
    const sum = (some: DailyCostRecord[]) =>
      sumsBy(some, () => '')[0]?.[1] ?? '0';
    return {
      ...scopeOf(key),
      gross: sum(ofScope.filter(record => !isCredit(record))),
      credits: sum(ofScope.filter(isCredit)),
    };
  });
}

function scopeKey(record: DailyCostRecord): string {
  return JSON.stringify([
    record.subject_ref,
    record.workspace_id,
    record.currency,
  ]);
}

function scopeOf(key: string): Pick<SpendLine, 'scope' | 'currency'> {
  const [learner, lab, currency] = JSON.parse(key) as string[];
  return {
    scope: { ...(learner ? { learner } : {}), ...(lab ? { lab } : {}) },
    currency,
  };
}

function dailyAmounts(records: readonly DailyCostRecord[]) {
  return sumsBy(records, ({ day }) => day).map(([day, amount]) => ({
    day,
    amount,
  }));
}

/** Billed cost by a name, in the order in which names come first. */
function sumsBy(
  records: readonly DailyCostRecord[],
  nameOfRecord: (record: DailyCostRecord) => string,
): [name: string, billed: string][] {
  const sums = new DecimalSum(['billed']);
  records.forEach(record => sums.add([nameOfRecord(record)], record));
  return sums.list().map(({ key: [name], sum }) => [name, sum.billed]);
}

function groupBy<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) {
      group.push(item);
    } else {
      groups.set(key, [item]);
    }
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

function dayAfter(day: string): string {
  return addDays(day, 1);
}

function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * DAY).toISOString().slice(0, 10);
}
