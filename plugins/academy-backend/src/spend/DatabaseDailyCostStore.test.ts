import { Attribution } from '@gpu-academy/attribution';
import { DailyCostRow, PeriodRollup } from '@gpu-academy/spend';
import { Knex } from 'knex';
import { DatabaseAttributionTraceStore } from '../attribution';
import { createTestDatabases, initMigrated } from '../database/testDatabases';
import { DatabaseDailyCostStore } from './DatabaseDailyCostStore';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const november = { from: '2026-11-01', to: '2026-12-01' };
const ada = 'user:default/ada';

const attribution: Attribution = {
  outcome: 'attributed',
  subjectRef: ada,
  workspaceId: 'ws-1',
  trace: {
    rule: 'tag',
    input: 'tag learner=ada',
    candidates: [ada],
    planVersion: 'v1',
  },
};

const row: DailyCostRow = {
  attribution,
  day: '2026-11-03',
  provider: 'AWS',
  serviceCategory: 'Compute',
  serviceName: 'EC2',
  chargeCategory: 'Usage',
  currency: 'USD',
  simulated: false,
  billed: '12345678901234567890.000000000000000001',
  effective: '0.1',
  list: '0',
  rows: 2,
};

function rollupOf(
  rows: DailyCostRow[],
  options: { billingPeriod?: string; failure?: Error } = {},
): PeriodRollup {
  return {
    billingPeriod: options.billingPeriod ?? '2026-11',
    totals: [],
    billedThrough: '2026-11-03T11:00:00Z',
    attributions: [...new Set(rows.map(each => each.attribution))],
    async *rows() {
      yield rows;
      if (options.failure) {
        throw options.failure;
      }
    },
    dispose: async () => {},
  };
}

describe.each(databases.eachSupportedId())(
  'DatabaseDailyCostStore on %s',
  databaseId => {
    let knex: Knex;
    let store: DatabaseDailyCostStore;

    beforeAll(async () => {
      knex = await initMigrated(databases, databaseId);
      store = DatabaseDailyCostStore.create({
        database: knex,
        traces: DatabaseAttributionTraceStore.create({ database: knex }),
      });
    });

    beforeEach(async () => {
      await knex('daily_cost').delete();
      await knex('spend_snapshot').delete();
    });

    afterAll(() => knex.destroy());

    const replace = (rows: DailyCostRow[], failure?: Error) =>
      store.replacePeriod({
        source: 'aws',
        identity: { digest: 'd1', planVersion: 'v1' },
        rollup: rollupOf(rows, { failure }),
      });

    const billed = async () =>
      (await store.listDaily(ada, november)).map(item => item.billed);

    it('keeps money to eighteen digits after the point and twenty before it', async () => {
      await replace([row, { ...row, serviceName: 'EBS', billed: '0.1' }]);
      expect(await billed()).toEqual([
        '0.1',
        '12345678901234567890.000000000000000001',
      ]);
      const sums = await store.sumByLearner([ada], november);
      expect(sums.get(ada)).toEqual({
        totals: [
          {
            currency: 'USD',
            billed: '12345678901234567890.100000000000000001',
            effective: '0.2',
          },
        ],
        simulated: false,
      });
    });

    it('replaces a period as a whole and knows what it was made of', async () => {
      expect(await store.getCurrent('aws', '2026-11')).toBeUndefined();
      await replace([row]);
      await replace([{ ...row, billed: '2' }]);
      expect(await billed()).toEqual(['2']);
      expect(await knex('daily_cost')).toHaveLength(1);
      expect(await store.getCurrent('aws', '2026-11')).toEqual({
        digest: 'd1',
        planVersion: 'v1',
        totals: [],
      });
      expect(await store.getCurrent('gcp', '2026-11')).toBeUndefined();
      expect(await store.billedThrough()).toBe('2026-11-03T11:00:00Z');
    });

    it('keeps the old period where the new one fails half-way', async () => {
      await replace([{ ...row, billed: '5' }]);
      await expect(
        replace([{ ...row, billed: '6' }], new Error('the disk is full')),
      ).rejects.toThrow('the disk is full');
      expect(await billed()).toEqual(['5']);
      expect(await knex('spend_snapshot')).toHaveLength(1);
      expect(await knex('daily_cost')).toHaveLength(1);
    });

    it('allows one current snapshot of a period of a source', async () => {
      await replace([row]);
      const [snapshot] = await knex('spend_snapshot').select('*');
      await expect(
        knex('spend_snapshot').insert({ ...snapshot, id: snapshot.id + 1 }),
      ).rejects.toThrow(/unique/i);
    });

    it('stores a period of many rows and answers many learners', async () => {
      const learners = Array.from(
        { length: 1200 },
        (_, n) => `user:default/l${n}`,
      );
      const rows = learners.map(subjectRef => ({
        ...row,
        billed: '0.01',
        attribution: {
          ...attribution,
          subjectRef,
          trace: { ...attribution.trace, input: subjectRef },
        },
      }));
      expect(await replace(rows)).toBe(1200);
      const sums = await store.sumByLearner(learners, november);
      expect(sums.size).toBe(1200);
      expect(sums.get('user:default/l1199')?.totals[0].billed).toBe('0.01');
    });

    it('counts the first day of an interval and not the day it ends with', async () => {
      await replace([row]);
      const inInterval = async (from: string, to: string) =>
        (await store.listDaily(ada, { from, to })).length;
      expect(await inInterval('2026-11-03', '2026-11-04')).toBe(1);
      expect(await inInterval('2026-11-02', '2026-11-03')).toBe(0);
    });

    it('adds up rows that differ only in how they were attributed', async () => {
      const byLease: Attribution = {
        ...attribution,
        trace: { ...attribution.trace, rule: 'lease', input: 'lease l1' },
      };
      await replace([
        { ...row, billed: '1' },
        { ...row, billed: '2', attribution: byLease },
        { ...row, billed: '4', simulated: true },
      ]);
      const items = await store.listDaily(ada, november);
      expect(items.map(item => [item.billed, item.simulated]).sort()).toEqual([
        ['3', false],
        ['4', true],
      ]);
    });
  },
);
