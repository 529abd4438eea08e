import { InspectedChargeFile } from '../focus/ChargeFile';
import { SpendInputError } from '../SpendInputError';
import { Delivery } from './Delivery';

/**
 * Holds what was read of a delivery against what it promised: that every file was read, rows of each file and of all, that no
 * file is a copy of another, and that no charge is of another billing period than the one that was delivered.
 *
 * Throws `SpendInputError` that names the file.
 *
 * @param inspected - the files of the delivery, as the engine's `inspect` answered them
 * @public
 */
export function reconcileDelivery(
  delivery: Delivery,
  inspected: readonly Pick<InspectedChargeFile, 'name' | 'periods'>[],
): void {
  const byName = new Map(inspected.map(file => [file.name, file]));
  const byDigest = new Map<string, string>();
  const promise = delivery.manifest ?? 'the folder';
  for (const { name, digest, rows } of delivery.files) {
    const file = byName.get(name);
    if (!file) {
      throw new SpendInputError({
        file: name,
        found: 'a file that was not read',
        expected: 'every file of the delivery',
        remedy: 'read the delivery as a whole',
      });
    }
    if (rows !== undefined && rows !== rowsOf(file)) {
      throw new SpendInputError({
        file: name,
        found: `${rowsOf(file)} rows`,
        expected: `${rows}, as ${promise} promises`,
        remedy: 'fetch manifest and files again, when the export is done',
      });
    }
    expectPeriod(delivery, file, promise);
    const original = byDigest.get(digest);
    // Files without rows are all alike.
    if (original !== undefined && rowsOf(file) > 0) {
      throw new SpendInputError({
        file: name,
        found: `a copy of ${original}, byte for byte`,
        expected: 'every charge once',
        remedy: 'take one of them away',
      });
    }
    byDigest.set(digest, name);
  }
  const sum = inspected.reduce((all, file) => all + rowsOf(file), 0);
  if (delivery.rows !== undefined && delivery.rows !== sum) {
    throw new SpendInputError({
      file: promise,
      found: `${sum} rows in ${inspected.length} files`,
      expected: `${delivery.rows}, as it promises`,
      remedy: 'fetch manifest and files again, when the export is done',
    });
  }
}

function expectPeriod(
  { billingPeriod }: Delivery,
  { name, periods }: Pick<InspectedChargeFile, 'name' | 'periods'>,
  promise: string,
): void {
  const others = periods
    .map(period => period.billingPeriod)
    .filter(it => it !== billingPeriod);
  if (billingPeriod !== undefined && others.length > 0) {
    throw new SpendInputError({
      file: name,
      column: 'BillingPeriodStart',
      found: `charges of ${others.join(', ')}`,
      expected: `charges of ${billingPeriod} alone, as ${promise} says`,
      remedy:
        'deliver each billing period by itself; corrections keep their charge period and have the period that bills them',
      billingPeriods: periods.map(period => period.billingPeriod),
    });
  }
}

function rowsOf({ periods }: Pick<InspectedChargeFile, 'periods'>): number {
  return periods
    .flatMap(period => period.totals)
    .reduce((sum, totals) => sum + totals.rows, 0);
}
