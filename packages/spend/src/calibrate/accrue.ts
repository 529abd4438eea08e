import Big from 'big.js';
import {
  PriceBook,
  PriceQuote,
  Purchase,
  UnknownOfferError,
} from '../prices/PriceBook';

/*
 * Bills come a day late, budgets cannot wait. What has run since the last billed moment costs about price × hours; that is
 * the accrual, and projected spend is what was billed plus it. It is dropped and made anew with each bill, never added to
 * one, so nothing is counted twice.
 */

/** What runs, or ran until a while ago. @public */
export interface RunningResource {
  id: string;
  provider: string;
  region: string;
  /** Absent for a disk alone. */
  instanceType?: string;
  purchase?: Purchase;
  /** GiB of the cloud's usual SSD volume. */
  diskGib?: number;
  /** ISO 8601, UTC, half-open. */
  startedAt: string;
  /** Absent while it runs. */
  endedAt?: string;
}

/** From where to where is accrued: ISO 8601, UTC, half-open. @public */
export interface AccrualSpan {
  /** Where the newest charge that was read ends. */
  since: string;
  /** Now. */
  until: string;
}

/** Unbilled spend of one resource. Decimal strings. @public */
export interface AccruedResource {
  id: string;
  currency: string;
  /** Hours within the span. */
  hours: string;
  amount: string;
  /** Where the prices are from. */
  sources: string[];
}

/** Unbilled spend. @public */
export interface Accrual {
  /** By currency. */
  totals: { currency: string; amount: string }[];
  resources: AccruedResource[];
  /** What ran and has no price in the book; the totals are without it. */
  unpriced: { id: string; reason: string }[];
}

const MS_PER_HOUR = 3_600_000;
const HOURS_PER_MONTH = 730;

/** Digits after the point of hours and amounts. */
const DIGITS = 8;

/**
 * What resources have cost since the last bill, by likely prices. Throws `RangeError` where a time is none, naming it.
 *
 * @public
 */
export function accrue(
  running: readonly RunningResource[],
  span: AccrualSpan,
  book: PriceBook,
): Accrual {
  const since = timeOf('since', span.since);
  const until = timeOf('until', span.until);
  const resources: AccruedResource[] = [];
  const unpriced: Accrual['unpriced'] = [];
  for (const resource of running) {
    const from = timeOf(`${resource.id}, startedAt`, resource.startedAt);
    const to = resource.endedAt
      ? timeOf(`${resource.id}, endedAt`, resource.endedAt)
      : until;
    const ms = Math.min(to, until) - Math.max(from, since);
    if (ms > 0) {
      try {
        const accrued = accrueOne(resource, ms, book);
        if (typeof accrued === 'string') {
          unpriced.push({ id: resource.id, reason: accrued });
        } else {
          resources.push(accrued);
        }
      } catch (error) {
        if (!(error instanceof UnknownOfferError)) {
          throw error;
        }
        unpriced.push({ id: resource.id, reason: error.message });
      }
    }
  }
  return { totals: totalsOf(resources), resources, unpriced };
}

/** Or the reason why it has no price. */
function accrueOne(
  resource: RunningResource,
  ms: number,
  book: PriceBook,
): AccruedResource | string {
  const { provider, region, instanceType, purchase, diskGib = 0 } = resource;
  const hours = new Big(ms).div(MS_PER_HOUR).round(DIGITS, Big.roundHalfUp);
  const quotes: { quote: PriceQuote; quantity: Big }[] = [];
  if (instanceType !== undefined) {
    const quote = book.instanceHour({
      provider,
      region,
      instanceType,
      purchase: purchase ?? 'on-demand',
    });
    quotes.push({ quote, quantity: hours });
  }
  if (diskGib > 0) {
    quotes.push({
      quote: book.diskGibMonth({ provider, region }),
      quantity: hours.times(diskGib).div(HOURS_PER_MONTH),
    });
  }
  const currencies = new Set(quotes.map(({ quote }) => quote.currency));
  if (currencies.size !== 1) {
    return quotes.length === 0
      ? 'it is neither an instance nor a disk'
      : 'its instance and its disk are priced in two currencies';
  }
  return {
    id: resource.id,
    currency: quotes[0].quote.currency,
    hours: hours.toFixed(),
    amount: quotes
      .reduce(
        (total, { quote, quantity }) =>
          total.plus(quantity.times(quote.likely)),
        new Big(0),
      )
      .round(DIGITS, Big.roundHalfUp)
      .toFixed(),
    sources: quotes.map(({ quote }) => quote.source),
  };
}

function totalsOf(resources: readonly AccruedResource[]): Accrual['totals'] {
  const totals = new Map<string, Big>();
  for (const { currency, amount } of resources) {
    totals.set(currency, (totals.get(currency) ?? new Big(0)).plus(amount));
  }
  return [...totals].map(([currency, amount]) => ({
    currency,
    amount: amount.toFixed(),
  }));
}

function timeOf(place: string, time: string): number {
  const ms = Date.parse(time);
  if (Number.isNaN(ms)) {
    throw new RangeError(
      `${place}: found ${JSON.stringify(
        time,
      )}, expected a time such as 2026-11-23T10:00:00Z`,
    );
  }
  return ms;
}
