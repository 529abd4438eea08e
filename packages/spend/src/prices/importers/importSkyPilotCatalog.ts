import Big from 'big.js';
import { checkAge } from './checkAge';
import { foldZones, ZoneOffer } from './foldZones';
import { gcpAcceleratorsOf } from './gcpAccelerators';
import { LeftOut } from './LeftOut';
import { parsePythonLiteral } from './parsePythonLiteral';
import { ImportedPrices, PriceImportOptions } from './PriceImport';
import { PriceRow } from './PriceRow';
import { PriceTable } from './PriceTable';

/*
 * `vms.csv` of a cloud in SkyPilot's catalog (schema v5 and later). By header name, because every cloud orders its columns
 * in another way and some have no zones.
 *
 * Google's rows come in two kinds: a machine type prices its vCPUs and memory alone, and a row without machine type prices
 * so many GPUs. What one pays is both; the row of the machine alone is about a fifth of it. They are added up zone by zone,
 * and a machine type in a zone without its GPUs is not offered there.
 */

const COLUMNS = [
  'InstanceType',
  'AcceleratorName',
  'AcceleratorCount',
  'vCPUs',
  'MemoryGiB',
  'GpuInfo',
  'Price',
  'SpotPrice',
  'Region',
];

/**
 * Reads `vms.csv` of one cloud. Throws `SpendInputError`, which names row and column.
 *
 * @public
 */
export function importSkyPilotCatalog(
  text: string,
  options: PriceImportOptions,
): ImportedPrices {
  checkAge(options.asOf, { file: options.file }, options);
  const table = PriceTable.parse(text, options.file);
  table.require(COLUMNS);
  const leftOut = LeftOut.create();
  const accelerators = acceleratorPrices(table.rows);
  const zones = table.rows.flatMap(row => {
    const offer = zoneOffer(row, accelerators, leftOut);
    return offer ? [offer] : [];
  });
  const { provider, source, asOf, currency = 'USD' } = options;
  return {
    offers: foldZones(zones, { provider, source, asOf, currency }),
    leftOut: leftOut.summary(),
  };
}

interface AcceleratorPrice {
  onDemand?: string;
  spot?: string;
  gpuModel: string;
}

/** Rows that price GPUs alone, by name, count and zone. */
function acceleratorPrices(
  rows: readonly PriceRow[],
): Map<string, AcceleratorPrice> {
  return new Map(
    rows
      .filter(row => !row.text('InstanceType'))
      .map(row => [
        acceleratorKey(
          row.requiredText('AcceleratorName'),
          row.positive('AcceleratorCount'),
          zoneOf(row),
        ),
        {
          onDemand: row.price('Price'),
          spot: row.price('SpotPrice'),
          gpuModel: gpuModelOf(row),
        },
      ]),
  );
}

function zoneOffer(
  row: PriceRow,
  accelerators: ReadonlyMap<string, AcceleratorPrice>,
  leftOut: LeftOut,
): ZoneOffer | undefined {
  const instanceType = row.text('InstanceType');
  if (!instanceType) {
    return undefined;
  }
  const host = { onDemand: row.price('Price'), spot: row.price('SpotPrice') };
  if (row.text('AcceleratorName')) {
    return priced(
      {
        ...machineOf(row, instanceType),
        gpuModel: gpuModelOf(row),
        gpuCount: row.positive('AcceleratorCount'),
        ...host,
      },
      leftOut,
    );
  }
  const attached = gcpAcceleratorsOf(instanceType);
  if (!attached) {
    leftOut.add('without a GPU');
    return undefined;
  }
  const gpus = accelerators.get(
    acceleratorKey(attached.name, attached.count, zoneOf(row)),
  );
  if (!gpus) {
    leftOut.add('a machine type in a zone without its GPUs');
    return undefined;
  }
  return priced(
    {
      ...machineOf(row, instanceType),
      gpuModel: gpus.gpuModel,
      gpuCount: attached.count,
      onDemand: added(host.onDemand, gpus.onDemand),
      spot: added(host.spot, gpus.spot),
    },
    leftOut,
  );
}

function machineOf(row: PriceRow, instanceType: string) {
  return {
    instanceType,
    region: row.requiredText('Region'),
    vcpus: row.positive('vCPUs'),
    memoryGib: row.positive('MemoryGiB'),
  };
}

function priced(offer: ZoneOffer, leftOut: LeftOut): ZoneOffer | undefined {
  if (!offer.onDemand && !offer.spot) {
    leftOut.add('not offered at any price');
    return undefined;
  }
  return offer;
}

/** Half a price is no price. */
function added(a: string | undefined, b: string | undefined) {
  return a && b ? new Big(a).plus(b).toFixed() : undefined;
}

function zoneOf(row: PriceRow): string {
  return row.text('AvailabilityZone') || row.requiredText('Region');
}

function acceleratorKey(name: string, count: number, zone: string): string {
  return JSON.stringify([name, count, zone]);
}

/** The name with its maker where `GpuInfo` tells one: a dictionary as Python prints it, or just a name. */
function gpuModelOf(row: PriceRow): string {
  const name = row.requiredText('AcceleratorName');
  const info = row.text('GpuInfo');
  if (!info.startsWith('{')) {
    return name;
  }
  try {
    const { Gpus: gpus } = parsePythonLiteral(info) as {
      Gpus?: { Manufacturer?: string }[];
    };
    const maker = gpus?.[0]?.Manufacturer;
    return maker ? `${maker.toUpperCase()} ${name}` : name;
  } catch (error) {
    return row.fail(
      'GpuInfo',
      `a Python dictionary (${(error as Error).message})`,
      'fetch the catalog again',
    );
  }
}
