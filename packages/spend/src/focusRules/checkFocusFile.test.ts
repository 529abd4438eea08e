import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { brokenFocusRules, PURCHASE } from '../__fixtures__/brokenFocusRules';
import {
  focusCharge,
  focusColumns,
  focusCsv,
} from '../__fixtures__/focusCharges';
import { makeFolder } from '../__fixtures__/focusFixtures';
import { csvText } from '../csv';
import { listChargeFiles } from '../focus';
import { checkFocusFile, FocusCheckOptions } from './checkFocusFile';
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

describe.each(FOCUS_VERSIONS)('each rule of FOCUS %s', version => {
  let check: FocusFileCheck;
  const columns = focusColumns(version);
  const judged = FOCUS_RULES.filter(
    rule =>
      rule.dataset === 'CostAndUsage' &&
      isWithin(version, rule.since, rule.until) &&
      columns.includes(rule.column),
  );
  const cases = brokenFocusRules(version).filter(([id, column]) =>
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
