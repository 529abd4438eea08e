import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  FixtureRow,
  fixturePlan,
  fixtureRow,
  makeFolder,
  toCsv,
  writeParquet,
} from './__fixtures__/focusFixtures';
import { readDeliveries, reconcileDelivery } from './manifest';
import { DailyCostRow, DuckDbRollupEngine } from './rollup';
import { SpendInputError, SpendInputProblem } from './SpendInputError';

// DuckDB starts once a file, which takes its time on a busy machine.
jest.setTimeout(30_000);

/*
 * Every kind of malformed delivery that is known to us, each beside a good file that must not be counted alone: a delivery is
 * used as a whole or not at all. What FOCUS bars though it can be added up is for `checkFocusFiles`.
 */

const engine = DuckDbRollupEngine.create({ memoryLimit: '512MB' });
const good = fixtureRow();
const bad = (changes: FixtureRow) => toCsv([good, { ...good, ...changes }]);

let folder: string;

beforeEach(async () => {
  folder = await makeFolder();
  await write('good.csv', toCsv([good]));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function write(name: string, content: string | Buffer) {
  await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
  await writeFile(path.join(folder, name), content);
}

async function writeManifest(...entries: string[]) {
  await write(
    'export-Manifest.json',
    JSON.stringify({ dataFiles: ['good.csv', ...entries] }),
  );
}

async function writeBlobs(blob: object, changes: object = {}) {
  await write(
    'manifest.json',
    JSON.stringify({
      manifestVersion: '2024-04-01',
      blobs: [{ blobName: 'good.csv' }, blob],
      ...changes,
    }),
  );
}

/** A delivery from its manifest to daily cost, as an ingest takes it; `yielded` is what it has handed on when it ends. */
async function ingest(yielded: DailyCostRow[]): Promise<void> {
  for (const delivery of await readDeliveries(folder)) {
    const files = [];
    for (const file of delivery.files) {
      files.push(await engine.inspect(file));
    }
    reconcileDelivery(delivery, files);
    const rollup = await engine.rollUp({
      files,
      billingPeriod: '2026-11',
      plan: fixturePlan,
    });
    try {
      for await (const rows of rollup.rows()) {
        yielded.push(...rows);
      }
    } finally {
      await rollup.dispose();
    }
  }
}

const half = async (name: string) => {
  const bytes = await readFile(path.join(folder, name));
  await write(name, bytes.subarray(0, Math.floor(bytes.length / 2)));
};

type Malformed = [
  kind: string,
  make: () => Promise<void>,
  problem: Partial<Record<keyof SpendInputProblem, unknown>>,
];

const text = (value: string) => expect.stringContaining(value);

const REFUSED: Malformed[] = [
  [
    'Parquet that was cut off',
    async () => {
      await writeParquet(folder, 'x.parquet', [good], {});
      await half('x.parquet');
    },
    {
      file: 'x.parquet',
      found: 'a Parquet file without its end',
      expected: text('PAR1'),
    },
  ],
  [
    'Parquet that is damaged within',
    async () => {
      await writeParquet(folder, 'x.parquet', [good], {});
      const bytes = await readFile(path.join(folder, 'x.parquet'));
      await write(
        'x.parquet',
        bytes.fill(0x7f, bytes.length - 60, bytes.length - 8),
      );
    },
    {
      file: 'x.parquet',
      found: text('cannot be read'),
      expected: text('Parquet'),
    },
  ],
  [
    'CSV that is named Parquet',
    () => write('x.parquet', toCsv([good])),
    { file: 'x.parquet', found: 'bytes that are not Parquet' },
  ],
  [
    'CSV that is named gzip',
    () => write('x.csv.gz', toCsv([good])),
    {
      file: 'x.csv.gz',
      found: text('bytes that are not gzip'),
      expected: text('gzip'),
    },
  ],
  [
    'gzip that was cut off',
    async () => {
      await write(
        'x.csv.gz',
        gzipSync(toCsv(Array.from({ length: 500 }, () => good))),
      );
      await half('x.csv.gz');
    },
    {
      file: 'x.csv.gz',
      found: 'a gzip file without its end',
      expected: 'a whole file',
    },
  ],
  [
    'a decompression bomb',
    () =>
      write('x.csv.gz', gzipSync(Buffer.alloc(40 * 1024 ** 2), { level: 9 })),
    {
      file: 'x.csv.gz',
      found: text('bytes when unpacked'),
      expected: text('at most'),
    },
  ],
  [
    'a row with too many columns',
    () => write('x.csv', `${toCsv([good]).trimEnd()},"more"\n`),
    {
      file: 'x.csv',
      line: 2,
      found: '18 columns',
      expected: '17, as in the header',
    },
  ],
  [
    'a row with too few columns',
    () => write('x.csv', `${toCsv([good])}"1","2"\n`),
    {
      file: 'x.csv',
      line: 3,
      found: '2 columns',
      expected: '17, as in the header',
    },
  ],
  [
    'a quote that is not closed',
    () => write('x.csv', toCsv([good]).slice(0, -3)),
    { file: 'x.csv', found: expect.stringMatching(/quote|columns/) },
  ],
  [
    'bytes that are not UTF-8',
    () => write('x.csv', Buffer.from(bad({ RegionId: 'é' }), 'latin1')),
    { file: 'x.csv', found: 'bytes that are not UTF-8', expected: 'UTF-8' },
  ],
  [
    'an empty file',
    () => write('x.csv', ''),
    { file: 'x.csv', line: 1, found: '""', expected: text('header line') },
  ],
  [
    'a header that names a column twice',
    () => write('x.csv', 'BilledCost,billedcost\n1,1\n'),
    { file: 'x.csv', line: 1, column: 'billedcost', found: 'the column twice' },
  ],
  [
    'a header without a column that totals need',
    () => write('x.csv', toCsv([good]).replace('BilledCost', 'Billed')),
    { file: 'x.csv', column: 'BilledCost', found: text('no such column') },
  ],
  [
    'a cost that is no number',
    () => write('x.csv', bad({ BilledCost: '1,50' })),
    {
      file: 'x.csv',
      row: 2,
      column: 'BilledCost',
      found: '"1,50"',
      expected: text('decimal'),
    },
  ],
  [
    'a cost that no decimal can hold',
    () => write('x.csv', bad({ EffectiveCost: '1e40' })),
    {
      file: 'x.csv',
      row: 2,
      column: 'EffectiveCost',
      found: '"1e40"',
      expected: text('decimal'),
    },
  ],
  [
    'a cost that is not there',
    () => write('x.csv', bad({ BilledCost: 'NULL' })),
    {
      file: 'x.csv',
      row: 2,
      column: 'BilledCost',
      found: '"NULL"',
      expected: text('decimal'),
    },
  ],
  [
    'a day that no calendar has',
    () => write('x.csv', bad({ ChargePeriodStart: '2026-11-31T00:00:00Z' })),
    {
      file: 'x.csv',
      row: 2,
      column: 'ChargePeriodStart',
      found: text('2026-11-31'),
      expected: text('a time'),
    },
  ],
  [
    'a charge category that FOCUS does not have',
    () => write('x.csv', bad({ ChargeCategory: 'Refund' })),
    {
      file: 'x.csv',
      row: 2,
      column: 'ChargeCategory',
      found: '"Refund"',
      expected: text('Usage, Purchase'),
    },
  ],
  [
    'a charge without a currency',
    () => write('x.csv', bad({ BillingCurrency: '' })),
    { file: 'x.csv', row: 2, column: 'BillingCurrency', found: 'nothing' },
  ],
  [
    'tags that are no JSON',
    () => write('x.csv', bad({ Tags: '{"learner": ' })),
    { file: 'x.csv', row: 2, column: 'Tags', expected: text('JSON object') },
  ],
  [
    'a path that leads out of the delivery',
    () => writeManifest('../../etc/secret.csv'),
    {
      file: 'export-Manifest.json',
      column: 'dataFiles[1]',
      found: text('leads elsewhere'),
    },
  ],
  [
    'an absolute path',
    () => writeManifest('/etc/secret.csv'),
    {
      file: 'export-Manifest.json',
      column: 'dataFiles[1]',
      found: text('an absolute path'),
    },
  ],
  [
    'an escape that is written as a URL',
    () => writeManifest('data/%2e%2e%2fsecret.csv'),
    {
      file: 'export-Manifest.json',
      column: 'dataFiles[1]',
      found: text('encoded separator'),
    },
  ],
  [
    'a link out of the delivery',
    async () => {
      await symlink('/etc/hostname', path.join(folder, 'x.csv'));
      await writeManifest('x.csv');
    },
    {
      file: 'export-Manifest.json',
      column: 'dataFiles[1]',
      found: text('a link to a file outside'),
    },
  ],
  [
    'a file that did not arrive',
    () => writeManifest('x.csv'),
    {
      file: 'export-Manifest.json',
      column: 'dataFiles[1]',
      found: text('not there'),
    },
  ],
  [
    'a file that is listed twice',
    () => writeManifest('s3://bucket/good.csv'),
    {
      file: 'export-Manifest.json',
      column: 'dataFiles[1]',
      expected: 'every file once',
    },
  ],
  [
    'a copy of a file under another name',
    () => write('good (1).csv', toCsv([good])),
    {
      file: 'good.csv',
      found: 'a copy of good (1).csv, byte for byte',
      expected: 'every charge once',
    },
  ],
  [
    'a manifest that was cut off',
    () => write('manifest.json', '{"blobs": ['),
    {
      file: 'manifest.json',
      found: text('not JSON'),
      expected: text('JSON object'),
    },
  ],
  [
    'a manifest of a version that is not known',
    () =>
      writeBlobs({ blobName: 'good.csv' }, { manifestVersion: '2031-01-01' }),
    { file: 'manifest.json', column: 'manifestVersion', found: '"2031-01-01"' },
  ],
  [
    'a size that the manifest did not promise',
    async () => {
      await write('x.csv', toCsv([good]));
      await writeBlobs({ blobName: 'x.csv', byteCount: 1 });
    },
    {
      file: 'manifest.json',
      column: 'blobs[1].blobName',
      expected: '1 bytes, as the manifest says',
    },
  ],
  [
    'fewer rows than the manifest promised',
    async () => {
      await write('x.csv', toCsv([good]));
      await writeBlobs({ blobName: 'x.csv', dataRowCount: 2 });
    },
    {
      file: 'x.csv',
      found: '1 rows',
      expected: '2, as manifest.json promises',
    },
  ],
  [
    'charges of another billing period than was delivered',
    async () => {
      await write('x.csv', bad({ BillingPeriodStart: '2026-10-01' }));
      await writeBlobs(
        { blobName: 'x.csv' },
        { runInfo: { startDate: '2026-11-01T00:00:00' } },
      );
    },
    {
      file: 'x.csv',
      column: 'BillingPeriodStart',
      found: 'charges of 2026-10',
    },
  ],
];

describe('a malformed delivery is refused as a whole, with the place, what was found and what was expected', () => {
  it.each(REFUSED)('%s', async (_, make, problem) => {
    await make();
    const yielded: DailyCostRow[] = [];
    const error = await ingest(yielded).then(
      () => undefined,
      thrown => thrown,
    );

    expect(error).toBeInstanceOf(SpendInputError);
    const found = (error as SpendInputError).problem;
    expect(found).toMatchObject(problem);
    expect([
      found.file,
      found.found,
      found.expected,
      found.remedy,
    ]).not.toContain('');
    expect(yielded).toEqual([]);
  });

  it('and a good one is not', async () => {
    const yielded: DailyCostRow[] = [];
    await ingest(yielded);
    expect(yielded).toHaveLength(1);
  });
});
