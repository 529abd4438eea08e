import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder } from '../__fixtures__/focusFixtures';
import { readDailyCost, writeDailyCost } from './DailyCostFile';
import { DailyCostRecord, dailyCostRecord } from './DailyCostRecord';

const record: DailyCostRecord = dailyCostRecord(
  {
    attribution: {
      outcome: 'attributed',
      subjectRef: 'user:default/ada',
      trace: {
        rule: 'tag',
        input: 'tag learner=ada',
        candidates: ['user:default/ada'],
        planVersion: 'sha256:1',
      },
    },
    day: '2026-11-03',
    provider: 'AWS',
    serviceCategory: 'Compute',
    serviceName: '=HYPERLINK("x"), GPUs',
    chargeCategory: 'Credit',
    currency: 'USD',
    simulated: true,
    billed: '-0.000000000000000001',
    effective: '100',
    list: '0',
    rows: 3,
  },
  '2026-11',
);

async function* batches(...records: DailyCostRecord[]) {
  yield records;
}

describe('a file of daily cost', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await makeFolder();
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it.each(['a.csv', 'a.jsonl', 'a.parquet'])(
    'comes back from %s as it was written, to the last digit',
    async name => {
      const file = path.join(folder, name);
      const records = [
        record,
        { ...record, region: "it's", quantity: '1.5', unit: 'Hours' },
      ];
      expect(await writeDailyCost(file, batches(...records))).toBe(2);
      expect(await readDailyCost(file)).toEqual(records);
      expect(await readdir(folder)).toEqual([name]);
    },
  );

  it('is there as a whole or not at all', async () => {
    async function* broken() {
      yield [record];
      throw new Error('the roll-up failed');
    }
    await expect(
      writeDailyCost(path.join(folder, 'a.csv'), broken()),
    ).rejects.toThrow('the roll-up failed');
    expect(await readdir(folder)).toEqual([]);
  });

  it('is refused where it is something else, with the place', async () => {
    const file = path.join(folder, 'a.csv');
    await writeFile(file, 'day,billed\n2026-11-01,1\n');
    await expect(readDailyCost(file)).rejects.toThrow(
      'expected daily cost, as academy spend ingest writes it',
    );
    await writeDailyCost(file, batches({ ...record, day: 'Tuesday' }));
    await expect(readDailyCost(file)).rejects.toThrow(
      'row 1, column day: found "Tuesday", expected a date such as 2026-11-01',
    );
    await expect(readDailyCost('a.xlsx')).rejects.toThrow(
      'expected .csv, .jsonl, .parquet',
    );
  });
});
