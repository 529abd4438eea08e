import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import {
  fixturePlan,
  fixtureRow,
  makeFolder,
  writeCsv,
} from '../__fixtures__/focusFixtures';
import { rollupEngineContract } from '../contract';
import { listChargeFiles } from '../focus';
import { DuckDbRollupEngine } from './DuckDbRollupEngine';

jest.setTimeout(60_000);

describe('DuckDbRollupEngine', () => {
  let folder: string;
  let spill: string;
  let engine: DuckDbRollupEngine;

  beforeEach(async () => {
    folder = await makeFolder();
    spill = await mkdtemp(path.join(tmpdir(), 'academy-spill-'));
    engine = DuckDbRollupEngine.create({
      memoryLimit: '512MB',
      temporaryFolder: spill,
    });
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
    await rm(spill, { recursive: true });
  });

  it.each(rollupEngineContract)('$promise', async ({ hold }) => {
    await hold(engine);

    // Nothing that was written on the way stays behind.
    expect(await readdir(spill)).toEqual([]);
  });

  /** Enough charges for a roll-up that is still at work when it is told to stop. */
  async function writeManyCharges(): Promise<void> {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const columns = Object.entries(fixtureRow({ Tags: '' })).map(
      ([name, value]) => `'${value}' AS "${name}"`,
    );
    await connection.run(
      `COPY (SELECT ${columns.join(
        ', ',
      )}, 'i-' || row AS "ResourceId" FROM range(200000) t(row))
        TO '${path.join(folder, 'many.parquet')}' (FORMAT parquet)`,
    );
    connection.closeSync();
    instance.closeSync();
  }

  it('is interrupted at work, removes what it spilled and leaves the event loop free meanwhile', async () => {
    await writeManyCharges();
    const [file] = await listChargeFiles(folder);
    const inspected = await engine.inspect(file);
    const controller = new AbortController();
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
      if (ticks === 5) {
        controller.abort(new Error('the portal stops'));
      }
    }, 1);
    const plan = {
      ...fixturePlan,
      // Makes every charge a group of its own.
      overrides: [
        { id: 'o', resourceId: 'i-7', subjectRef: 'user:default/ada' },
      ],
    };
    await expect(
      engine.rollUp({
        files: [inspected],
        billingPeriod: '2026-11',
        plan,
        signal: controller.signal,
      }),
    ).rejects.toThrow('the portal stops');
    clearInterval(timer);
    expect(ticks).toBeGreaterThanOrEqual(5);
    expect(await readdir(spill)).toEqual([]);
  });

  it('reads a file whose path holds quotes', async () => {
    await writeCsv(folder, "it's.csv", [fixtureRow()]);
    const [file] = await listChargeFiles(folder);
    expect((await engine.inspect(file)).periods).toHaveLength(1);
  });
});
