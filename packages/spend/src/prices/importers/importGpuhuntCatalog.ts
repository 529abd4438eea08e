import { checkAge } from './checkAge';
import { foldZones, ZoneOffer } from './foldZones';
import { LeftOut } from './LeftOut';
import { ImportedPrices, PriceImportOptions } from './PriceImport';
import { PriceRow } from './PriceRow';
import { PriceTable } from './PriceTable';

/*
 * A catalog of gpuhunt (CSV, v2 and later): one row for each price, spot or not, and GPUs priced with their machine.
 */

const COLUMNS = [
  'instance_name',
  'location',
  'price',
  'cpu',
  'memory',
  'gpu_count',
  'gpu_name',
  'spot',
];

/**
 * Reads the catalog of one provider. Throws `SpendInputError`, which names row and column.
 *
 * @public
 */
export function importGpuhuntCatalog(
  text: string,
  options: PriceImportOptions,
): ImportedPrices {
  checkAge(options.asOf, { file: options.file }, options);
  const table = PriceTable.parse(text, options.file);
  table.require(COLUMNS);
  const leftOut = LeftOut.create();
  const zones = table.rows.flatMap(row => {
    const price = row.price('price');
    if (Number(row.text('gpu_count')) === 0) {
      leftOut.add('without a GPU');
      return [];
    }
    if (!price) {
      leftOut.add('not offered at any price');
      return [];
    }
    return [offerOf(row, price)];
  });
  const { provider, source, asOf, currency = 'USD' } = options;
  return {
    offers: foldZones(zones, { provider, source, asOf, currency }),
    leftOut: leftOut.summary(),
  };
}

function offerOf(row: PriceRow, price: string): ZoneOffer {
  const spot = row.text('spot').toLowerCase();
  if (spot !== 'true' && spot !== 'false') {
    row.fail('spot', 'True or False', 'fetch the catalog again');
  }
  const vendor = row.text('gpu_vendor').toUpperCase();
  const name = row.requiredText('gpu_name');
  return {
    region: row.requiredText('location'),
    instanceType: row.requiredText('instance_name'),
    gpuModel: vendor ? `${vendor} ${name}` : name,
    gpuCount: row.positive('gpu_count'),
    vcpus: row.positive('cpu'),
    memoryGib: row.positive('memory'),
    ...(spot === 'true' ? { spot: price } : { onDemand: price }),
  };
}
