import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const BIN = resolve(__dirname, '../../../bin/academy');

/** One hour of a machine, with every column that FOCUS 1.0 requires. */
const CHARGE: Record<string, string> = {
  AvailabilityZone: '',
  BilledCost: '1.2',
  BillingAccountId: '210000000000',
  BillingAccountName: 'Class',
  BillingCurrency: 'USD',
  BillingPeriodEnd: '2026-12-01T00:00:00Z',
  BillingPeriodStart: '2026-11-01T00:00:00Z',
  ChargeCategory: 'Usage',
  ChargeClass: '',
  ChargeDescription: 'An hour of VM-8',
  ChargeFrequency: 'Usage-Based',
  ChargePeriodEnd: '2026-11-03T11:00:00Z',
  ChargePeriodStart: '2026-11-03T10:00:00Z',
  CommitmentDiscountCategory: '',
  CommitmentDiscountId: '',
  CommitmentDiscountName: '',
  CommitmentDiscountStatus: '',
  CommitmentDiscountType: '',
  ConsumedQuantity: '1',
  ConsumedUnit: 'Hours',
  ContractedCost: '1.2',
  ContractedUnitPrice: '1.2',
  EffectiveCost: '1.2',
  InvoiceIssuerName: 'Aurora',
  ListCost: '1.2',
  ListUnitPrice: '1.2',
  PricingCategory: 'Standard',
  PricingQuantity: '1',
  PricingUnit: 'Hours',
  ProviderName: 'Aurora',
  PublisherName: 'Aurora',
  RegionId: 'north-1',
  RegionName: 'North',
  ResourceId: 'vm/1',
  ResourceName: 'ada',
  ResourceType: 'Machine',
  ServiceCategory: 'Compute',
  ServiceName: 'Aurora Machines',
  SkuId: 'VM-8',
  SkuPriceId: 'VM-8/hour',
  SubAccountId: '7',
  SubAccountName: 'ada',
  Tags: '',
};

function csv(...rows: Record<string, string>[]): string {
  const names = Object.keys(CHARGE);
  return [names, ...rows.map(row => names.map(name => row[name]))]
    .map(line => `${line.join(',')}\n`)
    .join('');
}

const GOOD = csv(CHARGE);
const BAD = csv(
  CHARGE,
  { ...CHARGE, ChargeCategory: 'Usages' },
  { ...CHARGE, ListCost: '3' },
  { ...CHARGE, ListCost: '4' },
);

describe('academy focus check', () => {
  jest.setTimeout(60_000);
  let folder: string;

  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'academy-focus-')));
    const files: [string, string | Buffer][] = [
      ['good.csv', GOOD],
      ['bad.csv', BAD],
      ['cut.csv.gz', gzipSync(GOOD).subarray(0, 200)],
      ['notes.txt', 'none'],
      ['empty/notes.txt', 'none'],
      ['aws/data/BILLING_PERIOD=2026-11/class-00001.csv.gz', gzipSync(GOOD)],
      ['aws/data/BILLING_PERIOD=2026-11/older.csv.gz', gzipSync(BAD)],
      [
        'aws/metadata/BILLING_PERIOD=2026-11/class-Manifest.json',
        JSON.stringify({
          dataFiles: [
            's3://bills/aws/data/BILLING_PERIOD=2026-11/class-00001.csv.gz',
          ],
        }),
      ],
      [
        'escape/metadata/BILLING_PERIOD=2026-11/class-Manifest.json',
        JSON.stringify({ dataFiles: ['s3://bills/../../good.csv'] }),
      ],
      ['linked/good.csv', GOOD],
    ];
    for (const [name, content] of files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    symlinkSync(join(folder, 'bad.csv'), join(folder, 'linked', 'more.csv'));
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (...args: string[]) =>
    spawnSync(process.execPath, [BIN, 'focus', 'check', ...args], {
      cwd: folder,
      encoding: 'utf8',
    });

  it('exits with 0 where every requirement is kept', () => {
    const { status, stdout } = run('good.csv');
    expect(stdout).toMatch(
      /^good\.csv: FOCUS 1\.0 CostAndUsage, rows: 1, rules: \d+$/m,
    );
    expect(stdout).toContain('error: 0 (0 of them make totals wrong)');
    expect(status).toBe(0);
  });

  it('exits with 1 where one is broken, a line a rule with its rows', () => {
    const { status, stdout } = run('bad.csv');
    expect(stdout).toMatch(
      /^bad\.csv, row 2: error: ChargeCategory: found "Usages", expected .*; this makes totals wrong → .* \[ChargeCategory-C-\d+-M\]$/m,
    );
    expect(stdout).toMatch(
      /^bad\.csv, row 3: error: ListCost: .* \(also 4\) \[ListCost-C-\d+-C\]$/m,
    );
    expect(status).toBe(1);
  });

  it('prints what programs read', () => {
    const json = run('--format=json', 'good.csv', 'bad.csv');
    expect(json.status).toBe(1);
    expect(JSON.parse(json.stdout)).toMatchObject({
      files: [
        { file: 'good.csv', version: '1.0', rows: 1, violations: [] },
        {
          file: 'bad.csv',
          rows: 4,
          violations: expect.arrayContaining([
            expect.objectContaining({
              column: 'ListCost',
              count: 2,
              rows: [
                expect.objectContaining({ row: 3 }),
                expect.objectContaining({ row: 4 }),
              ],
            }),
          ]),
        },
      ],
      unreadable: [],
    });
    const sarif = run('--format=sarif', 'bad.csv');
    expect(sarif.status).toBe(1);
    expect(JSON.parse(sarif.stdout)).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: expect.any(String) } },
          results: expect.arrayContaining([
            expect.objectContaining({
              ruleId: expect.stringMatching(/^ChargeCategory-C-/),
              level: 'error',
            }),
          ]),
        },
      ],
    });
  });

  it('judges by the version that is asked for', () => {
    const { status, stdout } = run('--focus-version=1.2', 'good.csv');
    expect(stdout).toContain('FOCUS 1.2 CostAndUsage');
    expect(stdout).toMatch(/^good\.csv: error: SkuMeter: /m);
    expect(status).toBe(1);
    const wrong = run('--focus-version=2.0', 'good.csv');
    expect(wrong.stderr).toContain(
      '--focus-version is “2.0”, but expected 1.0, 1.1, 1.2, 1.3, 1.4',
    );
    expect(wrong.status).toBe(2);
    expect(wrong.stdout).toBe('');
  });

  it('reads of a folder what its manifests list', () => {
    const { status, stdout } = run('aws');
    expect(stdout).toContain(
      'aws/data/BILLING_PERIOD=2026-11/class-00001.csv.gz: FOCUS 1.0',
    );
    expect(stdout).not.toContain('older');
    expect(status).toBe(0);
  });

  it.each([
    ['none.csv', 'none.csv: found nothing there'],
    ['notes.txt', 'notes.txt: found a file of another kind'],
    ['empty', 'empty: found a folder without charge files'],
    ['cut.csv.gz', 'cut.csv.gz'],
    ['escape', 'escape/metadata/BILLING_PERIOD=2026-11/class-Manifest.json'],
    ['linked', 'linked/more.csv'],
  ])(
    'exits with 2 where %s cannot be read, and judges the rest',
    (name, text) => {
      const { status, stdout } = run(name, 'bad.csv');
      expect(stdout).toContain(`unreadable: ${text}`);
      expect(stdout).toContain('bad.csv, row 2: error: ChargeCategory');
      expect(stdout).toContain('unreadable: 1');
      expect(status).toBe(2);
    },
  );
});
