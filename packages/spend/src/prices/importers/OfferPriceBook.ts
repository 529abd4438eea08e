import { nearestOffers } from '../nearestOffers';
import {
  PriceBook,
  PriceOffer,
  PriceOfferQuery,
  PriceQuote,
  Purchase,
  UnknownOfferError,
} from '../PriceBook';
import { DEFAULT_MAX_AGE_DAYS } from './PriceImport';

/** @public */
export interface OfferPriceBookOptions {
  /** What importers read; of two for the same type and region the first counts, so put one's own before public lists. */
  offers: readonly PriceOffer[];
  /** Asked for what the offers do not have, such as disks. */
  fallback: PriceBook;
  /** Quotes that are older say so. 90 unless given. */
  maxAgeDays?: number;
  /** What today is. The system's clock unless given. */
  clock?: () => Date;
}

const MS_PER_DAY = 86_400_000;

/** A price book of imported offers, in front of another. @public */
export class OfferPriceBook implements PriceBook {
  readonly #offers = new Map<string, PriceOffer>();
  readonly #fallback: PriceBook;
  readonly #maxAgeDays: number;
  readonly #clock: () => Date;

  static create(options: OfferPriceBookOptions): OfferPriceBook {
    return new OfferPriceBook(options);
  }

  private constructor(options: OfferPriceBookOptions) {
    this.#fallback = options.fallback;
    this.#maxAgeDays = options.maxAgeDays ?? DEFAULT_MAX_AGE_DAYS;
    this.#clock = options.clock ?? (() => new Date());
    for (const offer of options.offers) {
      const key = offerKey(offer);
      if (!this.#offers.has(key)) {
        this.#offers.set(key, offer);
      }
    }
  }

  offers(query: PriceOfferQuery = {}): PriceOffer[] {
    const own = [...this.#offers.values()].filter(
      offer =>
        (!query.provider || offer.provider === query.provider) &&
        (!query.region || offer.region === query.region) &&
        (!query.instanceType || offer.instanceType === query.instanceType),
    );
    const others = this.#fallback
      .offers(query)
      .filter(offer => !this.#offers.has(offerKey(offer)));
    return [...own, ...others];
  }

  instanceHour(wanted: {
    provider: string;
    region: string;
    instanceType: string;
    purchase: Purchase;
  }): PriceQuote {
    const offer = this.#offers.get(offerKey(wanted));
    if (!offer) {
      return this.#fallback.instanceHour(wanted);
    }
    const price = wanted.purchase === 'on-demand' ? offer.onDemand : offer.spot;
    if (!price) {
      throw new UnknownOfferError(
        `${wanted.purchase} ${wanted.instanceType} in ${wanted.region} of ${wanted.provider}`,
        nearestOffers(wanted, this.offers({ provider: wanted.provider })),
      );
    }
    const ageDays =
      (this.#clock().getTime() - Date.parse(offer.asOf)) / MS_PER_DAY;
    const stale = ageDays > this.#maxAgeDays;
    return {
      currency: offer.currency,
      low: price,
      likely: price,
      // A spot request pays at most the on-demand price unless another limit is set.
      high: offer.onDemand ?? price,
      source: `${offer.source}, ${offer.asOf}${
        stale ? ` (older than ${this.#maxAgeDays} days)` : ''
      }`,
      asOf: offer.asOf,
      stale,
    };
  }

  diskGibMonth(wanted: { provider: string; region: string }): PriceQuote {
    return this.#fallback.diskGibMonth(wanted);
  }
}

function offerKey(offer: {
  provider: string;
  region: string;
  instanceType: string;
}): string {
  return JSON.stringify([offer.provider, offer.region, offer.instanceType]);
}
