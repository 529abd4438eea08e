import { StaleQuoteError } from './PriceBook';

const MS_PER_DAY = 86_400_000;

/** How old a price may be. @public */
export interface QuoteAgeOptions {
  /** Quotes that are older say so. 365 unless given. */
  maxAgeDays?: number;
  /** Quotes that are older are refused. 730 unless given; never below `maxAgeDays`. */
  refuseAfterDays?: number;
  /** What today is. The system's clock unless given. */
  clock?: () => Date;
}

/** Judges prices by the day they are of. */
export class QuoteAge {
  readonly #maxAgeDays: number;
  readonly #refuseAfterDays: number;
  readonly #clock: () => Date;

  constructor(options: QuoteAgeOptions) {
    this.#maxAgeDays = options.maxAgeDays ?? options.refuseAfterDays ?? 365;
    this.#refuseAfterDays =
      options.refuseAfterDays ?? Math.max(this.#maxAgeDays, 730);
    this.#clock = options.clock ?? (() => new Date());
  }

  isRefused(asOf: string): boolean {
    return this.#days(asOf) > this.#refuseAfterDays;
  }

  /**
   * Where a price is from, of what day, and whether that is long ago.
   *
   * @throws StaleQuoteError where it is too long ago
   */
  cite(
    what: string,
    { title, asOf }: { title: string; asOf: string },
  ): { source: string; asOf: string; stale: boolean } {
    if (this.isRefused(asOf)) {
      throw new StaleQuoteError(what, asOf, this.#refuseAfterDays);
    }
    const stale = this.#days(asOf) > this.#maxAgeDays;
    const remark = stale ? ` (older than ${this.#maxAgeDays} days)` : '';
    return { source: `${title}, ${asOf}${remark}`, asOf, stale };
  }

  #days(asOf: string): number {
    return (this.#clock().getTime() - Date.parse(asOf)) / MS_PER_DAY;
  }
}
