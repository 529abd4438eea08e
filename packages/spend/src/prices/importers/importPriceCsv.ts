import { PriceOffer } from '../PriceBook';
import { checkAge } from './checkAge';
import { LeftOut } from './LeftOut';
import { ImportedPrices } from './PriceImport';
import { PriceTable } from './PriceTable';

/** @public */
export interface PriceCsvOptions {
  /** Name of the file, as errors are to give it. */
  file: string;
  /** Rows that are older are refused. 90 unless given. */
  maxAgeDays?: number;
  /** What today is. The system's clock unless given. */
  clock?: () => Date;
}

const COLUMNS = [
  'provider',
  'region',
  'instance_type',
  'gpu_model',
  'gpu_count',
  'vcpus',
  'memory_gib',
  'on_demand',
  'spot',
  'currency',
  'source',
  'as_of',
];

/**
 * Reads one's own price list: negotiated prices, a data centre's internal ones. Columns, in any order: `provider`,
 * `region`, `instance_type`, `gpu_model`, `gpu_count`, `vcpus`, `memory_gib`, `on_demand` and `spot` per hour (blank where
 * not offered), `currency`, `source`, `as_of`. Throws `SpendInputError`, which names row and column.
 *
 * @public
 */
export function importPriceCsv(
  text: string,
  options: PriceCsvOptions,
): ImportedPrices {
  const table = PriceTable.parse(text, options.file);
  table.require(COLUMNS);
  const leftOut = LeftOut.create();
  const rowOf = new Map<string, number>();
  const offers: PriceOffer[] = [];
  for (const row of table.rows) {
    const onDemand = row.price('on_demand');
    const spot = row.price('spot');
    const offer: PriceOffer = {
      provider: row.requiredText('provider'),
      region: row.requiredText('region'),
      instanceType: row.requiredText('instance_type'),
      gpuModel: row.requiredText('gpu_model'),
      gpuCount: row.positive('gpu_count'),
      vcpus: row.positive('vcpus'),
      memoryGib: row.positive('memory_gib'),
      ...(onDemand ? { onDemand } : {}),
      ...(spot ? { spot } : {}),
      currency: row.requiredText('currency'),
      source: row.requiredText('source'),
      asOf: row.requiredText('as_of'),
    };
    if (!/^[A-Z]{3}$/.test(offer.currency)) {
      row.fail('currency', 'a code such as USD', 'write its three letters');
    }
    checkAge(
      offer.asOf,
      { file: options.file, row: row.row, column: 'as_of' },
      options,
    );
    const key = JSON.stringify([
      offer.provider,
      offer.region,
      offer.instanceType,
    ]);
    const before = rowOf.get(key);
    if (before !== undefined) {
      row.fail(
        'instance_type',
        `it once for the region; row ${before} has it too`,
        'remove one of the two',
      );
    }
    rowOf.set(key, row.row);
    if (onDemand || spot) {
      offers.push(offer);
    } else {
      leftOut.add('not offered at any price');
    }
  }
  return { offers, leftOut: leftOut.summary() };
}
