import Big from 'big.js';
import { CurrencyCost } from '../../spend/groupDailyCost';

/** Services drawn by name; cheaper ones are drawn together, the table names them all. */
export const MAX_SERIES = 6;
/** The key of the series that holds the services beyond {@link MAX_SERIES}; no service is named so. */
export const REST = '__other__';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What the chart draws of one day; pixels need no exact decimals, so amounts become numbers here and only here. */
export interface ChartRow {
  day: string;
  amounts: Record<string, number>;
}

/** Every day of the interval, also those without a cost, with one amount a series. */
export function chartRows(
  cost: CurrencyCost,
  from: string,
  to: string,
): { series: string[]; rows: ChartRow[] } {
  const named = cost.services.slice(0, MAX_SERIES).map(one => one.service);
  const rest = cost.services.slice(MAX_SERIES).map(one => one.service);
  const byDay = new Map(cost.days.map(day => [day.day, day.byService]));

  const rows: ChartRow[] = [];
  for (let at = Date.parse(from); at < Date.parse(to); at += DAY_MS) {
    const day = new Date(at).toISOString().slice(0, 10);
    const byService = byDay.get(day) ?? {};
    const amounts = Object.fromEntries(
      named.map(name => [name, Number(byService[name] ?? 0)]),
    );
    if (rest.length) {
      amounts[REST] = rest
        .reduce((sum, name) => sum.plus(byService[name] ?? 0), new Big(0))
        .toNumber();
    }
    rows.push({ day, amounts });
  }
  return { series: rest.length ? [...named, REST] : named, rows };
}

/** Decimals that tell the ticks of the money axis apart: a lab of a minute costs less than a cent. */
export function axisDecimals(rows: ChartRow[]): number {
  const highest = Math.max(
    0,
    ...rows.map(row =>
      Object.values(row.amounts).reduce((sum, amount) => sum + amount, 0),
    ),
  );
  return highest > 0 ? Math.max(2, 2 - Math.floor(Math.log10(highest))) : 2;
}
