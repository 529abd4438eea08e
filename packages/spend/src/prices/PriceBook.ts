/** How an instance is bought. @public */
export type Purchase = 'on-demand' | 'spot';

/** A price with where it is from. Decimal strings; `low` and `high` are `likely` where the price is fixed. @public */
export interface PriceQuote {
  currency: string;
  low: string;
  likely: string;
  high: string;
  /** Where the price is from, and of what day; says so where that is long ago. */
  source: string;
  /** ISO 8601 date. */
  asOf: string;
  /** Older than the book allows. */
  stale: boolean;
}

/** An instance type in a region; `spot` is the likely price of a range. @public */
export interface PriceOffer {
  provider: string;
  region: string;
  instanceType: string;
  gpuModel: string;
  gpuCount: number;
  vcpus: number;
  memoryGib: number;
  /** Decimal strings per hour; absent where not offered. */
  onDemand?: string;
  spot?: string;
  currency: string;
  source: string;
  /** ISO 8601 date. */
  asOf: string;
}

/** @public */
export interface PriceOfferQuery {
  provider?: string;
  region?: string;
  instanceType?: string;
}

/** What clouds charge, as of known days. @public */
export interface PriceBook {
  /** In the order of the book. */
  offers(query?: PriceOfferQuery): PriceOffer[];

  /**
   * Per hour of one instance. Throws `UnknownOfferError`, which names the nearest offers, and `StaleQuoteError` where the
   * price is too old.
   */
  instanceHour(offer: {
    provider: string;
    region: string;
    instanceType: string;
    purchase: Purchase;
  }): PriceQuote;

  /** Per GiB and month of the cloud's usual SSD volume. Throws `UnknownOfferError` and `StaleQuoteError`. */
  diskGibMonth(offer: { provider: string; region: string }): PriceQuote;
}

/** The price book has no such offer. @public */
export class UnknownOfferError extends Error {
  /** What comes closest, as a person would write it. */
  readonly nearest: string[];

  constructor(wanted: string, nearest: string[]) {
    super(
      `The price book has no price for ${wanted}; ${
        nearest.length > 0
          ? `the nearest offers are ${nearest.join(', ')}`
          : 'it has none of that provider'
      }`,
    );
    this.name = 'UnknownOfferError';
    this.nearest = nearest;
  }
}

/** A price is known and so old that an estimate with it would mislead. @public */
export class StaleQuoteError extends Error {
  constructor(what: string, asOf: string, refuseAfterDays: number) {
    super(
      `The price of ${what} is of ${asOf}, which is more than ${refuseAfterDays} days ago; give a newer price book, or allow older prices`,
    );
    this.name = 'StaleQuoteError';
  }
}

/** A price book cannot be read: names the file, the field, what was found and what was expected. @public */
export class PriceBookError extends Error {
  constructor(file: string, field: string, found: unknown, expected: string) {
    super(
      `${file}, ${field}: found ${
        found === undefined ? 'nothing' : JSON.stringify(found)
      }, expected ${expected}`,
    );
    this.name = 'PriceBookError';
  }
}
