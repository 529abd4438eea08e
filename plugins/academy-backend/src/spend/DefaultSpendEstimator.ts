import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  CloudProvider,
  PriceBookOffer,
  SpendEstimate,
  SpendEstimateRequest,
} from '@gpu-academy/backstage-plugin-academy-common';
import {
  DefaultPriceBook,
  PriceBook,
  simulate,
  SimulationRequestError,
  StaleQuoteError,
  UnknownOfferError,
} from '@gpu-academy/spend';
import { SpendEstimator } from './SpendEstimator';

/** {@link SpendEstimator} by a price book: the project's own, or that in `academy.spend.priceBook.path`. */
export class DefaultSpendEstimator implements SpendEstimator {
  readonly #book: PriceBook;

  /** Throws where the price book cannot be read. */
  static create(options: {
    config: Config;
    clock?: () => Date;
  }): DefaultSpendEstimator {
    const { config, clock } = options;
    return new DefaultSpendEstimator(
      DefaultPriceBook.load({
        folder: config.getOptionalString('academy.spend.priceBook.path'),
        maxAgeDays: config.getOptionalNumber(
          'academy.spend.priceBook.maxAgeDays',
        ),
        clock,
      }),
    );
  }

  private constructor(book: PriceBook) {
    this.#book = book;
  }

  priceBook(query: {
    provider?: CloudProvider;
    region?: string;
  }): PriceBookOffer[] {
    return this.#book.offers(query) as PriceBookOffer[];
  }

  estimate(request: SpendEstimateRequest): SpendEstimate {
    try {
      return simulate(request, this.#book);
    } catch (error) {
      if (
        error instanceof UnknownOfferError ||
        error instanceof StaleQuoteError ||
        error instanceof SimulationRequestError
      ) {
        throw new InputError(error.message);
      }
      throw error;
    }
  }
}
