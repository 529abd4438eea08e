import { mkdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { fixtureRow, makeFolder, toCsv } from '../__fixtures__/focusFixtures';
import { SpendInputError } from '../SpendInputError';
import { readDeliveries } from './readDeliveries';
import { readManifest, ReadManifestOptions } from './readManifest';
import { reconcileDelivery } from './reconcileDelivery';

let folder: string;

beforeEach(async () => {
  folder = await makeFolder();
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const CSV = toCsv([fixtureRow(), fixtureRow()]);

async function write(name: string, content: string | Buffer) {
  await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
  await writeFile(path.join(folder, name), content);
}

async function writeAzure(
  blobs: object[],
  changes: Record<string, unknown> = {},
) {
  await write(
    'manifest.json',
    JSON.stringify({
      manifestVersion: '2024-04-01',
      blobCount: blobs.length,
      exportConfig: { type: 'FocusCost' },
      blobs,
      ...changes,
    }),
  );
}

async function writeAws(dataFiles: unknown) {
  await write('export-Manifest.json', JSON.stringify({ dataFiles }));
}

async function refusal(
  manifest: string | undefined,
  options: ReadManifestOptions = {},
) {
  const error = await readManifest(folder, manifest, options).then(
    () => undefined,
    thrown => thrown,
  );
  expect(error).toBeInstanceOf(SpendInputError);
  return (error as SpendInputError).problem;
}

describe('the identity of a delivery', () => {
  const identity = async (options?: ReadManifestOptions) =>
    (await readManifest(folder, 'manifest.json', options)).identity;

  beforeEach(async () => {
    await write('a.csv', CSV);
    await write('b.csv', `${CSV}`);
    await writeAzure([{ blobName: 'a.csv' }, { blobName: 'b.csv' }]);
  });

  it('does not depend on the order of the files, nor on when they were fetched', async () => {
    const first = await identity();
    await writeAzure([{ blobName: 'b.csv' }, { blobName: 'a.csv' }]);
    await utimes(path.join(folder, 'a.csv'), 1, 1);
    expect(await identity()).toBe(first);
    expect(first).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('changes with a name, a size, and a byte of the same size', async () => {
    const seen = new Set([await identity()]);
    await write('a.csv', CSV.replace('AWS', 'GCP'));
    seen.add(await identity());
    await write('a.csv', `${CSV}${CSV.split('\n')[1]}\n`);
    seen.add(await identity());
    await write('c.csv', CSV);
    await writeAzure([{ blobName: 'c.csv' }, { blobName: 'b.csv' }]);
    seen.add(await identity());
    expect(seen.size).toBe(4);
  });

  it('goes by etags where the store gave them', async () => {
    const etags = new Map([
      ['a.csv', '"0x1"'],
      ['b.csv', '"0x2"'],
    ]);
    const first = await identity({ etags });
    await write('a.csv', CSV.replace('AWS', 'GCP'));
    expect(await identity({ etags })).toBe(first);
    expect(await identity({ etags: etags.set('a.csv', '"0x3"') })).not.toBe(
      first,
    );
  });
});

describe('a manifest is not believed: what it names is refused, with the place', () => {
  beforeEach(async () => {
    await write('data/a.csv', CSV);
  });

  it.each([
    ['../secret.csv', 'a path that leads elsewhere'],
    ['data/../../secret.csv', 'a path that leads elsewhere'],
    ['s3://bucket/../secret.csv', 'a path that leads elsewhere'],
    ['data//a.csv', 'a path that leads elsewhere'],
    ['/etc/passwd.csv', 'an absolute path'],
    ['C:\\billing\\a.csv', 'an absolute path'],
    ['file:///etc/passwd.csv', 'an absolute path'],
    [
      'data\\..\\..\\secret.csv',
      'a path with a backslash or a control character',
    ],
    ['data/%2e%2e/%2e%2e/secret.csv', 'a path with an encoded separator'],
    ['data/%252e%252e%252fsecret.csv', 'a path with an encoded separator'],
    ['data/..%2Fsecret.csv', 'a path with an encoded separator'],
    ['data/a.csv\u0000.csv', 'a path with a backslash or a control character'],
  ])('an entry %j', async (name, found) => {
    await write('../secret.csv', CSV).catch(() => undefined);
    await writeAws(['data/a.csv', name]);
    const problem = await refusal('export-Manifest.json');
    await rm(path.join(folder, '../secret.csv'), { force: true });
    expect(problem).toMatchObject({
      file: 'export-Manifest.json',
      column: 'dataFiles[1]',
      expected: 'a path within the delivery',
    });
    expect(problem.found).toMatch(found);
  });

  it('a link that leads out of the folder, of a manifest or of a plain folder', async () => {
    const outside = await makeFolder();
    await writeFile(path.join(outside, 'secret.csv'), CSV);
    await symlink(
      path.join(outside, 'secret.csv'),
      path.join(folder, 'data/link.csv'),
    );
    await writeAws(['data/link.csv']);
    const problem = await refusal('export-Manifest.json');
    expect(problem.found).toBe('"data/link.csv", a link to a file outside');
    expect((await refusal(undefined)).found).toBe(problem.found);
    await rm(outside, { recursive: true });
  });

  it('a file that is not there, of another kind, or named twice', async () => {
    await writeAws(['data/a.csv', 'data/b.csv']);
    expect(await refusal('export-Manifest.json')).toMatchObject({
      column: 'dataFiles[1]',
      found: '"data/b.csv", which is not there',
    });
    await writeAws(['data/a.zip']);
    expect((await refusal('export-Manifest.json')).found).toBe(
      '"data/a.zip", a file of another kind',
    );
    await writeAws(['data/a.csv', 's3://bucket/prefix/data/a.csv']);
    expect(await refusal('export-Manifest.json')).toMatchObject({
      column: 'dataFiles[1]',
      found: 'data/a.csv, which dataFiles[0] names already',
      expected: 'every file once',
    });
  });

  it('a size that differs, and parts that do not add up', async () => {
    await writeAzure([{ blobName: 'data/a.csv', byteCount: 7 }]);
    expect(await refusal('manifest.json')).toMatchObject({
      column: 'blobs[0].blobName',
      found: `"data/a.csv", a file of ${CSV.length} bytes`,
      expected: '7 bytes, as the manifest says',
    });
    await writeAzure([{ blobName: 'data/a.csv', dataRowCount: 2 }], {
      dataRowCount: 3,
    });
    expect(await refusal('manifest.json')).toMatchObject({
      column: 'dataRowCount',
      found: '"3"',
      expected: '2, the sum of the blobs',
    });
    await writeAzure([{ blobName: 'data/a.csv' }], { blobCount: 2 });
    expect((await refusal('manifest.json')).column).toBe('blobCount');
  });

  it('a version that is not known, an export of another kind, a number below nothing', async () => {
    await writeAzure([], { manifestVersion: '2031-01-01' });
    expect(await refusal('manifest.json')).toMatchObject({
      column: 'manifestVersion',
      found: '"2031-01-01"',
      expected: 'a version that is known: 2024-04-01',
    });
    await writeAzure([], { exportConfig: { type: 'ActualCost' } });
    expect((await refusal('manifest.json')).column).toBe('exportConfig.type');
    await writeAzure([{ blobName: 'data/a.csv', byteCount: -1 }]);
    expect((await refusal('manifest.json')).column).toBe('blobs[0].byteCount');
  });

  it('text that is no JSON, or JSON that is no manifest', async () => {
    await write('manifest.json', '{"blobs": [');
    expect((await refusal('manifest.json')).found).toMatch(
      'text that is not JSON',
    );
    await write('manifest.json', '[]');
    expect((await refusal('manifest.json')).expected).toBe('an object');
    await write('manifest.json', '{"name": "a web app"}');
    expect((await refusal('manifest.json')).found).toBe(
      'neither dataFiles nor blobs',
    );
    await writeAws('data/a.csv');
    expect(await refusal('export-Manifest.json')).toMatchObject({
      column: 'dataFiles',
      expected: 'a list',
    });
  });

  it('more files, or a larger manifest, than allowed', async () => {
    await writeAws(['data/a.csv', 'data/a.csv']);
    expect(
      await refusal('export-Manifest.json', { maxFiles: 1 }),
    ).toMatchObject({
      found: '2 files',
      expected: 'at most 1',
    });
    expect(
      (await refusal('export-Manifest.json', { maxManifestBytes: 10 }))
        .expected,
    ).toBe('at most 10');
    await write('data/b.csv', CSV);
    expect((await refusal(undefined, { maxFiles: 1 })).found).toBe('2 files');
  });

  it('a file that unpacks to many times its size', async () => {
    await write(
      'data/bomb.csv.gz',
      gzipSync(Buffer.alloc(40 * 1024 ** 2, 'a,'), { level: 9 }),
    );
    await writeAws(['data/bomb.csv.gz']);
    const problem = await refusal('export-Manifest.json');
    expect(problem).toMatchObject({ file: 'data/bomb.csv.gz' });
    expect(problem.found).toMatch(/^more than \d+ bytes when unpacked$/);
    expect(
      (await refusal('export-Manifest.json', { maxInflatedBytes: 1000 })).found,
    ).toBe('more than 1000 bytes when unpacked');
  });
});

describe('what was read is held against what was promised', () => {
  const periods = (rows: number, billingPeriod = '2026-11') => [
    {
      billingPeriod,
      totals: [
        { currency: 'USD', rows, billed: '1', effective: '1', list: '1' },
      ],
    },
  ];

  beforeEach(async () => {
    await write('a.csv', CSV);
    await write('b.csv', `${CSV}2\n`);
    await writeAzure(
      [
        { blobName: 'a.csv', dataRowCount: 2 },
        { blobName: 'b.csv', dataRowCount: 3 },
      ],
      { dataRowCount: 5, runInfo: { startDate: '2026-11-01T00:00:00' } },
    );
  });

  const read = async (...rows: [number, number]) =>
    reconcileDelivery((await readDeliveries(folder))[0], [
      { name: 'a.csv', periods: periods(rows[0]) },
      { name: 'b.csv', periods: periods(rows[1]) },
    ]);

  it('rows, file by file', async () => {
    await expect(read(2, 3)).resolves.toBeUndefined();
    await expect(read(2, 2)).rejects.toThrow(
      'b.csv: found 2 rows, expected 3, as manifest.json promises',
    );
  });

  it('a file that was not read, a file too many, and charges of another billing period', async () => {
    const [delivery] = await readDeliveries(folder);
    const a = { name: 'a.csv', periods: periods(2) };
    const b = { name: 'b.csv', periods: periods(3) };
    expect(() => reconcileDelivery(delivery, [a])).toThrow(
      'b.csv: found a file that was not read',
    );
    expect(() =>
      reconcileDelivery(delivery, [
        a,
        b,
        { name: 'c.csv', periods: periods(1) },
      ]),
    ).toThrow('manifest.json: found 6 rows in 3 files, expected 5');
    expect(() =>
      reconcileDelivery(delivery, [
        a,
        { ...b, periods: periods(3, '2026-10') },
      ]),
    ).toThrow(
      'b.csv, column BillingPeriodStart: found charges of 2026-10, expected charges of 2026-11 alone',
    );
  });
});

describe('a Cost and Usage Report, which AWS delivered before', () => {
  it('is read by its report keys and its billing period', async () => {
    await write('20261101-20261201/report-1.csv.gz', gzipSync(CSV));
    await write(
      'report-Manifest.json',
      JSON.stringify({
        reportKeys: ['cur/report/20261101-20261201/report-1.csv.gz'],
        billingPeriod: {
          start: '20261101T000000.000Z',
          end: '20261201T000000.000Z',
        },
        columns: [{ category: 'bill', name: 'BilledCost' }],
      }),
    );
    const [delivery] = await readDeliveries(folder);
    expect(delivery).toMatchObject({
      billingPeriod: '2026-11',
      exportName: 'report',
      columns: ['BilledCost'],
      files: [{ name: '20261101-20261201/report-1.csv.gz', format: 'csv.gz' }],
    });
  });
});
