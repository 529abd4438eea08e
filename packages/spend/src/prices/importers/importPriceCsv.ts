import { PriceOffer } from '../PriceBook';
import { checkAge } from './checkAge';
import { LeftOut } from './LeftOut';
import { ImportedPrices } from './PriceImport';
import { PriceRow } from './PriceRow';
import { PriceTable } from './PriceTable';

/** @public */
export interface PriceCsvOptions {
  /** Name of the file, as errors are to give it. */
  file: string;
  /** For lists without a column `source`. */
  source?: string;
  /** ISO 4217, for lists without a column `currency` whose prices do not say it in their names. */
  currency?: string;
  /** ISO 8601 date, for lists without a column `as_of`. */
  asOf?: string;
  /** Offers whose size stands in where a list has none for an instance type, such as those of a price book. */
  known?: readonly PriceOffer[];
  /** Rows that are older are refused. 90 unless given. */
  maxAgeDays?: number;
  /** What today is. The system's clock unless given. */
  clock?: () => Date;
}

/** The columns of a list, by the first of these names that it has. */
const NAMES = {
  provider: ['provider', 'cloud'],
  region: ['region', 'location'],
  instanceType: ['instance_type', 'instance_name', 'sku'],
  gpuModel: ['gpu_model', 'gpu_name', 'gpu'],
  gpuCount: ['gpu_count', 'gpus'],
  vcpus: ['vcpus', 'vcpu', 'cpu'],
  memoryGib: ['memory_gib', 'memory'],
  onDemand: ['on_demand', 'on_demand_per_hour', 'on_demand_usd_per_hour'],
  spot: ['spot', 'spot_per_hour', 'spot_usd_per_hour'],
  currency: ['currency'],
  source: ['source'],
  asOf: ['as_of'],
} as const;

type Columns = Record<keyof typeof NAMES, string | undefined>;

/**
 * Reads one's own price list: negotiated prices, a data centre's internal ones. Columns, in any order and with some other
 * names: `provider`, `region`, `instance_type`, `gpu_model`, `gpu_count`, `vcpus`, `memory_gib`, `on_demand` and `spot` per
 * hour (blank where not offered), `currency`, `source`, `as_of`. The last three can be options; sizes can come from `known`.
 * Throws `SpendInputError`, which names row and column.
 *
 * @public
 */
export function importPriceCsv(
  text: string,
  options: PriceCsvOptions,
): ImportedPrices {
  const table = PriceTable.parse(text, options.file);
  const columns = columnsOf(table, options);
  const known = new Map(
    (options.known ?? []).map(offer => [typeKey(offer), offer]),
  );
  const leftOut = LeftOut.create();
  const rowOf = new Map<string, number>();
  const offers: PriceOffer[] = [];
  for (const row of table.rows) {
    const named = namedOffer(row, columns, options);
    const key = JSON.stringify([typeKey(named), named.region]);
    const before = rowOf.get(key);
    if (before !== undefined) {
      row.fail(
        columns.instanceType!,
        `it once for the region; row ${before} has it too`,
        'remove one of the two',
      );
    }
    rowOf.set(key, row.row);
    const size = sizeOf(row, columns, known.get(typeKey(named)));
    if (!named.onDemand && !named.spot) {
      leftOut.add('not offered at any price');
    } else if (!size) {
      leftOut.add('of a size that neither the list nor a known offer tells');
    } else {
      offers.push({ ...named, ...size });
    }
  }
  return { offers, leftOut: leftOut.summary() };
}

function columnsOf(table: PriceTable, options: PriceCsvOptions): Columns {
  const columns = Object.fromEntries(
    Object.entries(NAMES).map(([field, names]) => [
      field,
      names.find(name => table.has(name)),
    ]),
  ) as Columns;
  table.require([
    ...[NAMES.provider, NAMES.region, NAMES.instanceType].map(
      names => names.find(name => table.has(name)) ?? names[0],
    ),
    ...(columns.onDemand || columns.spot ? [] : [NAMES.onDemand[0]]),
    ...(columns.source || options.source ? [] : [NAMES.source[0]]),
    ...(columns.asOf || options.asOf ? [] : [NAMES.asOf[0]]),
    ...(columns.currency || options.currency || namesDollars(columns)
      ? []
      : [NAMES.currency[0]]),
  ]);
  return columns;
}

/** Whether the names of the price columns say that they are in dollars. */
function namesDollars({ onDemand, spot }: Columns): boolean {
  return [onDemand, spot].every(name => !name || name.includes('_usd_'));
}

/** All of an offer but its size. */
function namedOffer(
  row: PriceRow,
  columns: Columns,
  options: PriceCsvOptions,
): Omit<PriceOffer, 'gpuModel' | 'gpuCount' | 'vcpus' | 'memoryGib'> {
  const priceIn = (column: string | undefined) => column && row.price(column);
  const onDemand = priceIn(columns.onDemand);
  const spot = priceIn(columns.spot);
  const currency = columns.currency
    ? row.requiredText(columns.currency)
    : options.currency ?? 'USD';
  if (!/^[A-Z]{3}$/.test(currency)) {
    row.fail(
      columns.currency ?? 'currency',
      'a code such as USD',
      'write its three letters',
    );
  }
  const asOf = columns.asOf
    ? row.requiredText(columns.asOf)
    : options.asOf ?? '';
  checkAge(
    asOf,
    { file: options.file, row: row.row, column: columns.asOf },
    options,
  );
  return {
    provider: row.requiredText(columns.provider!),
    region: row.requiredText(columns.region!),
    instanceType: row.requiredText(columns.instanceType!),
    ...(onDemand ? { onDemand } : {}),
    ...(spot ? { spot } : {}),
    currency,
    source: columns.source
      ? row.requiredText(columns.source)
      : options.source ?? '',
    asOf,
  };
}

/** From the row, else from a known offer of the type; undefined where neither tells all of it. */
function sizeOf(
  row: PriceRow,
  columns: Columns,
  known: PriceOffer | undefined,
):
  | Pick<PriceOffer, 'gpuModel' | 'gpuCount' | 'vcpus' | 'memoryGib'>
  | undefined {
  const numberIn = (column: string | undefined) =>
    column && row.text(column) ? row.positive(column) : undefined;
  const gpuModel =
    (columns.gpuModel && row.text(columns.gpuModel)) || known?.gpuModel;
  const gpuCount = numberIn(columns.gpuCount) ?? known?.gpuCount;
  const vcpus = numberIn(columns.vcpus) ?? known?.vcpus;
  const memoryGib = numberIn(columns.memoryGib) ?? known?.memoryGib;
  return gpuModel && gpuCount && vcpus && memoryGib
    ? { gpuModel, gpuCount, vcpus, memoryGib }
    : undefined;
}

function typeKey(offer: { provider: string; instanceType: string }): string {
  return JSON.stringify([offer.provider, offer.instanceType]);
}
