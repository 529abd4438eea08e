import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import Big from 'big.js';
import {
  CLOUD_COST,
  writeAwsDelivery,
  writeAzureDelivery,
  writeGoogleDelivery,
} from '../__fixtures__/cloudDeliveries';
import { fixturePlan, makeFolder } from '../__fixtures__/focusFixtures';
import { checkFocusFiles } from '../focusRules';
import { DailyCostRow, DuckDbRollupEngine } from '../rollup';
import { readDeliveries } from './readDeliveries';
import { reconcileDelivery } from './reconcileDelivery';

const engine = DuckDbRollupEngine.create({ memoryLimit: '512MB' });

let folder: string;

beforeEach(async () => {
  folder = await makeFolder();
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function ingest(): Promise<DailyCostRow[]> {
  const rows: DailyCostRow[] = [];
  for (const delivery of await readDeliveries(folder)) {
    const files = await Promise.all(
      delivery.files.map(it => engine.inspect(it)),
    );
    reconcileDelivery(delivery, files);
    const rollup = await engine.rollUp({
      files,
      billingPeriod: delivery.billingPeriod!,
      plan: fixturePlan,
    });
    try {
      for await (const batch of rollup.rows()) {
        rows.push(...batch);
      }
    } finally {
      await rollup.dispose();
    }
  }
  return rows;
}

function billedByLearner(rows: readonly DailyCostRow[]) {
  const sums = new Map<string, Big>();
  for (const row of rows) {
    const learner = row.attribution.subjectRef?.replace('user:default/', '');
    const key = `${row.day} ${learner}`;
    sums.set(key, (sums.get(key) ?? new Big(0)).plus(row.billed));
  }
  return [...sums]
    .map(([key, sum]) => [...key.split(' '), sum.toFixed()])
    .sort();
}

// DuckDB starts once a file, which takes its time on a busy machine.
jest.setTimeout(30_000);

describe('one cost, delivered as each cloud does', () => {
  it.each([
    ['AWS', writeAwsDelivery, 'aws-data-export'],
    ['Azure', writeAzureDelivery, 'azure-export'],
    ['Google Cloud', writeGoogleDelivery, 'folder'],
  ])(
    '%s: read by the same code, to the same daily cost',
    async (_, write, kind) => {
      await write(folder);
      const deliveries = await readDeliveries(folder);
      expect(deliveries).toMatchObject([{ kind, billingPeriod: '2026-11' }]);
      expect(billedByLearner(await ingest())).toEqual(CLOUD_COST);
    },
  );

  it('AWS: the manifest gives columns and the name of the export', async () => {
    await writeAwsDelivery(folder);
    const [delivery] = await readDeliveries(folder);
    expect(delivery).toMatchObject({
      exportName: 'focus-export',
      manifest:
        'focus-export/metadata/BILLING_PERIOD=2026-11/focus-export-Manifest.json',
    });
    expect(delivery.columns).toContain('BilledCost');
    expect(delivery.files.map(file => path.basename(file.name))).toEqual([
      'focus-export-00001.snappy.parquet',
      'focus-export-00002.snappy.parquet',
    ]);
  });

  it('Azure: the manifest gives the rows of each file, and a credit without a service is counted', async () => {
    await writeAzureDelivery(folder);
    const [delivery] = await readDeliveries(folder);
    expect(delivery).toMatchObject({
      exportName: 'focus-cost',
      deliveredAt: '2026-11-05T06:00:00.000Z',
      rows: 4,
    });
    expect(delivery.files.map(file => file.rows)).toEqual([2, 2]);
    const credit = (await ingest()).find(
      row => row.chargeCategory === 'Credit',
    );
    expect(credit).toMatchObject({ billed: '-1', serviceName: 'Unspecified' });
  });

  it('Azure: of two runs of one month only the newer counts, for each holds the whole month', async () => {
    await writeAzureDelivery(folder, {
      run: '202611040600/9f3b',
      submitted: '2026-11-04T06:00:00Z',
    });
    await writeAzureDelivery(folder);
    const deliveries = await readDeliveries(folder);
    expect(deliveries).toHaveLength(1);
    expect(deliveries[0].manifest).toMatch('202611050600/0d5a');
    expect(billedByLearner(await ingest())).toEqual(CLOUD_COST);
  });

  it('Google Cloud: lower-case categories are read as FOCUS writes them, and what is net stays net', async () => {
    await writeGoogleDelivery(folder);
    const rows = await ingest();
    expect(new Set(rows.map(row => row.chargeCategory))).toEqual(
      new Set(['Usage']),
    );
  });

  it('a folder that was fetched from any depth of the store is read all the same', async () => {
    await writeAwsDelivery(path.join(folder, 'whole'));
    const [whole] = await readDeliveries(path.join(folder, 'whole'));
    await rename(
      path.join(folder, 'whole/focus-export'),
      path.join(folder, 'export'),
    );
    const [part] = await readDeliveries(path.join(folder, 'export'));
    expect(part.files.map(it => it.digest)).toEqual(
      whole.files.map(it => it.digest),
    );
  });

  it.each<[string, (folder: string) => Promise<void>, string[]]>([
    ['AWS', writeAwsDelivery, []],
    [
      'Azure',
      writeAzureDelivery,
      [
        'warning Tags-C-001-M 2',
        'error ServiceName-C-003-M 1',
        'warning Tags-C-001-M 2',
      ],
    ],
    [
      'Google Cloud',
      writeGoogleDelivery,
      ['warning ChargeCategory-C-003-M 3', 'error ContractedCost-C-009-C 1'],
    ],
  ])(
    '%s: the rules of FOCUS find what is so, and nothing else',
    async (_, write, expected) => {
      await write(folder);
      const [delivery] = await readDeliveries(folder);
      const check = await checkFocusFiles(delivery.files);
      expect(
        check.files
          .flatMap(it => it.violations)
          .map(it => `${it.level} ${it.rule} ${it.count}`),
      ).toEqual(expected);
    },
  );
});
