/**
 * How consistently the items of a fixed form measure one thing. Rows are learners, columns items, values the
 * credit, 0 to 1; everybody took every item.
 */
import { mean, populationVariance } from './moments';

/**
 * Kuder and Richardson's formula 20, for items that are right or wrong.
 *
 * @returns undefined with fewer than 2 items or when all totals are equal
 * @throws RangeError if a value is neither 0 nor 1: use {@link cronbachAlpha}
 * @public
 */
export function kuderRichardson20(
  rows: ReadonlyArray<readonly number[]>,
): number | undefined {
  if (rows.some(row => row.some(value => value !== 0 && value !== 1))) {
    throw new RangeError(
      'KR-20 is for items that are right (1) or wrong (0); use cronbachAlpha for partial credit',
    );
  }
  const items = rows[0]?.length ?? 0;
  const total = populationVariance(totals(rows));
  if (items < 2 || !(total > 0)) {
    return undefined;
  }
  let sum = 0;
  for (let item = 0; item < items; item++) {
    const facility = mean(rows.map(row => row[item]));
    sum += facility * (1 - facility);
  }
  return (items / (items - 1)) * (1 - sum / total);
}

/**
 * Cronbach's α; equals {@link kuderRichardson20} on 0/1 data.
 *
 * @returns undefined with fewer than 2 items or when all totals are equal
 * @public
 */
export function cronbachAlpha(
  rows: ReadonlyArray<readonly number[]>,
): number | undefined {
  const items = rows[0]?.length ?? 0;
  const total = populationVariance(totals(rows));
  if (items < 2 || !(total > 0)) {
    return undefined;
  }
  let sum = 0;
  for (let item = 0; item < items; item++) {
    sum += populationVariance(rows.map(row => row[item]));
  }
  return (items / (items - 1)) * (1 - sum / total);
}

/**
 * The standard error of measurement in points: how far a learner's total would scatter if they could take the
 * form again unchanged. Uses the sample's standard deviation (over n − 1).
 *
 * @param reliability - KR-20 or α
 * @public
 */
export function standardErrorOfMeasurement(
  rows: ReadonlyArray<readonly number[]>,
  reliability: number,
): number {
  const n = rows.length;
  const variance = (populationVariance(totals(rows)) * n) / (n - 1);
  return Math.sqrt(variance * (1 - Math.min(reliability, 1)));
}

function totals(rows: ReadonlyArray<readonly number[]>): number[] {
  return rows.map(row => row.reduce((sum, value) => sum + value, 0));
}
