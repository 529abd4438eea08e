import { appendFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  fixturePlan,
  fixtureRow,
  makeFolder,
  rollUpFolder,
  writeCsv,
  writeCsvGz,
  writeParquet,
} from '../__fixtures__/focusFixtures';
import { listChargeFiles } from '../focus';
import { DuckDbRollupEngine } from './DuckDbRollupEngine';

const engine = DuckDbRollupEngine.create({ memoryLimit: '512MB' });

describe('DuckDbRollupEngine', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await makeFolder();
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('adds up exactly, per learner, day, service, category and currency', async () => {
    await writeCsv(folder, 'a.csv', [
      fixtureRow({ BilledCost: '0.1', EffectiveCost: '0.10' }),
      fixtureRow({ BilledCost: '0.2', EffectiveCost: '0.20' }),
      fixtureRow({ BilledCost: '-0.3000000001', ChargeCategory: 'Credit' }),
      fixtureRow({ BillingCurrency: 'EUR', Tags: '{"learner":"bob"}' }),
    ]);
    const rows = await rollUpFolder(engine, folder);
    expect(
      rows.map(row => [
        row.attribution.subjectRef,
        row.day,
        row.chargeCategory,
        row.currency,
        row.billed,
        row.rows,
      ]),
    ).toEqual([
      ['user:default/ada', '2026-11-03', 'Credit', 'USD', '-0.3000000001', 1],
      ['user:default/ada', '2026-11-03', 'Usage', 'USD', '0.3', 2],
      ['user:default/bob', '2026-11-03', 'Usage', 'EUR', '1', 1],
    ]);
    expect(rows[1]).toMatchObject({
      effective: '0.3',
      quantity: '2',
      unit: 'Hours',
      simulated: false,
      attribution: { trace: { rule: 'tag', input: 'tag learner=ada' } },
    });
  });

  it('gives identical daily cost for the same rows as CSV, gzip and Parquet, in any split, with any encoding of tags', async () => {
    const rows = [
      fixtureRow({
        BilledCost: '0.1',
        Tags: '{"learner": "ada", " learner": "ada"}',
      }),
      fixtureRow({
        BilledCost: '0.00000001605990',
        Tags: '{"Learner ": "BOB"}',
      }),
      fixtureRow({ Tags: 'NULL', SubAccountId: 'NULL', RegionId: '' }),
      fixtureRow({ ChargePeriodStart: '2026-11-04 23:59:59', Tags: '' }),
    ];
    await writeCsv(folder, 'all.csv', rows);
    const expected = await rollUpFolder(engine, folder);
    expect(expected).toHaveLength(4);

    const same = async (write: (target: string) => Promise<void>) => {
      const target = await makeFolder();
      await write(target);
      expect(await rollUpFolder(engine, target)).toEqual(expected);
      await rm(target, { recursive: true });
    };

    await same(target => writeCsvGz(target, 'all.csv.gz', rows));
    await same(async target => {
      await writeCsvGz(target, '2.csv.gz', rows.slice(2).reverse());
      await writeCsv(target, '1.csv', rows.slice(0, 2));
    });

    const typed = {
      BilledCost: '"BilledCost"::DOUBLE',
      EffectiveCost: '"EffectiveCost"::DECIMAL(20, 10)',
      ChargePeriodStart: '"ChargePeriodStart"::TIMESTAMPTZ',
      ChargePeriodEnd: '"ChargePeriodEnd"::TIMESTAMPTZ',
      BillingPeriodStart: '"BillingPeriodStart"::TIMESTAMP',
      ConsumedQuantity: '"ConsumedQuantity"::INTEGER',
    };
    const map = `TRY_CAST(nullif("Tags", 'NULL')::JSON AS MAP(VARCHAR, VARCHAR))`;
    for (const tags of ['"Tags"', map, `map_entries(${map})`]) {
      await same(target =>
        writeParquet(target, 'all.parquet', rows, { ...typed, Tags: tags }),
      );
    }
  });

  it('reads tags as pairs without braces, as Azure writes them', async () => {
    await writeCsv(folder, 'a.csv', [
      fixtureRow({ Tags: '"learner": "ada","env": "dev"' }),
    ]);
    const [row] = await rollUpFolder(engine, folder);
    expect(row.attribution.subjectRef).toBe('user:default/ada');
  });

  it('prefers ServiceProviderName to ProviderName, row by row', async () => {
    await writeCsv(folder, 'a.csv', [
      fixtureRow({ ServiceProviderName: 'Snowflake' }),
      fixtureRow({ ServiceProviderName: '' }),
    ]);
    const rows = await rollUpFolder(engine, folder);
    expect(rows.map(row => row.provider)).toEqual(['AWS', 'Snowflake']);
  });

  it('keeps an account id with a leading zero as text and reads a byte-order mark and CRLF', async () => {
    const header = Object.keys(fixtureRow()).join(',');
    const values = Object.values(fixtureRow({ Tags: '' })).join(',');
    await writeFile(
      path.join(folder, 'a.csv'),
      `\uFEFF${header}\r\n${values}\r\n`,
    );
    const [row] = await rollUpFolder(engine, folder);
    expect(row.attribution.trace.input).toBe('aws/012345678901');
  });

  it('finds the lease of a charge by its time', async () => {
    await writeCsv(
      folder,
      'a.csv',
      ['09:59:59', '10:00:00', '11:59:59', '12:00:00'].map(time =>
        fixtureRow({ Tags: '', ChargePeriodStart: `2026-11-03 ${time}` }),
      ),
    );
    const rows = await rollUpFolder(engine, folder, {
      ...fixturePlan,
      leases: [
        {
          id: 'l1',
          provider: 'aws',
          scopeId: '012345678901',
          subjectRef: 'user:default/ada',
          workspaceId: 'ws-1',
          startsAt: '2026-11-03T10:00:00Z',
          endsAt: '2026-11-03T12:00:00Z',
        },
      ],
    });
    expect(rows.map(row => [row.attribution.workspaceId, row.rows])).toEqual([
      ['ws-1', 2],
      [undefined, 2],
    ]);
  });

  it('marks charges as simulated by their column or by their source', async () => {
    await writeCsv(folder, 'a.csv', [
      fixtureRow({ x_Simulated: 'true' }),
      fixtureRow({ x_Simulated: '' }),
    ]);
    expect(
      (await rollUpFolder(engine, folder)).map(row => row.simulated),
    ).toEqual([false, true]);
    expect(
      (
        await rollUpFolder(engine, folder, fixturePlan, { simulated: true })
      ).map(row => row.simulated),
    ).toEqual([true]);
  });

  it('keeps billing periods apart and says how far usage was billed', async () => {
    await writeCsv(folder, 'a.csv', [
      fixtureRow(),
      fixtureRow({
        ChargeCategory: 'Tax',
        ChargePeriodEnd: '2026-12-01T00:00:00Z',
      }),
      fixtureRow({ BillingPeriodStart: '2026-10-01 00:00:00' }),
    ]);
    const [file] = await listChargeFiles(folder);
    const inspected = await engine.inspect(file);
    expect(
      inspected.periods.map(period => [
        period.billingPeriod,
        period.totals[0].rows,
      ]),
    ).toEqual([
      ['2026-10', 1],
      ['2026-11', 2],
    ]);
    const rollup = await engine.rollUp({
      files: [inspected],
      billingPeriod: '2026-11',
      plan: fixturePlan,
    });
    await rollup.dispose();
    expect(rollup.billedThrough).toBe('2026-11-03T11:00:00Z');
    expect(rollup.totals).toEqual([
      { currency: 'USD', rows: 2, billed: '2', effective: '2', list: '2' },
    ]);
  });

  it('hands on nothing where a file changed after it was inspected', async () => {
    await writeCsv(folder, 'a.csv', [fixtureRow()]);
    const [file] = await listChargeFiles(folder);
    const inspected = await engine.inspect(file);
    const extra = Object.values(fixtureRow({ Tags: '' })).join(',');
    await appendFile(file.path, `${extra}\n`);
    await expect(
      engine.rollUp({
        files: [inspected],
        billingPeriod: '2026-11',
        plan: fixturePlan,
      }),
    ).rejects.toThrow(
      'Billing period 2026-11: the roll-up has 2 rows and 2 USD billed, 2 effective, 2 list, the files have 1 rows',
    );
  });

  it('stops when it is told to', async () => {
    await writeCsv(folder, 'a.csv', [fixtureRow()]);
    const [file] = await listChargeFiles(folder);
    await expect(
      engine.inspect(file, { signal: AbortSignal.abort(new Error('enough')) }),
    ).rejects.toThrow('enough');
  });
});
