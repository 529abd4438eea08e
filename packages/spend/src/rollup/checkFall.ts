import Big from 'big.js';
import { ChargeTotals } from '../focus/ChargeFile';

/** How far the totals of a billing period may fall from one snapshot to the next, in percent. @public */
export interface FallLimits {
  /** Of the billed cost of a currency; 20 unless given. */
  billedPercent?: number;
  /** Of the number of charges; 20 unless given. */
  rowsPercent?: number;
}

/** A total that fell further than it may. @public */
export interface Fall {
  currency: string;
  measure: 'billed' | 'rows';
  before: string;
  after: string;
  /** Of `before`, rounded to a tenth. */
  percent: number;
}

/** A billing period whose totals fell: a delivery that is not whole, or a correction that a person should look at. @public */
export class HeldPeriodError extends Error {
  readonly falls: Fall[];

  constructor(billingPeriod: string, falls: Fall[]) {
    const described = falls.map(
      fall =>
        `${fall.measure === 'rows' ? 'charges in' : 'billed'} ${
          fall.currency
        } fell from ${fall.before} to ${fall.after} (${fall.percent} %)`,
    );
    super(
      `Billing period ${billingPeriod} is held as it was: ${described.join(
        '; ',
      )}; deliver the period again as a whole, or raise the limit of the source where it is right`,
    );
    this.name = 'HeldPeriodError';
    this.falls = falls;
  }
}

const PERCENT = 20;

/**
 * Totals of a period that fell beyond the limits since the last snapshot; none where it has no predecessor. A cloud
 * restates a month by little and mostly upwards, while a delivery of half the files looks like a month of half the cost.
 * A billed total of 0 or less has nothing to fall from.
 *
 * @public
 */
export function checkFall(
  before: readonly ChargeTotals[],
  after: readonly ChargeTotals[],
  limits: FallLimits = {},
): Fall[] {
  const { billedPercent = PERCENT, rowsPercent = PERCENT } = limits;
  return before.flatMap(({ currency, billed, rows }) => {
    const now = after.find(totals => totals.currency === currency);
    return [
      ...fallOf('billed', currency, billed, now?.billed ?? '0', billedPercent),
      ...fallOf('rows', currency, `${rows}`, `${now?.rows ?? 0}`, rowsPercent),
    ];
  });
}

function fallOf(
  measure: Fall['measure'],
  currency: string,
  before: string,
  after: string,
  limit: number,
): Fall[] {
  const base = new Big(before);
  if (base.lte(0)) {
    return [];
  }
  const percent = base.minus(after).times(100).div(base);
  return percent.gt(limit)
    ? [
        {
          currency,
          measure,
          before,
          after,
          percent: percent.round(1).toNumber(),
        },
      ]
    : [];
}
