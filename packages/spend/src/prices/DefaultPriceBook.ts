import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Big from 'big.js';
import { nearestOffers } from './nearestOffers';
import { parsePriceBook, PriceBookFile, PriceSource } from './parsePriceBook';
import {
  PriceBook,
  PriceOffer,
  PriceOfferQuery,
  PriceQuote,
  Purchase,
  UnknownOfferError,
} from './PriceBook';
import { QuoteAge, QuoteAgeOptions } from './QuoteAge';

/** @public */
export type PriceBookOptions = QuoteAgeOptions;

/** The price book in YAML files; the project's own unless another folder is given. @public */
export class DefaultPriceBook implements PriceBook {
  readonly #files: PriceBookFile[];
  readonly #age: QuoteAge;

  /** Reads every `.yaml` file of a folder. Throws `PriceBookError`. */
  static load(options: PriceBookOptions & { folder?: string } = {}) {
    const folder = options.folder ?? ownPriceBook();
    const names = readdirSync(folder).filter(name => name.endsWith('.yaml'));
    return new DefaultPriceBook(
      names
        .sort()
        .map(name =>
          parsePriceBook(readFileSync(path.join(folder, name), 'utf8'), name),
        ),
      options,
    );
  }

  /** Reads one file's text. Throws `PriceBookError`. */
  static fromText(text: string, file: string, options: PriceBookOptions = {}) {
    return new DefaultPriceBook([parsePriceBook(text, file)], options);
  }

  private constructor(files: PriceBookFile[], options: PriceBookOptions) {
    this.#files = files;
    this.#age = new QuoteAge(options);
  }

  offers(query: PriceOfferQuery = {}): PriceOffer[] {
    return this.#files
      .filter(file => !query.provider || file.provider === query.provider)
      .flatMap(file => offersOf(file))
      .filter(
        offer =>
          !this.#age.isRefused(offer.asOf) &&
          (!query.region || offer.region === query.region) &&
          (!query.instanceType || offer.instanceType === query.instanceType),
      );
  }

  instanceHour(offer: {
    provider: string;
    region: string;
    instanceType: string;
    purchase: Purchase;
  }): PriceQuote {
    const { provider, region, instanceType, purchase } = offer;
    const wanted = `${purchase} ${instanceType} in ${region} of ${provider}`;
    const file = this.#files.find(
      candidate =>
        candidate.provider === provider &&
        candidate.instanceTypes.get(instanceType)?.onDemand.has(region),
    );
    const type = file?.instanceTypes.get(instanceType);
    const onDemand = type?.onDemand.get(region);
    if (file && type && onDemand && purchase === 'on-demand') {
      return this.#quote(file, wanted, type.source, [
        onDemand,
        onDemand,
        onDemand,
      ]);
    }
    if (file?.spotShare && onDemand) {
      const { low, likely, high, source } = file.spotShare;
      return this.#quote(
        file,
        wanted,
        source,
        [low, likely, high].map(share => spotPrice(onDemand, share)),
      );
    }
    throw new UnknownOfferError(
      wanted,
      nearestOffers(offer, this.offers({ provider })),
    );
  }

  diskGibMonth(offer: { provider: string; region: string }): PriceQuote {
    const { provider, region } = offer;
    const wanted = `disks in ${region} of ${provider}`;
    for (const file of this.#files) {
      const price = file.disk?.perGibMonth.get(region);
      if (file.disk && price && file.provider === provider) {
        return this.#quote(file, wanted, file.disk.source, [
          price,
          price,
          price,
        ]);
      }
    }
    throw new UnknownOfferError(
      wanted,
      this.#files
        .filter(file => file.provider === provider)
        .flatMap(file => [...(file.disk?.perGibMonth.keys() ?? [])])
        .slice(0, 3),
    );
  }

  #quote(
    file: PriceBookFile,
    what: string,
    source: PriceSource,
    [low, likely, high]: string[],
  ): PriceQuote {
    const { currency } = file;
    return { currency, low, likely, high, ...this.#age.cite(what, source) };
  }
}

function offersOf(file: PriceBookFile): PriceOffer[] {
  return [...file.instanceTypes].flatMap(([instanceType, type]) =>
    [...type.onDemand].map(([region, onDemand]) => ({
      provider: file.provider,
      region,
      instanceType,
      gpuModel: type.gpu.model,
      gpuCount: type.gpu.count,
      vcpus: type.vcpus,
      memoryGib: type.memoryGib,
      onDemand,
      ...(file.spotShare
        ? { spot: spotPrice(onDemand, file.spotShare.likely) }
        : {}),
      currency: file.currency,
      source: type.source.title,
      asOf: type.source.asOf,
    })),
  );
}

/** To a hundredth of a cent, as clouds quote spot prices. */
function spotPrice(onDemand: string, share: string): string {
  return new Big(onDemand).times(share).round(4, Big.roundHalfUp).toFixed();
}

/** The folder that is published with this package. */
function ownPriceBook(): string {
  const manifest = require.resolve('@gpu-academy/spend/package.json');
  return path.join(path.dirname(manifest), 'price-book');
}
