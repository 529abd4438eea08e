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

/** @public */
export interface PriceBookOptions {
  /** Quotes that are older say so. 365 unless given. */
  maxAgeDays?: number;
  /** What today is. The system's clock unless given. */
  clock?: () => Date;
}

/** The price book in YAML files; the project's own unless another folder is given. @public */
export class DefaultPriceBook implements PriceBook {
  readonly #files: PriceBookFile[];
  readonly #maxAgeDays: number;
  readonly #clock: () => Date;

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
    this.#maxAgeDays = options.maxAgeDays ?? 365;
    this.#clock = options.clock ?? (() => new Date());
  }

  offers(query: PriceOfferQuery = {}): PriceOffer[] {
    return this.#files
      .filter(file => !query.provider || file.provider === query.provider)
      .flatMap(file => offersOf(file))
      .filter(
        offer =>
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
    const file = this.#files.find(
      candidate =>
        candidate.provider === provider &&
        candidate.instanceTypes.get(instanceType)?.onDemand.has(region),
    );
    const type = file?.instanceTypes.get(instanceType);
    const onDemand = type?.onDemand.get(region);
    if (file && type && onDemand && purchase === 'on-demand') {
      return this.#quote(file, type.source, [onDemand, onDemand, onDemand]);
    }
    if (file?.spotShare && onDemand) {
      const { low, likely, high, source } = file.spotShare;
      return this.#quote(
        file,
        source,
        [low, likely, high].map(share => spotPrice(onDemand, share)),
      );
    }
    throw new UnknownOfferError(
      `${purchase} ${instanceType} in ${region} of ${provider}`,
      nearestOffers(offer, this.offers({ provider })),
    );
  }

  diskGibMonth(offer: { provider: string; region: string }): PriceQuote {
    const { provider, region } = offer;
    for (const file of this.#files) {
      const price = file.disk?.perGibMonth.get(region);
      if (file.disk && price && file.provider === provider) {
        return this.#quote(file, file.disk.source, [price, price, price]);
      }
    }
    throw new UnknownOfferError(
      `disks in ${region} of ${provider}`,
      this.#files
        .filter(file => file.provider === provider)
        .flatMap(file => [...(file.disk?.perGibMonth.keys() ?? [])])
        .slice(0, 3),
    );
  }

  #quote(
    file: PriceBookFile,
    source: PriceSource,
    [low, likely, high]: string[],
  ): PriceQuote {
    const ageDays =
      (this.#clock().getTime() - Date.parse(source.asOf)) / 86_400_000;
    const stale = ageDays > this.#maxAgeDays;
    return {
      currency: file.currency,
      low,
      likely,
      high,
      source: `${source.title}, ${source.asOf}${
        stale ? ` (older than ${this.#maxAgeDays} days)` : ''
      }`,
      asOf: source.asOf,
      stale,
    };
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
