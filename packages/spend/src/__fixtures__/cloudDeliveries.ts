import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { csvText } from '../csv';
import {
  FocusCharge,
  focusCharge,
  focusColumns,
  costs,
  WITHOUT_SKU,
} from './focusCharges';
import { writeParquet } from './focusFixtures';

/*
 * One and the same cost as three clouds deliver it: what ada and bob used on two days of November, and a credit of 1.00
 * for ada on the second. Shapes after AWS Data Exports, Azure's FocusCost exports and Google's BigQuery export.
 */

/** By day and learner, billed. */
export const CLOUD_COST: readonly (readonly [string, string, string])[] = [
  ['2026-11-03', 'ada', '2.4'],
  ['2026-11-03', 'bob', '3.6'],
  ['2026-11-04', 'ada', '0.2'],
];

function used(day: string, quantity: number, learner: string): FocusCharge {
  return focusCharge({
    ...costs((quantity * 1.2).toFixed(2)),
    PricingQuantity: String(quantity),
    ConsumedQuantity: String(quantity),
    ChargePeriodStart: `${day}T10:00:00Z`,
    ChargePeriodEnd: `${day}T11:00:00Z`,
    Tags: JSON.stringify({ learner }),
  });
}

const USAGE = [
  used('2026-11-03', 2, 'ada'),
  used('2026-11-03', 3, 'bob'),
  used('2026-11-04', 1, 'ada'),
];

const CREDIT = focusCharge({
  ...costs('-1.00'),
  ...WITHOUT_SKU,
  ChargeCategory: 'Credit',
  ChargeFrequency: 'One-Time',
  ChargePeriodStart: '2026-11-04T00:00:00Z',
  ChargePeriodEnd: '2026-11-05T00:00:00Z',
  Tags: '{"learner": "ada"}',
});

const TIMES = {
  BillingPeriodStart: '"BillingPeriodStart"::TIMESTAMP',
  BillingPeriodEnd: '"BillingPeriodEnd"::TIMESTAMP',
  ChargePeriodStart: '"ChargePeriodStart"::TIMESTAMP',
  ChargePeriodEnd: '"ChargePeriodEnd"::TIMESTAMP',
};

function delivered(
  charges: readonly FocusCharge[],
  changes: FocusCharge,
): FocusCharge[] {
  return charges.map(charge => {
    const changed: FocusCharge = { ...charge, ...changes };
    return Object.fromEntries(
      [...focusColumns('1.0'), ...Object.keys(changes)].map(name => [
        name,
        changed[name] ?? '',
      ]),
    );
  });
}

/** Two Parquet files in a partition folder, tags as MAP, costs as DOUBLE; the manifest in a folder of its own. */
export async function writeAwsDelivery(folder: string): Promise<void> {
  const partition = 'BILLING_PERIOD=2026-11';
  const data = path.join(folder, 'focus-export/data', partition);
  const metadata = path.join(folder, 'focus-export/metadata', partition);
  await mkdir(data, { recursive: true });
  await mkdir(metadata, { recursive: true });
  const rows = delivered([...USAGE, CREDIT], {
    ProviderName: 'AWS',
    PublisherName: 'AWS',
    InvoiceIssuerName: 'Amazon Web Services, Inc.',
    x_ServiceCode: 'AmazonEC2',
  });
  const columns = {
    ...TIMES,
    BilledCost: '"BilledCost"::DOUBLE',
    EffectiveCost: '"EffectiveCost"::DOUBLE',
    Tags: `MAP {'learner': json_extract_string("Tags", '$.learner')}`,
  };
  const names = [
    'focus-export-00001.snappy.parquet',
    'focus-export-00002.snappy.parquet',
  ];
  await writeParquet(data, names[0], rows.slice(0, 2), columns);
  await writeParquet(data, names[1], rows.slice(2), columns);
  await writeFile(
    path.join(metadata, 'focus-export-Manifest.json'),
    JSON.stringify({
      executionId: '6f1c',
      contentType: 'PARQUET',
      compression: 'PARQUET',
      dataFiles: names.map(
        name =>
          `s3://class-billing/reports/focus-export/data/${partition}/${name}`,
      ),
      columns: Object.keys(rows[0]).map(name => ({ name, type: 'STRING' })),
    }),
  );
}

/** Packed CSV beside its manifest, tags without braces, no name of a service on the credit. */
export async function writeAzureDelivery(
  folder: string,
  options: { run?: string; submitted?: string; charges?: FocusCharge[] } = {},
): Promise<void> {
  const { run = '202611050600/0d5a', submitted = '2026-11-05T06:00:00Z' } =
    options;
  const root = `exports/focus-cost/20261101-20261130/${run}`;
  const container = path.join(folder, root);
  await mkdir(container, { recursive: true });
  const rows = delivered(
    options.charges ?? [...USAGE, { ...CREDIT, ServiceName: '' }],
    {
      ProviderName: 'Microsoft',
      PublisherName: 'Microsoft',
      InvoiceIssuerName: 'Microsoft',
      x_SkuMeterId: '0001',
    },
  ).map(row => ({ ...row, Tags: row.Tags.slice(1, -1) }));
  const parts = [rows.slice(0, 2), rows.slice(2)].map((part, index) => ({
    name: `part_0_000${index + 1}.csv.gz`,
    rows: part.length,
    bytes: gzipSync(csvText(Object.keys(rows[0]), part)),
  }));
  for (const part of parts) {
    await writeFile(path.join(container, part.name), part.bytes);
  }
  await writeFile(
    path.join(container, 'manifest.json'),
    JSON.stringify({
      manifestVersion: '2024-04-01',
      byteCount: parts.reduce((sum, part) => sum + part.bytes.length, 0),
      blobCount: parts.length,
      dataRowCount: rows.length,
      exportConfig: {
        exportName: 'focus-cost',
        type: 'FocusCost',
        dataVersion: '1.0',
      },
      deliveryConfig: { fileFormat: 'Csv', compressionMode: 'gzip' },
      runInfo: {
        runId: run,
        submittedTime: submitted,
        startDate: '2026-11-01T00:00:00',
        endDate: '2026-11-30T00:00:00',
      },
      blobs: parts.map(part => ({
        blobName: `${root}/${part.name}`,
        byteCount: part.bytes.length,
        dataRowCount: part.rows,
      })),
    }),
  );
}

/**
 * Parquet out of BigQuery in a partition folder, with no manifest: tags as a list of structs that say where each comes from,
 * lower-case categories, the billing account as sub account, and credits taken off already.
 */
export async function writeGoogleDelivery(folder: string): Promise<void> {
  const data = path.join(folder, 'billing_period=2026-11');
  await mkdir(data, { recursive: true });
  const net = [
    USAGE[0],
    USAGE[1],
    { ...USAGE[2], ...costs('0.20'), ListCost: '1.20' },
  ];
  const rows = delivered(net, {
    ProviderName: 'Google Cloud',
    PublisherName: 'Google Cloud',
    InvoiceIssuerName: 'Google LLC',
    ChargeCategory: 'usage',
    SubAccountId: '000123456789',
    x_Credits: '',
  });
  await writeParquet(data, '000000000000.parquet', rows, {
    ...TIMES,
    Tags: `[{'key': 'learner', 'value': json_extract_string("Tags", '$.learner'), 'x_type': 'label', 'x_inherited': false, 'x_namespace': NULL::VARCHAR}]`,
    x_Credits: `[{'Name': 'education', 'Amount': CASE WHEN "BilledCost" = '0.20' THEN -1.00 ELSE 0 END}]`,
  });
}
