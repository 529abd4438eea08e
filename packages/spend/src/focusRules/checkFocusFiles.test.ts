import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  focusCharge,
  focusColumns,
  focusCsv,
} from '../__fixtures__/focusCharges';
import { makeFolder, writeParquet } from '../__fixtures__/focusFixtures';
import { csvText } from '../csv';
import { listChargeFiles } from '../focus';
import { byFocusDataset } from './byFocusDataset';
import { checkFocusFiles } from './checkFocusFiles';
import { focusSarif } from './focusSarif';

// DuckDB starts once a file, which takes its time on a busy machine.
jest.setTimeout(30_000);

let folder: string;

beforeEach(async () => {
  folder = await makeFolder();
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function checkFolder(of = folder) {
  return await checkFocusFiles(await listChargeFiles(of));
}

async function write(name: string, text: string) {
  await writeFile(path.join(folder, name), text);
}

const PERIOD = {
  BillingPeriodStart: '2026-11-01T00:00:00Z',
  BillingPeriodEnd: '2026-12-01T00:00:00Z',
};

const BILLING_PERIOD = {
  ...PERIOD,
  BillingPeriodCreated: '2026-11-01T00:00:00Z',
  BillingPeriodLastUpdated: '2026-12-05T00:00:00Z',
  BillingPeriodStatus: 'Closed',
  InvoiceIssuerName: 'Aurora Cloud',
};

const INVOICE_DETAIL = {
  ...PERIOD,
  BilledCost: '1.20',
  BillingAccountId: '000123456789',
  BillingCurrency: 'USD',
  ChargeCategory: 'Usage',
  InvoiceDetailCreated: '2026-12-01T00:00:00Z',
  InvoiceDetailDescription: 'Machines',
  InvoiceDetailGrain: '{"ServiceName": "Aurora Machines"}',
  InvoiceDetailId: 'INV-2026-11/1',
  InvoiceDetailLastUpdated: '2026-12-01T00:00:00Z',
  InvoiceId: 'INV-2026-11',
  InvoiceIssueDate: '2026-12-03T00:00:00Z',
  InvoiceIssueStatus: 'Issued',
  InvoiceIssuerName: 'Aurora Cloud',
  PaymentDueDate: '2027-01-02T00:00:00Z',
  PaymentTerms: '30 days',
  ReferenceInvoiceId: 'INV-2026-11',
};

const CONTRACT_COMMITMENT_1_3 = {
  BillingCurrency: 'USD',
  ContractCommitmentCategory: 'Spend',
  ContractCommitmentCost: '1000.00',
  ContractCommitmentDescription: 'A year of machines',
  ContractCommitmentId: 'contract/1/spend',
  ContractCommitmentPeriodStart: '2026-01-01T00:00:00Z',
  ContractCommitmentPeriodEnd: '2027-01-01T00:00:00Z',
  ContractCommitmentQuantity: '',
  ContractCommitmentType: 'Enterprise agreement',
  ContractCommitmentUnit: '',
  ContractId: 'contract/1',
  ContractPeriodStart: '2026-01-01T00:00:00Z',
  ContractPeriodEnd: '2027-01-01T00:00:00Z',
};

const CONTRACT_COMMITMENT_1_4 = {
  ...CONTRACT_COMMITMENT_1_3,
  ContractCommitmentApplicability: '{"IsGlobalScope": true}',
  ContractCommitmentBenefitCategory: 'Discount',
  ContractCommitmentCreated: '2025-12-01T00:00:00Z',
  ContractCommitmentDiscountPercentage: '0.15',
  ContractCommitmentDurationType: '1 Year',
  ContractCommitmentFulfillmentInterval: 'Full Period',
  ContractCommitmentLastUpdated: '2026-02-01T00:00:00Z',
  ContractCommitmentLifecycleStatus: 'Active',
  ContractCommitmentModel: 'Discontinuous',
  ContractCommitmentOfferCategory: 'Negotiated',
  ContractCommitmentPaymentInterval: 'Monthly',
  ContractCommitmentPaymentModel: 'Partial Upfront',
  ContractCommitmentPaymentUpfrontPercentage: '0.5',
  InvoiceIssuerName: 'Aurora Cloud',
  ServiceProviderName: 'Aurora Cloud',
};

describe('the datasets that FOCUS 1.3 and 1.4 put beside the charges', () => {
  it.each([
    ['BillingPeriod', '1.4', BILLING_PERIOD],
    ['InvoiceDetail', '1.4', INVOICE_DETAIL],
    ['ContractCommitment', '1.3', CONTRACT_COMMITMENT_1_3],
    ['ContractCommitment', '1.4', CONTRACT_COMMITMENT_1_4],
  ])(
    '%s of %s is told from charges and keeps its rules',
    async (dataset, version, row) => {
      await write('rows.csv', csvText(Object.keys(row), [row]));
      const { files } = await checkFolder();
      expect(files).toMatchObject([{ dataset, version, violations: [] }]);
    },
  );

  it.each([
    [
      'BIP-BillingPeriodStatus-C-000-M',
      BILLING_PERIOD,
      { BillingPeriodStatus: 'Shut' },
    ],
    [
      'BIP-BillingPeriodEnd-C-000-M',
      BILLING_PERIOD,
      { BillingPeriodEnd: '2026-11-01T00:00:00Z' },
    ],
    [
      'BIP-BillingPeriodLastUpdated-C-000-M',
      BILLING_PERIOD,
      { BillingPeriodLastUpdated: '2026-10-01T00:00:00Z' },
    ],
    ['IND-InvoiceId-C-000-M', INVOICE_DETAIL, { InvoiceId: '' }],
    [
      'IND-InvoiceDetailGrain-C-000-M',
      INVOICE_DETAIL,
      { InvoiceDetailGrain: 'machines' },
    ],
    [
      'CCT-ContractCommitmentCost-C-000-M',
      CONTRACT_COMMITMENT_1_4,
      { ContractCommitmentCost: '1,000' },
    ],
    [
      'CCT-ContractCommitmentDiscountPercentage-C-000-M',
      CONTRACT_COMMITMENT_1_4,
      { ContractCommitmentDiscountPercentage: '15' },
    ],
    [
      'CCT-ContractCommitmentPaymentUpfrontPercentage-C-000-M',
      CONTRACT_COMMITMENT_1_4,
      { ContractCommitmentPaymentModel: 'No Upfront' },
    ],
  ])('%s is found where it is broken', async (rule, good, changes) => {
    await write(
      'rows.csv',
      csvText(Object.keys(good), [good, { ...good, ...changes }]),
    );
    const { files } = await checkFolder();
    expect(files[0].violations).toMatchObject([
      { rule, level: 'error', rows: [{ row: 2 }] },
    ]);
  });
});

describe('files of a delivery', () => {
  it('are told apart by their columns, so that invoices are not added to charges', async () => {
    await write('charges.csv', focusCsv('1.4', [focusCharge()]));
    await writeFile(
      path.join(folder, 'invoices.csv.gz'),
      gzipSync(csvText(Object.keys(INVOICE_DETAIL), [INVOICE_DETAIL])),
    );
    await writeParquet(folder, 'periods.parquet', [BILLING_PERIOD], {});
    await write(
      'commitments.csv',
      csvText(Object.keys(CONTRACT_COMMITMENT_1_4), [CONTRACT_COMMITMENT_1_4]),
    );
    const files = await byFocusDataset(await listChargeFiles(folder));
    expect(
      Object.entries(files).map(([dataset, of]) => [
        dataset,
        of.map(file => file.name),
      ]),
    ).toEqual([
      ['CostAndUsage', ['charges.csv']],
      ['ContractCommitment', ['commitments.csv']],
      ['BillingPeriod', ['periods.parquet']],
      ['InvoiceDetail', ['invoices.csv.gz']],
    ]);
  });

  it('are judged one by one, each by its own version; one that cannot be read keeps none from it', async () => {
    await write('a.csv', focusCsv('1.0', [focusCharge()]));
    await write('b.csv', `${focusCsv('1.2', [focusCharge()])}one,two\n`);
    await write('c.csv', focusCsv('1.4', [focusCharge()]));
    const check = await checkFolder();
    expect(check.files.map(({ file, version }) => [file, version])).toEqual([
      ['a.csv', '1.0'],
      ['c.csv', '1.4'],
    ]);
    expect(check.unreadable).toMatchObject([
      { file: 'b.csv', line: 3, found: '2 columns' },
    ]);
  });

  it('of typed Parquet, tags as MAP or as a list, raise no alarm', async () => {
    const rows = [focusCharge(), focusCharge()];
    const times = Object.fromEntries(
      [
        'BillingPeriodStart',
        'BillingPeriodEnd',
        'ChargePeriodStart',
        'ChargePeriodEnd',
      ].map(name => [name, `"${name}"::TIMESTAMP`]),
    );
    const numbers = Object.fromEntries(
      [
        'BilledCost',
        'EffectiveCost',
        'ListCost',
        'ContractedCost',
        'PricingQuantity',
      ].map(name => [name, `"${name}"::DOUBLE`]),
    );
    const written = rows.map(row =>
      Object.fromEntries(
        focusColumns('1.2').map(name => [name, row[name] ?? '']),
      ),
    );
    await writeParquet(folder, 'map.parquet', written, {
      ...times,
      ...numbers,
      Tags: "MAP {'learner': 'ada'}",
    });
    await writeParquet(folder, 'list.parquet', written, {
      ...times,
      ...numbers,
      Tags: "[{'key': 'learner', 'value': 'ada'}]",
    });
    const check = await checkFolder();
    expect(check.unreadable).toEqual([]);
    expect(check.files.map(it => it.violations)).toEqual([[], []]);
  });

  it('come to a log of SARIF that points at the first row', async () => {
    await write(
      'a b.csv',
      focusCsv('1.3', [
        focusCharge(),
        focusCharge({ BillingCurrency: 'usd', InvoiceId: 'INV-2' }),
      ]),
    );
    await write('c.csv.gz', 'no gzip');
    const sarif = focusSarif(await checkFolder(), { version: '1.2.3' });
    expect(sarif).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'academy focus check', version: '1.2.3' } },
          invocations: [
            {
              executionSuccessful: false,
              toolExecutionNotifications: [{ level: 'error' }],
            },
          ],
          results: [
            {
              ruleId: 'CAU-BillingCurrency-C-003-M',
              ruleIndex: 0,
              level: 'error',
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'a%20b.csv' },
                    region: { startLine: 3 },
                  },
                },
              ],
              occurrenceCount: 1,
              properties: { affectsTotals: true },
            },
          ],
        },
      ],
    });
  });
});

