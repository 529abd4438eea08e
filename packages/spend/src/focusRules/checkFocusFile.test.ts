import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  costs,
  FocusCharge,
  focusCharge,
  focusColumns,
  focusCsv,
  WITHOUT_RESOURCE,
  WITHOUT_SKU,
} from '../__fixtures__/focusCharges';
import { makeFolder } from '../__fixtures__/focusFixtures';
import { csvText } from '../csv';
import { listChargeFiles } from '../focus';
import { checkFocusFile, FocusCheckOptions } from './checkFocusFile';
import { COST_AND_USAGE_COLUMNS } from './costAndUsageColumns';
import { FocusFileCheck } from './FocusCheck';
import { focusRuleId } from './FocusRule';
import { FOCUS_RULES } from './focusRules';
import { FOCUS_VERSIONS, FocusVersion, isWithin } from './FocusVersion';

// DuckDB starts once a file, which takes its time on a busy machine.
jest.setTimeout(30_000);

let folder: string;

beforeAll(async () => {
  folder = await makeFolder();
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function checkCsv(
  text: string,
  options: FocusCheckOptions = {},
): Promise<FocusFileCheck> {
  await writeFile(path.join(folder, 'charges.csv'), text);
  const [file] = await listChargeFiles(folder);
  return await checkFocusFile(file, { shownRows: 1000, ...options });
}

const COMMITTED: FocusCharge = {
  BilledCost: '0',
  PricingCategory: 'Committed',
  CommitmentDiscountId: 'c/1',
  CommitmentDiscountName: 'c',
  CommitmentDiscountCategory: 'Usage',
  CommitmentDiscountType: 'Reservation',
  CommitmentDiscountStatus: 'Used',
  CommitmentDiscountQuantity: '1',
  CommitmentDiscountUnit: 'Hours',
};

const PURCHASE: FocusCharge = {
  ...COMMITTED,
  BilledCost: '1.20',
  EffectiveCost: '0',
  ChargeCategory: 'Purchase',
  ChargeFrequency: 'One-Time',
  PricingCategory: 'Standard',
  CommitmentDiscountStatus: '',
  ConsumedQuantity: '',
  ConsumedUnit: '',
  ResourceId: 'c/1',
};

const CREDIT: FocusCharge = {
  ...costs('-1'),
  ...WITHOUT_SKU,
  ...WITHOUT_RESOURCE,
  ChargeCategory: 'Credit',
};

const TAX: FocusCharge = { ...CREDIT, ...costs('1'), ChargeCategory: 'Tax' };

/** What breaks a rule: its id in the model of 1.2, its column, and how a good charge is changed. */
type Case = [rule: string, column: string, changes: FocusCharge];

const CASES: Case[] = [
  ['SkuId-C-004-C', 'SkuId', { ...TAX, SkuId: 'VM-8' }],
  ['SkuId-C-005-C', 'SkuId', { SkuId: '', SkuMeter: '' }],
  ['SkuPriceId-C-004-C', 'SkuPriceId', { ...TAX, SkuPriceId: 'x' }],
  ['SkuPriceId-C-005-C', 'SkuPriceId', { SkuPriceId: '', SkuPriceDetails: '' }],
  ['ListUnitPrice-C-004-C', 'ListUnitPrice', { ...TAX, ListUnitPrice: '1' }],
  ['ListUnitPrice-C-005-C', 'ListUnitPrice', { ListUnitPrice: '' }],
  [
    'ContractedUnitPrice-C-005-C',
    'ContractedUnitPrice',
    { ...TAX, ContractedUnitPrice: '1' },
  ],
  [
    'ContractedUnitPrice-C-006-C',
    'ContractedUnitPrice',
    { ContractedUnitPrice: '' },
  ],
  [
    'PricingQuantity-C-004-C',
    'PricingQuantity',
    { ...TAX, PricingQuantity: '1', PricingUnit: 'Hours' },
  ],
  [
    'PricingQuantity-C-005-C',
    'PricingQuantity',
    { PricingQuantity: '', PricingUnit: '' },
  ],
  [
    'PricingCategory-C-003-C',
    'PricingCategory',
    { ...TAX, PricingCategory: 'Standard' },
  ],
  ['PricingCategory-C-004-C', 'PricingCategory', { PricingCategory: '' }],
  [
    'PricingCurrencyListUnitPrice-C-004-C',
    'PricingCurrencyListUnitPrice',
    { ...TAX, PricingCurrencyListUnitPrice: '1' },
  ],
  [
    'PricingCurrencyListUnitPrice-C-005-C',
    'PricingCurrencyListUnitPrice',
    { PricingCurrencyListUnitPrice: '' },
  ],
  [
    'PricingCurrencyContractedUnitPrice-C-004-C',
    'PricingCurrencyContractedUnitPrice',
    { ...TAX, PricingCurrencyContractedUnitPrice: '1' },
  ],
  [
    'PricingCurrencyContractedUnitPrice-C-005-C',
    'PricingCurrencyContractedUnitPrice',
    { PricingCurrencyContractedUnitPrice: '' },
  ],
  ['ConsumedUnit-C-005-C', 'ConsumedUnit', { ConsumedQuantity: '' }],
  ['ConsumedUnit-C-006-C', 'ConsumedUnit', { ConsumedUnit: '' }],
  ['PricingUnit-C-005-C', 'PricingUnit', { PricingQuantity: '' }],
  ['PricingUnit-C-006-C', 'PricingUnit', { PricingUnit: '' }],
  [
    'CommitmentDiscountUnit-C-005-C',
    'CommitmentDiscountUnit',
    { ...COMMITTED, CommitmentDiscountQuantity: '' },
  ],
  [
    'CommitmentDiscountUnit-C-006-C',
    'CommitmentDiscountUnit',
    { ...COMMITTED, CommitmentDiscountUnit: '' },
  ],
  [
    'CommitmentDiscountCategory-C-003-C',
    'CommitmentDiscountCategory',
    { CommitmentDiscountCategory: 'Usage' },
  ],
  [
    'CommitmentDiscountCategory-C-004-C',
    'CommitmentDiscountCategory',
    { ...COMMITTED, CommitmentDiscountCategory: '' },
  ],
  [
    'CommitmentDiscountType-C-004-C',
    'CommitmentDiscountType',
    { CommitmentDiscountType: 'Reservation' },
  ],
  [
    'CommitmentDiscountType-C-005-C',
    'CommitmentDiscountType',
    { ...COMMITTED, CommitmentDiscountType: '' },
  ],
  [
    'CommitmentDiscountName-C-004-C',
    'CommitmentDiscountName',
    { CommitmentDiscountName: 'c' },
  ],
  [
    'CommitmentDiscountStatus-C-003-C',
    'CommitmentDiscountStatus',
    { CommitmentDiscountStatus: 'Used' },
  ],
  [
    'CommitmentDiscountStatus-C-004-C',
    'CommitmentDiscountStatus',
    { ...COMMITTED, CommitmentDiscountStatus: '' },
  ],
  [
    'CommitmentDiscountQuantity-C-005-C',
    'CommitmentDiscountQuantity',
    { ...COMMITTED, CommitmentDiscountQuantity: '' },
  ],
  [
    'CommitmentDiscountQuantity-C-007-C',
    'CommitmentDiscountQuantity',
    { CommitmentDiscountQuantity: '1', CommitmentDiscountUnit: 'Hours' },
  ],
  [
    'CapacityReservationStatus-C-003-C',
    'CapacityReservationStatus',
    { CapacityReservationStatus: 'Used' },
  ],
  [
    'CapacityReservationStatus-C-004-C',
    'CapacityReservationStatus',
    { CapacityReservationId: 'r/1' },
  ],
  ['RegionName-C-004-C', 'RegionName', { RegionId: '' }],
  ['RegionName-C-005-C', 'RegionName', { RegionName: '' }],
  ['SubAccountName-C-004-C', 'SubAccountName', { SubAccountId: '' }],
  ['SubAccountName-C-005-C', 'SubAccountName', { SubAccountName: '' }],
  ['SubAccountType-C-004-C', 'SubAccountType', { SubAccountId: '' }],
  ['SubAccountType-C-005-C', 'SubAccountType', { SubAccountType: '' }],
  [
    'BillingAccountType-C-004-C',
    'BillingAccountType',
    { BillingAccountId: '' },
  ],
  [
    'BillingAccountType-C-005-C',
    'BillingAccountType',
    { BillingAccountType: '' },
  ],
  ['ResourceType-C-004-C', 'ResourceType', { ResourceId: '' }],
  ['ResourceType-C-005-C', 'ResourceType', { ResourceType: '' }],
  ['ResourceName-C-004-C', 'ResourceName', { ResourceId: '' }],
  ['SkuMeter-C-004-C', 'SkuMeter', { SkuId: '' }],
  ['SkuPriceDetails-C-004-C', 'SkuPriceDetails', { SkuPriceId: '' }],
  [
    'ConsumedQuantity-C-004-C',
    'ConsumedQuantity',
    { ...PURCHASE, ConsumedQuantity: '1', ConsumedUnit: 'Hours' },
  ],
  [
    'ConsumedQuantity-C-006-C',
    'ConsumedQuantity',
    { ConsumedQuantity: '', ConsumedUnit: '' },
  ],
  ['ConsumedQuantity-C-008-C', 'ConsumedQuantity', { ConsumedQuantity: '-1' }],
  ['ChargeDescription-C-003-O', 'ChargeDescription', { ChargeDescription: '' }],
  ['BilledCost-C-005-C', 'BilledCost', { InvoiceIssuerName: 'Marketplace' }],
  ['DiscountHandling-A-009-C', 'BilledCost', { ...COMMITTED, BilledCost: '1' }],
  [
    'EffectiveCost-C-005-C',
    'EffectiveCost',
    { ...PURCHASE, EffectiveCost: '1' },
  ],
  ['EffectiveCost-C-010-C', 'EffectiveCost', { ...CREDIT, EffectiveCost: '0' }],
  ['EffectiveCost-C-017-C', 'EffectiveCost', { ...TAX, EffectiveCost: '0' }],
  ['ListCost-C-008-C', 'ListCost', { ...CREDIT, ListCost: '0' }],
  [
    'ContractedCost-C-008-C',
    'ContractedCost',
    { ...CREDIT, ContractedCost: '0' },
  ],
  ['ListCost-C-009-C', 'ListCost', { ListCost: '1.21' }],
  ['ListCost-C-011-C', 'ListCost', { ListCost: '1.21' }],
  ['ContractedCost-C-009-C', 'ContractedCost', { ContractedCost: '1.21' }],
  ['ContractedCost-C-011-C', 'ContractedCost', { ContractedCost: '1.21' }],
  [
    'BillingPeriodEnd-C-004-M',
    'BillingPeriodEnd',
    { BillingPeriodEnd: '2026-11-01T00:00:00Z' },
  ],
  [
    'ChargePeriodEnd-C-004-M',
    'ChargePeriodEnd',
    { ChargePeriodEnd: '2026-11-03T10:00:00Z' },
  ],
  [
    'ChargeClass-C-004-C',
    'ChargeClass',
    { ChargePeriodStart: '2026-10-31T23:00:00Z' },
  ],
  ['ChargeClass-C-003-C', 'ChargeClass', { ChargeClass: 'Correction' }],
  [
    'ChargePeriodStart-C-004-M',
    'ChargePeriodStart',
    {
      ChargePeriodStart: '2026-12-01T00:00:00Z',
      ChargePeriodEnd: '2026-12-01T01:00:00Z',
    },
  ],
  [
    'BillingPeriodEnd-C-004-M',
    'ChargePeriodEnd',
    {
      ChargePeriodStart: '2026-11-30T23:30:00Z',
      ChargePeriodEnd: '2026-12-01T00:30:00Z',
    },
  ],
  [
    'PricingCategory-C-009-C',
    'PricingCategory',
    { ...COMMITTED, PricingCategory: 'Standard' },
  ],
  [
    'PricingCategory-C-009-C',
    'PricingCategory',
    { ...PURCHASE, PricingCategory: 'Committed' },
  ],
  [
    'DiscountHandling-A-019-C',
    'ResourceId',
    { ...COMMITTED, CommitmentDiscountStatus: 'Unused' },
  ],
  ['BillingCurrency-C-003-M', 'BillingCurrency', { BillingCurrency: 'usd' }],
  [
    'ChargeFrequency-C-004-C',
    'ChargeFrequency',
    { ...PURCHASE, ChargeFrequency: 'Usage-Based' },
  ],
  [
    'ServiceSubcategory-C-004-M',
    'ServiceSubcategory',
    { ServiceName: 'Other', ServiceSubcategory: 'Caching' },
  ],
  ['ListUnitPrice-C-012-C', 'ListUnitPrice', { ...CREDIT, ListUnitPrice: '1' }],
  [
    'ContractedUnitPrice-C-014-C',
    'ContractedUnitPrice',
    { ...CREDIT, ContractedUnitPrice: '1' },
  ],
  [
    'PricingCategory-C-012-C',
    'PricingCategory',
    { ...CREDIT, PricingCategory: 'Other' },
  ],
  [
    'PricingQuantity-C-011-C',
    'PricingQuantity',
    { ...CREDIT, PricingQuantity: '1', PricingUnit: 'Hours' },
  ],
  [
    'ConsumedQuantity-C-009-C',
    'ConsumedQuantity',
    { ...CREDIT, ConsumedQuantity: '1', ConsumedUnit: 'Hours' },
  ],
  [
    'CommitmentDiscountQuantity-C-016-C',
    'CommitmentDiscountQuantity',
    {
      ...CREDIT,
      CommitmentDiscountQuantity: '1',
      CommitmentDiscountUnit: 'Hours',
    },
  ],
  [
    'PricingCurrencyListUnitPrice-C-011-C',
    'PricingCurrencyListUnitPrice',
    { ...CREDIT, PricingCurrencyListUnitPrice: '1' },
  ],
  [
    'PricingCurrencyContractedUnitPrice-C-011-C',
    'PricingCurrencyContractedUnitPrice',
    { ...CREDIT, PricingCurrencyContractedUnitPrice: '1' },
  ],
  ['ListUnitPrice-C-013-C', 'ListUnitPrice', { ListUnitPrice: '' }],
  [
    'ContractedUnitPrice-C-015-C',
    'ContractedUnitPrice',
    { ContractedUnitPrice: '' },
  ],
  [
    'AllocatedMethodId-C-005-C',
    'AllocatedMethodId',
    { AllocatedResourceId: 'pod/1' },
  ],
  [
    'AllocatedMethodDetails-C-005-C',
    'AllocatedMethodDetails',
    { AllocatedMethodDetails: '{"Elements": [{"AllocatedRatio": 1}]}' },
  ],
  [
    'AllocatedMethodDetails-C-007-C',
    'AllocatedMethodDetails',
    {
      AllocatedMethodId: 'm',
      AllocatedMethodDetails: '{"Elements": [{"AllocatedRatio": 60}]}',
    },
  ],
  ['InvoiceDetailId-C-007-M', 'InvoiceDetailId', { InvoiceId: '' }],
];

/** Rules on one column alone, of which there are too many to write down: what breaks each kind. */
function columnCases(version: FocusVersion): Case[] {
  return COST_AND_USAGE_COLUMNS.filter(spec =>
    isWithin(version, spec.since, spec.until),
  ).flatMap((spec): Case[] => {
    const { name } = spec;
    const id = (number: string) => `${name}-C-${number}`;
    const cases: Case[] = [];
    if (spec.notNull) {
      cases.push([id(spec.notNull), name, { [name]: 'NULL' }]);
    }
    if (spec.notNegative) {
      cases.push([id(spec.notNegative), name, { [name]: '-1' }]);
    }
    if (spec.allowed) {
      const [value] = spec.allowed.values;
      cases.push(
        [id(spec.allowed.rule), name, { [name]: 'Nonsense' }],
        [id(spec.allowed.rule), name, { [name]: value.toUpperCase() }],
      );
    }
    switch (spec.kind) {
      case 'decimal':
        cases.push(
          [id(spec.type!), name, { [name]: '1,50' }],
          [id(spec.format!), name, { [name]: '1_000' }],
        );
        break;
      case 'time':
        cases.push(
          [id(spec.type!), name, { [name]: '31/12/2026' }],
          [id(spec.format!), name, { [name]: '2026-11-03T12:00:00+02:00' }],
          [id(spec.format!), name, { [name]: '2026-11-03 12:00:00' }],
          [id(spec.format!), name, { [name]: '2026-11-03' }],
        );
        break;
      case 'text':
        cases.push(['NullHandling-A-002-M', name, { [name]: 'N/A' }]);
        break;
      default:
        cases.push([id(spec.format!), name, { [name]: '["a"]' }]);
    }
    if (spec.kind === 'pairs') {
      cases.push(
        [id(spec.format!), name, { [name]: '"a": "b"' }],
        [id(spec.format!), name, { [name]: '{"a": {"b": 1}}' }],
      );
    }
    return cases;
  });
}

describe.each(FOCUS_VERSIONS)('each rule of FOCUS %s', version => {
  let check: FocusFileCheck;
  const columns = focusColumns(version);
  const judged = FOCUS_RULES.filter(
    rule =>
      rule.dataset === 'CostAndUsage' &&
      isWithin(version, rule.since, rule.until) &&
      columns.includes(rule.column),
  );
  const cases = [...CASES, ...columnCases(version)].filter(([id, column]) =>
    judged.some(rule => rule.id === id && rule.column === column),
  );

  beforeAll(async () => {
    check = await checkCsv(
      focusCsv(version, [
        focusCharge(),
        ...cases.map(([, , changes]) => focusCharge(changes)),
      ]),
      { version },
    );
  });

  it('finds the row that breaks it, by its id and its column', () => {
    const missed = cases.filter(
      ([id, column], index) =>
        !check.violations.some(
          violation =>
            violation.rule ===
              focusRuleId({ id, dataset: 'CostAndUsage' }, version) &&
            violation.column === column &&
            violation.rows.some(({ row }) => row === index + 2),
        ),
    );
    expect(missed).toEqual([]);
  });

  it('is broken by some row here, so that none is idle', () => {
    const idle = judged
      .filter(rule => rule.kind === 'row')
      .filter(
        rule =>
          !check.violations.some(
            violation =>
              violation.rule === focusRuleId(rule, version) &&
              violation.column === rule.column &&
              violation.level === rule.level,
          ),
      )
      .map(rule => `${rule.id} ${rule.column} ${rule.level}`);
    expect(idle).toEqual([]);
  });

  it('says nothing against a good row', () => {
    expect(
      check.violations.filter(it => it.rows.some(({ row }) => row === 1)),
    ).toEqual([]);
  });
});

describe('a violation', () => {
  it('names file, rows, column, what was found and expected, the remedy, and whether totals are wrong', async () => {
    const rows = [
      focusCharge(),
      ...Array.from({ length: 5 }, () => focusCharge({ BilledCost: '1,50' })),
    ];
    const check = await checkCsv(focusCsv('1.2', rows), { shownRows: 2 });
    expect(check.violations).toEqual([
      {
        file: 'charges.csv',
        rule: 'BilledCost-C-001-M',
        level: 'error',
        column: 'BilledCost',
        affectsTotals: true,
        count: 5,
        rows: [
          { row: 2, found: '"1,50"' },
          { row: 3, found: '"1,50"' },
        ],
        found: '"1,50"',
        expected: 'a decimal number such as -12.345',
        remedy: 'export the file again, or correct it where it is made',
      },
    ]);
  });

  it('shows the columns that explain it', async () => {
    const check = await checkCsv(
      focusCsv('1.4', [focusCharge({ ...PURCHASE, EffectiveCost: '0.40' })]),
    );
    expect(check.violations[0]).toMatchObject({
      rule: 'CAU-EffectiveCost-C-005-C',
      found:
        '"0.40" beside ChargeCategory "Purchase", CommitmentDiscountId "c/1"',
      affectsTotals: true,
    });
  });
});

describe('the columns of a file', () => {
  const without = (version: FocusVersion, ...names: string[]) =>
    csvText(
      focusColumns(version).filter(name => !names.includes(name)),
      [focusCharge()],
    );

  it('must hold what the version requires, and what others of a group call for', async () => {
    const { violations } = await checkCsv(
      without('1.2', 'BilledCost', 'PricingUnit', 'RegionName', 'InvoiceId'),
      { version: '1.2' },
    );
    expect(
      violations.map(({ rule, level, affectsTotals }) => [
        rule,
        level,
        affectsTotals,
      ]),
    ).toEqual([
      ['CostAndUsage-D-006-M', 'error', true],
      ['CostAndUsage-D-068-M', 'error', false],
      ['CostAndUsage-D-033-O', 'note', false],
      ['CostAndUsage-D-062-C', 'error', false],
    ]);
  });

  it('may leave out whole groups that do not apply, and these are listed', async () => {
    const { violations, absent } = await checkCsv(
      without('1.0', 'RegionId', 'RegionName', 'Tags'),
    );
    expect(violations).toEqual([]);
    expect(absent).toEqual(['RegionId', 'RegionName', 'Tags']);
  });

  it('of one’s own start with x_', async () => {
    const names = [...focusColumns('1.0'), 'x_Team', 'Team'];
    const { violations } = await checkCsv(csvText(names, [focusCharge()]));
    expect(violations).toMatchObject([
      { rule: 'ColumnHandling-A-010-M', column: 'Team' },
    ]);
  });

  it('say the version, unless it is given', async () => {
    const text = focusCsv('1.3', [focusCharge()]);
    expect((await checkCsv(text)).version).toBe('1.3');
    const asOneTwo = await checkCsv(text, { version: '1.2' });
    expect(asOneTwo).toMatchObject({ version: '1.2', violations: [] });
  });
});

describe('rules between rows', () => {
  it('hold a service to one category, and an invoice to one currency', async () => {
    const { violations } = await checkCsv(
      focusCsv('1.2', [
        focusCharge(),
        focusCharge({
          ServiceCategory: 'Storage',
          ServiceSubcategory: 'Block Storage',
        }),
        focusCharge({ BillingCurrency: 'EUR' }),
        focusCharge({ SkuId: 'VM-16' }),
      ]),
    );
    expect(
      violations.map(({ rule, found, affectsTotals }) => [
        rule,
        found,
        affectsTotals,
      ]),
    ).toEqual([
      [
        'ServiceName-C-005-C',
        '"Aurora Machines" with ServiceCategory "Compute" and "Storage"',
        false,
      ],
      [
        'ServiceName-C-008-C',
        '"Aurora Machines" with ServiceSubcategory "Block Storage" and "Virtual Machines"',
        false,
      ],
      [
        'SkuPriceId-C-008-M',
        '"VM-8/on-demand" with SkuId "VM-16" and "VM-8"',
        false,
      ],
      [
        'BillingCurrency-C-005-M',
        '"INV-2026-11" with BillingCurrency "EUR" and "USD"',
        true,
      ],
    ]);
  });
});

describe('forms that exporters choose', () => {
  it('raise no alarm: names of one company, lower case, months of Los Angeles', async () => {
    const { violations } = await checkCsv(
      focusCsv('1.0', [
        focusCharge({
          ProviderName: 'AWS',
          InvoiceIssuerName: 'Amazon Web Services, Inc.',
        }),
        focusCharge({ ChargeCategory: 'usage' }),
        focusCharge({
          ProviderName: 'Google Cloud',
          InvoiceIssuerName: 'Google LLC',
          ChargePeriodStart: '2026-12-01T06:00:00Z',
          ChargePeriodEnd: '2026-12-01T07:00:00Z',
        }),
      ]),
    );
    expect(violations).toMatchObject([
      {
        rule: 'ChargeCategory-C-003-M',
        level: 'warning',
        affectsTotals: false,
      },
    ]);
  });
});
