import {
  CloudProvider,
  PriceBookOffer,
  SpendEstimate,
  SpendEstimateRequest,
} from '@gpu-academy/backstage-plugin-academy-common';

/** What labs would cost before anything is created. */
export interface SpendEstimator {
  priceBook(query: {
    provider?: CloudProvider;
    region?: string;
  }): PriceBookOffer[];

  /** Throws `InputError`, naming the nearest offers, where the price book has no such offer. */
  estimate(request: SpendEstimateRequest): SpendEstimate;
}
