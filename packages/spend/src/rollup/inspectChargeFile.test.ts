import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  fixtureRow,
  makeFolder,
  toCsv,
  writeParquet,
} from '../__fixtures__/focusFixtures';
import { listChargeFiles } from '../focus';
import { SpendInputError } from '../SpendInputError';
import { DuckDbRollupEngine } from './DuckDbRollupEngine';

const engine = DuckDbRollupEngine.create({ memoryLimit: '512MB' });

describe('a charge file that cannot be used is refused, with the place and the remedy', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await makeFolder();
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  async function problemOf(name: string, content: string | Buffer) {
    await writeFile(path.join(folder, name), content);
    return await inspectionProblem();
  }

  async function inspectionProblem() {
    const [file] = await listChargeFiles(folder);
    const error = await engine.inspect(file).then(
      () => undefined,
      thrown => thrown,
    );

    expect(error).toBeInstanceOf(SpendInputError);
    return (error as SpendInputError).problem;
  }

  const good = fixtureRow();
  const without = (column: string) => {
    const { [column]: _, ...row } = good;
    return row;
  };

  it('a missing mandatory column', async () => {
    expect(await problemOf('a.csv', toCsv([without('BilledCost')]))).toEqual({
      file: 'a.csv',
      column: 'BilledCost',
      found: 'no such column among 16',
      expected: 'the mandatory columns of FOCUS 1.0 to 1.4',
      remedy: 'export the Cost and Usage dataset of FOCUS with all its columns',
    });
    expect(
      (await problemOf('a.csv', toCsv([without('ProviderName')]))).column,
    ).toBe('ServiceProviderName or ProviderName');
  });

  it('a number that is none, with its row and the periods it puts in doubt', async () => {
    const rows = [
      good,
      { ...good, BilledCost: '1,50' },
      { ...good, BilledCost: 'n/a' },
    ];
    expect(await problemOf('a.csv', toCsv(rows))).toEqual({
      file: 'a.csv',
      row: 2,
      column: 'BilledCost',
      found: '"1,50"',
      expected: 'a decimal number such as -12.345',
      remedy:
        '1 more row has the same fault; export the file again, or correct it where it is made by hand',
      billingPeriods: ['2026-11'],
    });
  });

  it.each([
    ['EffectiveCost', '', 'nothing'],
    ['EffectiveCost', 'NULL', '"NULL"'],
    ['ListCost', '$1', '"$1"'],
    ['ChargePeriodStart', '31/10/2026', '"31/10/2026"'],
    ['BillingPeriodStart', '2026-13-01', '"2026-13-01"'],
    ['BillingCurrency', '', 'nothing'],
    ['ChargeCategory', 'Refund', '"Refund"'],
    ['Tags', '{"learner": ', '"{\\"learner\\": "'],
    ['Tags', '[1, 2]', '"[1, 2]"'],
    ['x_Simulated', 'maybe', '"maybe"'],
  ])('a value of %s that is %j', async (column, value, found) => {
    const rows = [
      { x_Simulated: 'true', ...good },
      { ...good, [column]: value },
    ];
    expect(await problemOf('a.csv', toCsv(rows))).toMatchObject({
      row: 2,
      column,
      found,
    });
  });

  it('a bad value in Parquet, by its row', async () => {
    const rows = Array.from({ length: 5000 }, (_, row) => ({
      ...good,
      BilledCost: row === 4321 ? 'x' : '1',
    }));
    await writeParquet(folder, 'a.parquet', rows, {});
    expect(await inspectionProblem()).toMatchObject({
      row: 4322,
      column: 'BilledCost',
    });
  });

  it('a row with too many columns, or too few', async () => {
    const [header, row] = toCsv([good]).split('\n');
    expect(
      await problemOf('a.csv', `${header}\n${row}\n${row},"more"\n`),
    ).toMatchObject({ line: 3, found: '18 columns' });
    expect(await problemOf('a.csv', `${header}\n"1"\n`)).toMatchObject({
      line: 2,
      found: '1 columns',
    });
  });

  it('a quote that is not closed, and bytes that are not UTF-8', async () => {
    const csv = toCsv([good]);
    expect((await problemOf('a.csv', csv.slice(0, -5))).found).toMatch(
      /quote|columns/,
    );
    expect(
      (
        await problemOf(
          'a.csv',
          Buffer.from(toCsv([{ ...good, RegionId: 'é' }]), 'latin1'),
        )
      ).found,
    ).toBe('bytes that are not UTF-8');
  });

  it('a name that is a pattern to DuckDB, which would read other files', async () => {
    expect((await problemOf('a[1]*.csv', toCsv([good]))).found).toBe(
      'a name with a character that stands for others',
    );
  });

  it('an empty file, a header that names a column twice, and a header without names', async () => {
    expect(await problemOf('a.csv', '')).toMatchObject({
      line: 1,
      found: '""',
    });
    expect(await problemOf('a.csv', 'BilledCost,billedcost\n')).toMatchObject({
      column: 'billedcost',
      found: 'the column twice',
    });
    expect(await problemOf('a.csv', 'BilledCost,,Tags\n')).toMatchObject({
      found: 'no name for column 2',
    });
  });

  it('gzip that was cut off, which DuckDB would take for a shorter month', async () => {
    const packed = gzipSync(toCsv(Array.from({ length: 500 }, () => good)));
    expect(await problemOf('a.csv.gz', packed.subarray(0, -4))).toMatchObject({
      found: 'a gzip file without its end',
    });
  });

  it('a file that is not what its name says', async () => {
    expect((await problemOf('a.csv.gz', toCsv([good]))).found).toMatch(
      'bytes that are not gzip',
    );
    await rm(path.join(folder, 'a.csv.gz'));
    expect((await problemOf('b.parquet', toCsv([good]))).found).toBe(
      'bytes that are not Parquet',
    );
  });

  it('Parquet that was cut off, or damaged within', async () => {
    await writeParquet(folder, 'a.parquet', [good], {});
    const [file] = await listChargeFiles(folder);
    const bytes = await readFile(file.path);
    expect(
      await problemOf('a.parquet', bytes.subarray(0, bytes.length / 2)),
    ).toMatchObject({ found: 'a Parquet file without its end' });
    bytes.fill(0x7f, bytes.length - 60, bytes.length - 8);
    expect((await problemOf('a.parquet', bytes)).found).toMatch(
      'a file that cannot be read',
    );
  });
});
