import Big from 'big.js';
import { PriceBook, Purchase } from './PriceBook';

/** What a lab is to be made of. @public */
export interface SimulationRequest {
  provider: string;
  region: string;
  instanceType: string;
  hours: number;
  /** Instances; 1 unless given. */
  count?: number;
  /** GiB of block storage on each instance. */
  diskGb?: number;
  purchase?: Purchase;
  /** Decimal string. */
  budget?: string;
}

/** One summand of an estimate; `amount` is `quantity × unitPrice` to the last digit. @public */
export interface SimulatedPart {
  id: string;
  title: string;
  amount: string;
  quantity: string;
  unit: string;
  unitPrice: string;
  source: string;
}

/** What a lab would cost. Decimal strings. @public */
export interface SimulatedSpend {
  currency: string;
  low: string;
  likely: string;
  high: string;
  /** Whether `high` stays within the budget; absent without a budget. */
  withinBudget?: boolean;
  /** They add up to `likely`. */
  parts: SimulatedPart[];
  /** ISO 8601 date of the oldest price used. */
  pricedAt: string;
}

/** A request that no price book could answer: names the field, what was found and what was expected. @public */
export class SimulationRequestError extends Error {
  constructor(field: string, found: unknown, expected: string) {
    super(`${field}: found ${JSON.stringify(found)}, expected ${expected}`);
    this.name = 'SimulationRequestError';
  }
}

/** Hours in a month as AWS counts them: 8,760 in a year, by 12. */
const HOURS_PER_MONTH = 730;

/** A lab that is torn down as soon as it works: half of the hours that were asked for. */
const LOW_SHARE_OF_HOURS = 0.5;

/** A lab that is forgotten: automatic termination looks once an hour, so it can run an hour longer. */
const HIGH_FURTHER_HOURS = 1;

/** Digits of a quantity after the point: a GiB for a second is 0.0000004 GiB-months. */
const QUANTITY_DIGITS = 8;

/**
 * Estimates a lab before anything is created: instances × hours × price, and disks × time × price.
 *
 * `likely` is the hours that were asked for at the likely price. `low` is half of them at the lowest price, `high` one
 * hour more than asked for at the highest.
 *
 * Throws `UnknownOfferError` where the book has no price, and `SimulationRequestError` for a request without sense.
 *
 * @public
 */
export function simulate(
  request: SimulationRequest,
  book: PriceBook,
): SimulatedSpend {
  const { provider, region, instanceType } = request;
  const count = request.count ?? 1;
  const diskGb = request.diskGb ?? 0;
  const purchase = request.purchase ?? 'on-demand';
  checkPositive('hours', request.hours);
  checkPositive('count', count);
  if (diskGb !== 0) {
    checkPositive('diskGb', diskGb);
  }
  const instance = book.instanceHour({
    provider,
    region,
    instanceType,
    purchase,
  });
  const disk = diskGb > 0 ? book.diskGibMonth({ provider, region }) : undefined;

  const partsFor = (hours: number, price: 'low' | 'likely' | 'high') => {
    const parts = [
      part({
        id: 'instances',
        title: `${count} × ${instanceType} (${purchase}) for ${hours} h`,
        quantity: new Big(count).times(hours),
        unit: 'instance-hour',
        unitPrice: instance[price],
        source: instance.source,
      }),
    ];
    if (disk) {
      parts.push(
        part({
          id: 'disks',
          title: `${count} × ${diskGb} GiB of disk for ${hours} h`,
          quantity: new Big(count)
            .times(diskGb)
            .times(hours)
            .div(HOURS_PER_MONTH),
          unit: 'GiB-month',
          unitPrice: disk[price],
          source: disk.source,
        }),
      );
    }
    return parts;
  };

  const parts = partsFor(request.hours, 'likely');
  const high = total(partsFor(request.hours + HIGH_FURTHER_HOURS, 'high'));
  return {
    currency: instance.currency,
    low: total(partsFor(request.hours * LOW_SHARE_OF_HOURS, 'low')),
    likely: total(parts),
    high,
    ...(request.budget === undefined
      ? {}
      : { withinBudget: new Big(high).lte(readBudget(request.budget)) }),
    parts,
    pricedAt: [instance.asOf, ...(disk ? [disk.asOf] : [])].sort()[0],
  };
}

function part(
  options: Omit<SimulatedPart, 'amount' | 'quantity'> & { quantity: Big },
): SimulatedPart {
  const quantity = options.quantity.round(QUANTITY_DIGITS, Big.roundHalfUp);
  return {
    ...options,
    quantity: quantity.toFixed(),
    amount: quantity.times(options.unitPrice).toFixed(),
  };
}

function total(parts: SimulatedPart[]): string {
  return parts
    .reduce((sum, { amount }) => sum.plus(amount), new Big(0))
    .toFixed();
}

function checkPositive(field: string, value: number): void {
  if (!Number.isFinite(value) || value <= 0) {
    throw new SimulationRequestError(field, value, 'a number above 0');
  }
}

function readBudget(budget: string): Big {
  if (!/^\d+(\.\d+)?$/.test(budget)) {
    throw new SimulationRequestError(
      'budget',
      budget,
      'a decimal number such as 25.00',
    );
  }
  return new Big(budget);
}
