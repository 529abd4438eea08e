import { PriceQuote, UnknownOfferError } from '../PriceBook';
import { UsageRates } from './UsageRates';

interface RateList {
  source: string;
  /** ISO 8601 date. */
  asOf: string;
  /** Region to decimal string. */
  prices: Readonly<Record<string, string>>;
}

/*
 * Only what was read from a list with a date; what is not here is refused, not guessed. AWS gives the first 100 GB of a
 * month to an account and has lower prices from 10 TB on: neither is counted on for one lab.
 */
const EGRESS: Readonly<Record<string, RateList>> = {
  aws: {
    source: 'AWS data transfer out to the internet, via usage.ai',
    asOf: '2026-06-02',
    prices: { 'us-east-1': '0.09', 'us-east-2': '0.09' },
  },
};

const STORAGE: Readonly<Record<string, RateList>> = {
  gcp: {
    source:
      'Google Cloud Storage, standard class, via google-cloud-pricing-cost-calculator',
    asOf: '2025-03-06',
    prices: {
      'us-central1': '0.02',
      'us-east1': '0.02',
      'us-east4': '0.023',
      'us-west1': '0.02',
      'us-west4': '0.023',
      'europe-west2': '0.023',
      'europe-west3': '0.023',
      'europe-west4': '0.02',
    },
  },
};

const MS_PER_DAY = 86_400_000;

/** @public */
export interface UsageRatesOptions {
  /** Quotes that are older say so. 365 unless given. */
  maxAgeDays?: number;
  /** What today is. The system's clock unless given. */
  clock?: () => Date;
}

/** The rates that the project knows. @public */
export class PublishedUsageRates implements UsageRates {
  readonly #maxAgeDays: number;
  readonly #clock: () => Date;

  static create(options: UsageRatesOptions = {}): PublishedUsageRates {
    return new PublishedUsageRates(options);
  }

  private constructor(options: UsageRatesOptions) {
    this.#maxAgeDays = options.maxAgeDays ?? 365;
    this.#clock = options.clock ?? (() => new Date());
  }

  storageGibMonth(offer: { provider: string; region: string }): PriceQuote {
    return this.#quote(STORAGE, 'object storage', offer);
  }

  egressGib(offer: { provider: string; region: string }): PriceQuote {
    return this.#quote(EGRESS, 'data sent to the internet', offer);
  }

  #quote(
    lists: Readonly<Record<string, RateList>>,
    what: string,
    { provider, region }: { provider: string; region: string },
  ): PriceQuote {
    const list = lists[provider];
    const price = list?.prices[region];
    if (!price) {
      throw new UnknownOfferError(
        `${what} in ${region} of ${provider}`,
        Object.keys(list?.prices ?? {}).slice(0, 3),
      );
    }
    const ageDays =
      (this.#clock().getTime() - Date.parse(list.asOf)) / MS_PER_DAY;
    const stale = ageDays > this.#maxAgeDays;
    return {
      currency: 'USD',
      low: price,
      likely: price,
      high: price,
      source: `${list.source}, ${list.asOf}${
        stale ? ` (older than ${this.#maxAgeDays} days)` : ''
      }`,
      asOf: list.asOf,
      stale,
    };
  }
}
