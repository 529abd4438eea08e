import { parse } from 'yaml';
import { PriceBookError } from './PriceBook';
import { PriceBookField } from './PriceBookField';

/** The version of the file format that is read. */
export const PRICE_BOOK_API_VERSION = 'gpu-academy.io/price-book/v1alpha1';

/** Where prices are from. */
export interface PriceSource {
  title: string;
  /** ISO 8601 date. */
  asOf: string;
}

/** One instance type of a price book. */
export interface InstanceTypePrices {
  gpu: { model: string; count: number; memoryGib: number };
  vcpus: number;
  memoryGib: number;
  source: PriceSource;
  /** Region to decimal string per hour. */
  onDemand: ReadonlyMap<string, string>;
}

/** One file of a price book, checked. */
export interface PriceBookFile {
  provider: string;
  currency: string;
  /** Shares of the on-demand price. */
  spotShare?: {
    source: PriceSource;
    low: string;
    likely: string;
    high: string;
  };
  disk?: { source: PriceSource; perGibMonth: ReadonlyMap<string, string> };
  instanceTypes: ReadonlyMap<string, InstanceTypePrices>;
}

/** Reads one YAML file. Throws `PriceBookError`, which names the field. */
export function parsePriceBook(text: string, file: string): PriceBookFile {
  let document: unknown;
  try {
    // As text: 2026-01-21 stays what is written there.
    document = parse(text, { schema: 'core' });
  } catch (error) {
    throw new PriceBookError(
      file,
      'the file',
      (error as Error).message.split('\n')[0],
      'YAML',
    );
  }
  const root = new PriceBookField(file, '', document);
  root.child('apiVersion').oneOf(PRICE_BOOK_API_VERSION);
  const sources = new Map(
    root.child('sources').entries(source => ({
      title: source.child('title').text(),
      asOf: source.child('asOf').date(),
    })),
  );
  const sourceOf = (field: PriceBookField): PriceSource => {
    const name = field.child('source').text();
    const source = sources.get(name);
    if (!source) {
      throw field.child('source').error(`one of ${[...sources.keys()]}`);
    }
    return source;
  };
  const spotShare = root.child('spotShare');
  // One entry: the cloud's usual SSD volume, by the cloud's own name for it.
  const storage = root.child('storage');
  const disk = storage.isPresent
    ? storage.entries(volume => volume)[0]?.[1]
    : undefined;
  return {
    provider: root.child('provider').text(),
    currency: root.child('currency').text(),
    ...(spotShare.isPresent
      ? {
          spotShare: {
            source: sourceOf(spotShare),
            low: spotShare.child('low').price(),
            likely: spotShare.child('likely').price(),
            high: spotShare.child('high').price(),
          },
        }
      : {}),
    ...(disk
      ? {
          disk: {
            source: sourceOf(disk),
            perGibMonth: new Map(
              disk.child('perGibMonth').entries(price => price.price()),
            ),
          },
        }
      : {}),
    instanceTypes: new Map(
      root.child('instanceTypes').entries(type => ({
        gpu: {
          model: type.child('gpu').child('model').text(),
          count: type.child('gpu').child('count').positive(),
          memoryGib: type.child('gpu').child('memoryGib').positive(),
        },
        vcpus: type.child('vcpus').positive(),
        memoryGib: type.child('memoryGib').positive(),
        source: sourceOf(type),
        onDemand: new Map(
          type.child('onDemand').entries(price => price.price()),
        ),
      })),
    ),
  };
}