const sample = path.resolve(__dirname, '../../../../../shared/data/focus');
const describeSample = existsSync(sample) ? describe : describe.skip;

describeSample(
  'the real FOCUS 1.0 sample (skipped where ../shared/data is absent)',
  () => {
    it('breaks what is known of it: one credit with two amounts, prices that do not multiply, gaps', async () => {
      const { files } = await checkFolder(sample);
      const [{ version, rows, violations }] = files;
      expect([version, rows]).toEqual(['1.0', 1000]);
      const errors = violations.filter(it => it.level === 'error');
      expect(
        errors.filter(it => it.affectsTotals).map(it => [it.rule, it.count]),
      ).toEqual([
        ['EffectiveCost-C-010-C', 1],
        ['ListCost-C-009-C', 25],
      ]);
      expect(
        errors.filter(it => !it.affectsTotals).map(it => [it.rule, it.count]),
      ).toContainEqual(['ContractedCost-C-003-M', 7]);
      // AWS has two names in it, and times have no zone: neither is an error.
      expect(
        errors.some(it => /BilledCost|Period(Start|End)/.test(it.column)),
      ).toBe(false);
    });
  },
);

const BARRED: [string, Record<string, string>, string, string, string][] = [
  [
    'a negative price',
    { ListUnitPrice: '-1.20' },
    'ListUnitPrice',
    '"-1.20"',
    '0 or more',
  ],
  [
    'a negative quantity of usage that costs something',
    { ConsumedQuantity: '-1' },
    'ConsumedQuantity',
    '"-1" beside ChargeCategory "Usage", BilledCost "1.20"',
    '0 or more',
  ],
  [
    'a currency that is none',
    { BillingCurrency: 'US$' },
    'BillingCurrency',
    '"US$"',
    'ISO 4217',
  ],
  [
    'two currencies in one field',
    { BillingCurrency: 'USD/EUR' },
    'BillingCurrency',
    '"USD/EUR"',
    'ISO 4217',
  ],
  [
    'two currencies on one invoice',
    { BillingCurrency: 'EUR' },
    'InvoiceId',
    '"INV-2026-11" with BillingCurrency "EUR" and "USD"',
    'one BillingCurrency',
  ],
  [
    'a charge that ends before it starts',
    { ChargePeriodEnd: '2026-11-03T09:00:00Z' },
    'ChargePeriodEnd',
    '"2026-11-03T09:00:00Z" beside ChargePeriodStart "2026-11-03T10:00:00Z"',
    'after ChargePeriodStart',
  ],
];

describe('a value that FOCUS bars is found in its row', () => {
  it.each(BARRED)('%s', async (_, changes, column, found, expected) => {
    await write(
      'good.csv',
      focusCsv('1.2', [focusCharge(), focusCharge(changes)]),
    );
    const { files } = await checkFolder();
    expect(files[0].violations).toContainEqual(
      expect.objectContaining({
        file: 'good.csv',
        level: 'error',
        column,
        rows: [{ row: 2, found }],
        expected: expect.stringContaining(expected),
      }),
    );
  });
});
