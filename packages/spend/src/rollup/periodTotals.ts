import Big from 'big.js';
import { ChargeTotals, InspectedChargeFile } from '../focus/ChargeFile';
import { ReconciliationError } from './RollupEngine';

/** Adds totals up, currency by currency, in the order of currencies. */
export function addTotals(totals: Iterable<ChargeTotals>): ChargeTotals[] {
  const byCurrency = new Map<string, ChargeTotals>();
  for (const each of totals) {
    const sum = byCurrency.get(each.currency);
    const add = (measure: 'billed' | 'effective' | 'list') =>
      new Big(sum?.[measure] ?? 0).plus(each[measure]).toFixed();
    byCurrency.set(each.currency, {
      currency: each.currency,
      rows: (sum?.rows ?? 0) + each.rows,
      billed: add('billed'),
      effective: add('effective'),
      list: add('list'),
    });
  }
  return [...byCurrency.values()].sort((a, b) =>
    a.currency < b.currency ? -1 : 1,
  );
}

/**
 * What inspected files hold of a billing period, which is what its roll-up must come to.
 *
 * @public
 */
export function totalsOfPeriod(
  files: readonly InspectedChargeFile[],
  billingPeriod: string,
): ChargeTotals[] {
  return addTotals(
    files
      .flatMap(file => file.periods)
      .filter(period => period.billingPeriod === billingPeriod)
      .flatMap(period => period.totals),
  );
}

/**
 * Compares what a roll-up came to with what the files hold: rows and all sums, to the last digit.
 *
 * @throws ReconciliationError where they differ.
 * @public
 */
export function reconcile(
  billingPeriod: string,
  found: readonly ChargeTotals[],
  expected: readonly ChargeTotals[],
): void {
  const [ofRollup, ofFiles] = [found, expected].map(totals =>
    describeTotals(addTotals(totals)),
  );
  if (ofRollup !== ofFiles) {
    throw new ReconciliationError(billingPeriod, ofRollup, ofFiles);
  }
}

function describeTotals(totals: readonly ChargeTotals[]): string {
  return (
    totals
      .map(
        total =>
          `${total.rows} rows and ${total.billed} ${total.currency} billed, ${total.effective} effective, ${total.list} list`,
      )
      .join('; ') || 'nothing'
  );
}
