import Big from 'big.js';
import { quantile } from '../statistics/quantile';

/*
 * How far bills are from estimates, and by what factor they can be brought together. Discounts, taxes and rounding up to
 * minutes are no part of list prices, but they are the same each time: billed ÷ simulated, over all labs of an instance
 * type, is what they come to. A factor from few labs is noise, so it counts only from some on; and what it is worth is
 * said by the error that is left when each lab is estimated with the factor of the others.
 */

/** What one lab was estimated at or billed for, on one instance type. @public */
export interface CalibrationAmount {
  /** The same in both lists for the same lab. */
  labId: string;
  provider: string;
  instanceType: string;
  currency: string;
  /** Decimal string: list price × quantity, or effective cost. */
  amount: string;
}

/** @public */
export interface CalibrationOptions {
  /** Labs from which on a factor is used. 5 unless given. */
  minimumLabs?: number;
}

/** How estimates of an instance type compare with bills. Shares are fractions: 0.1 is 10 %. @public */
export interface Calibration {
  provider: string;
  instanceType: string;
  currency: string;
  /** Labs that were both estimated and billed. */
  labs: number;
  /** Decimal string: billed ÷ simulated, to four digits. */
  factor: string;
  /** Whether there are labs enough to multiply estimates by the factor. */
  usable: boolean;
  /** Middle of |simulated − billed| ÷ billed. */
  error: number;
  /** The same with the factor of the other labs; absent with one lab. */
  errorAfter?: number;
  /** Labs that are in one list only, and so said nothing. */
  unmatched: number;
}

const DEFAULT_MINIMUM_LABS = 5;

/** Digits after the point of a factor. */
const FACTOR_DIGITS = 4;

interface Pair {
  simulated: Big;
  billed: Big;
}

/**
 * Compares estimates with bills, by provider, instance type and currency. Amounts of one lab and type are added up first.
 * Labs that were billed nothing, or estimated at nothing, are unmatched.
 *
 * @public
 */
export function calibrate(
  simulated: readonly CalibrationAmount[],
  billed: readonly CalibrationAmount[],
  options: CalibrationOptions = {},
): Calibration[] {
  const minimumLabs = options.minimumLabs ?? DEFAULT_MINIMUM_LABS;
  const estimates = byTypeAndLab(simulated);
  const bills = byTypeAndLab(billed);
  const types = [...new Set([...estimates.keys(), ...bills.keys()])].sort();
  return types.flatMap(type => {
    const estimated = estimates.get(type) ?? new Map<string, Big>();
    const paid = bills.get(type) ?? new Map<string, Big>();
    const labs = new Set([...estimated.keys(), ...paid.keys()]);
    const pairs = [...labs].flatMap((lab): Pair[] => {
      const estimate = estimated.get(lab);
      const bill = paid.get(lab);
      return estimate?.gt(0) && bill?.gt(0)
        ? [{ simulated: estimate, billed: bill }]
        : [];
    });
    if (pairs.length === 0) {
      return [];
    }
    const [provider, instanceType, currency] = JSON.parse(type) as string[];
    return [
      {
        provider,
        instanceType,
        currency,
        labs: pairs.length,
        factor: factorOf(pairs).round(FACTOR_DIGITS).toFixed(),
        usable: pairs.length >= minimumLabs,
        error: middleError(pairs, () => new Big(1)),
        ...(pairs.length > 1
          ? {
              errorAfter: middleError(pairs, pair =>
                factorOf(pairs.filter(other => other !== pair)),
              ),
            }
          : {}),
        unmatched: labs.size - pairs.length,
      },
    ];
  });
}

/**
 * An estimate as bills have turned out, where there are labs enough to know; else as it is. To the last digit.
 *
 * @public
 */
export function calibrated(
  estimate: {
    provider: string;
    instanceType: string;
    currency: string;
    amount: string;
  },
  calibrations: readonly Calibration[],
): string {
  const known = calibrations.find(
    ({ provider, instanceType, currency, usable }) =>
      usable &&
      provider === estimate.provider &&
      instanceType === estimate.instanceType &&
      currency === estimate.currency,
  );
  return new Big(estimate.amount).times(known?.factor ?? 1).toFixed();
}

function byTypeAndLab(
  amounts: readonly CalibrationAmount[],
): Map<string, Map<string, Big>> {
  const types = new Map<string, Map<string, Big>>();
  for (const item of amounts) {
    const type = JSON.stringify([
      item.provider,
      item.instanceType,
      item.currency,
    ]);
    const labs = types.get(type) ?? new Map<string, Big>();
    types.set(type, labs);
    labs.set(
      item.labId,
      (labs.get(item.labId) ?? new Big(0)).plus(item.amount),
    );
  }
  return types;
}

/** Of the sums, so that a dear lab counts for more than a cheap one. */
function factorOf(pairs: readonly Pair[]): Big {
  const sumOf = (side: keyof Pair) =>
    pairs.reduce((total, pair) => total.plus(pair[side]), new Big(0));
  return sumOf('billed').div(sumOf('simulated'));
}

function middleError(
  pairs: readonly Pair[],
  factor: (pair: Pair) => Big,
): number {
  const errors = pairs.map(pair =>
    pair.simulated
      .times(factor(pair))
      .minus(pair.billed)
      .abs()
      .div(pair.billed)
      .toNumber(),
  );
  return Math.round(quantile(errors, 0.5) * 10_000) / 10_000;
}
