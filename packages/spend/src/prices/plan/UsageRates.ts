import { PriceQuote } from '../PriceBook';

/** Prices of what is used, not created. @public */
export interface UsageRates {
  /** Per GiB and month of object storage. Throws `UnknownOfferError`. */
  storageGibMonth(offer: { provider: string; region: string }): PriceQuote;

  /** Per GiB sent to the internet. Throws `UnknownOfferError`. */
  egressGib(offer: { provider: string; region: string }): PriceQuote;
}
