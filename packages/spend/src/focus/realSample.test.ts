import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import Big from 'big.js';
import { parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import {
  fixturePlan,
  makeFolder,
  rollUpFolder,
  writeParquet,
} from '../__fixtures__/focusFixtures';
import { DailyCostRow, DuckDbRollupEngine } from '../rollup';

/*
 * The 1,000 real rows of the FOCUS sample data (CC-BY-4.0, FinOps-Open-Cost-and-Usage-Spec/FOCUS-Sample-Data) against a
 * sum that shares no code with ours: a reader of CSV in twenty lines, hyparquet for Parquet, and big.js.
 */
const sample = path.resolve(
  __dirname,
  '../../../../../shared/data/focus/focus-1.0-sample-1000.csv',
);
const describeSample = existsSync(sample) ? describe : describe.skip;

type Row = Record<string, string>;

function parseCsv(text: string): Row[] {
  const lines: string[][] = [[]];
  let field = '';
  let quoted = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (quoted) {
      if (character !== '"') {
        field += character;
      } else if (text[index + 1] === '"') {
        field += text[++index];
      } else {
        quoted = false;
      }
    } else if (character === '"') {
      quoted = true;
    } else if (character === ',' || character === '\n') {
      lines[lines.length - 1].push(field);
      field = '';
      if (character === '\n') {
        lines.push([]);
      }
    } else {
      field += character;
    }
  }
  const [header, ...rows] = lines.filter(line => line.length > 1);
  return rows.map(row =>
    Object.fromEntries(header.map((name, index) => [name, row[index]])),
  );
}

type Measure = 'BilledCost' | 'EffectiveCost' | 'ListCost';

function sumBy<T>(
  rows: T[],
  keyOf: (row: T) => string,
  valueOf: (row: T) => string,
): Record<string, string> {
  const sums: Record<string, Big> = {};
  for (const row of rows) {
    sums[keyOf(row)] = (sums[keyOf(row)] ?? new Big(0)).plus(valueOf(row));
  }
  return Object.fromEntries(
    Object.entries(sums).map(([key, sum]) => [key, sum.toFixed()]),
  );
}

describeSample(
  'the real FOCUS 1.0 sample (skipped where ../shared/data is absent)',
  () => {
    const engine = DuckDbRollupEngine.create({ memoryLimit: '512MB' });
    let rows: Row[];
    let daily: DailyCostRow[];

    beforeAll(async () => {
      rows = parseCsv(readFileSync(sample, 'utf8'));
      daily = await rollUpFolder(engine, path.dirname(sample));
    });

    it.each<[string, (row: Row) => string, (row: DailyCostRow) => string]>([
      ['provider', row => row.ProviderName, row => row.provider],
      ['day', row => row.ChargePeriodStart.slice(0, 10), row => row.day],
      ['service', row => row.ServiceName, row => row.serviceName],
      ['category', row => row.ChargeCategory, row => row.chargeCategory],
    ])(
      'totals to the last digit by %s, billed, effective and list',
      (_, keyOfRow, keyOfDaily) => {
        expect(rows).toHaveLength(1000);
        for (const [measure, valueOf] of [
          ['BilledCost', row => row.billed],
          ['EffectiveCost', row => row.effective],
          ['ListCost', row => row.list],
        ] as [Measure, (row: DailyCostRow) => string][]) {
          expect(sumBy(daily, keyOfDaily, valueOf)).toEqual(
            sumBy(rows, keyOfRow, row => row[measure]),
          );
        }
      },
    );

    it('attributes by a tag of the real rows, dirty keys included, to the last digit', async () => {
      const tagged = await rollUpFolder(engine, path.dirname(sample), {
        ...fixturePlan,
        learnerTagKeys: ['ORG'],
        subjects: { trey: 'user:default/trey' },
      });
      const isTrey = (row: Row) =>
        row.Tags !== 'NULL' &&
        Object.entries(JSON.parse(row.Tags)).some(
          ([key, value]) =>
            key.trim().toLowerCase() === 'org' && value === 'trey',
        );
      const treys = tagged.filter(
        row => row.attribution.subjectRef === 'user:default/trey',
      );
      expect(treys.length).toBeGreaterThan(0);
      expect(
        sumBy(
          treys,
          () => 'sum',
          row => row.billed,
        ),
      ).toEqual(
        sumBy(
          rows.filter(isTrey),
          () => 'sum',
          row => row.BilledCost,
        ),
      );
    });

    it('gives the same daily cost from gzip and from Parquet, whose own sum by hyparquet agrees', async () => {
      const folder = await makeFolder();
      await mkdir(path.join(folder, 'gz'));
      await mkdir(path.join(folder, 'parquet'));
      await writeFile(
        path.join(folder, 'gz/sample.csv.gz'),
        gzipSync(await readFile(sample)),
      );
      await writeParquet(path.join(folder, 'parquet'), 's.parquet', rows, {
        BilledCost: '"BilledCost"::DECIMAL(30, 15)',
        EffectiveCost: '"EffectiveCost"::DOUBLE',
        ChargePeriodStart: '"ChargePeriodStart"::TIMESTAMP',
      });
      expect(await rollUpFolder(engine, path.join(folder, 'gz'))).toEqual(
        daily,
      );
      expect(await rollUpFolder(engine, path.join(folder, 'parquet'))).toEqual(
        daily,
      );
      const bytes = await readFile(path.join(folder, 'parquet/s.parquet'));
      const parquet = (await parquetReadObjects({
        file: bytes.buffer.slice(
          bytes.byteOffset,
          bytes.byteOffset + bytes.length,
        ),
        columns: ['ProviderName', 'BilledCost'],
        compressors,
      })) as { ProviderName: string; BilledCost: number }[];
      const cents = (sums: Record<string, string>) =>
        Object.fromEntries(
          Object.entries(sums).map(([key, sum]) => [
            key,
            new Big(sum).toFixed(2),
          ]),
        );
      expect(
        cents(
          sumBy(
            parquet,
            row => row.ProviderName,
            row => String(row.BilledCost),
          ),
        ),
      ).toEqual(
        cents(
          sumBy(
            daily,
            row => row.provider,
            row => row.billed,
          ),
        ),
      );
      await rm(folder, { recursive: true });
    });
  },
);
