import { PriceOffer } from '../PriceBook';

/** What a price list does not say of itself. @public */
export interface PriceImportOptions {
  /** Name of the file, as errors are to give it. */
  file: string;
  /** Whose prices they are: `aws`, `gcp`, `azure`, … */
  provider: string;
  /** What to show as the source of a price. */
  source: string;
  /** ISO 8601 date: when the prices were read from the cloud. */
  asOf: string;
  /** ISO 4217. `USD` unless given, which both catalogs are in. */
  currency?: string;
  /** Older lists are refused. 90 unless given. */
  maxAgeDays?: number;
  /** What today is. The system's clock unless given. */
  clock?: () => Date;
}

/** @public */
export interface ImportedPrices {
  /** One for each instance type and region with a GPU and a price. */
  offers: PriceOffer[];
  /** Rows that made no offer, and why: nothing is dropped without a word. */
  leftOut: { reason: string; rows: number }[];
}

/** Quotes older than this are refused unless another limit is given: about a term. */
export const DEFAULT_MAX_AGE_DAYS = 90;
