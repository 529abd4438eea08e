import { PriceQuote, UnknownOfferError } from '../PriceBook';
import { QuoteAge, QuoteAgeOptions } from '../QuoteAge';
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

/** @public */
export type UsageRatesOptions = QuoteAgeOptions;

/** The rates that the project knows. @public */
export class PublishedUsageRates implements UsageRates {
  readonly #age: QuoteAge;

  static create(options: UsageRatesOptions = {}): PublishedUsageRates {
    return new PublishedUsageRates(options);
  }

  private constructor(options: UsageRatesOptions) {
    this.#age = new QuoteAge(options);
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
    const wanted = `${what} in ${region} of ${provider}`;
    if (!price) {
      throw new UnknownOfferError(
        wanted,
        Object.keys(list?.prices ?? {}).slice(0, 3),
      );
    }
    return {
      currency: 'USD',
      low: price,
      likely: price,
      high: price,
      ...this.#age.cite(wanted, { title: list.source, asOf: list.asOf }),
    };
  }
}
