import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { AttributionPlan } from '@gpu-academy/attribution';
import { Knex } from 'knex';
import { createTestDatabases, initMigrated } from '../database/testDatabases';
import { DatabaseIngestRunStore } from '../ingest';
import {
  focusCsv,
  focusFolder,
  planOfLearners,
} from './__testUtils__/focusFolder';
import { DefaultSpendService } from './DefaultSpendService';

jest.setTimeout(120_000);

const databases = createTestDatabases();
const november = { from: '2026-11-01', to: '2026-12-01' };
const sample = path.resolve(__dirname, '../../../../../shared/data/focus');
const describeSample = existsSync(sample) ? describe : describe.skip;

describe.each(databases.eachSupportedId())(
  'DefaultSpendService on %s',
  databaseId => {
    let knex: Knex;
    let runs: DatabaseIngestRunStore;
    let plan: AttributionPlan;
    let folders: string[];

    beforeAll(async () => {
      knex = await initMigrated(databases, databaseId);
      runs = DatabaseIngestRunStore.create({ database: knex });
    });

    beforeEach(async () => {
      for (const table of [
        'daily_cost',
        'spend_snapshot',
        'attribution_trace',
        'ingest_run',
      ]) {
        await knex(table).delete();
      }
      plan = planOfLearners('ada', 'bob');
      folders = [];
    });

    afterEach(async () => {
      for (const folder of folders) {
        await rm(folder, { recursive: true });
      }
    });

    afterAll(() => knex.destroy());

    async function folderOf(files: Parameters<typeof focusFolder>[0] = {}) {
      const folder = await focusFolder(files);
      folders.push(folder);
      return folder;
    }

    function serviceOf(
      ...sources: { id: string; path: string; [key: string]: unknown }[]
    ) {
      return DefaultSpendService.create({
        database: knex,
        logger: mockServices.logger.mock(),
        ingestRuns: runs,
        attributionPlan: { getPlan: async () => plan },
        config: mockServices.rootConfig({
          data: {
            academy: {
              spend: {
                sources: sources.map(source => ({ type: 'folder', ...source })),
              },
            },
          },
        }),
      });
    }

    async function runStates() {
      const { items } = await runs.list({ limit: 100 });
      return items
        .reverse()
        .map(run => [run.source, run.unit, run.state, run.rows]);
    }

    it('answers what learners spent, per currency and exactly', async () => {
      const service = serviceOf({
        id: 'aws',
        path: await folderOf({
          'a.csv': [
            { BilledCost: '0.1' },
            { BilledCost: '0.2', ChargePeriodStart: '2026-11-04T00:00:00Z' },
            { BilledCost: '-0.05', ChargeCategory: 'Credit' },
            { BilledCost: '7', BillingCurrency: 'EUR' },
            { Tags: '{"learner": "bob"}' },
          ],
        }),
      });
      await service.ingest();

      const ada = 'user:default/ada';
      const zoe = 'user:default/zoe';
      const summaries = await service.summarize([ada, zoe], november);
      expect(summaries.get(ada)).toEqual({
        ...november,
        totals: [
          { currency: 'EUR', billed: '7', effective: '0.9' },
          { currency: 'USD', billed: '0.25', effective: '2.7' },
        ],
        billedThrough: '2026-11-03T11:00:00Z',
        simulated: false,
      });
      expect(summaries.get(zoe)).toMatchObject({ totals: [] });

      const daily = await service.dailyCost(ada, {
        from: '2026-11-03',
        to: '2026-11-04',
      });
      expect(daily.items).toContainEqual({
        day: '2026-11-03',
        provider: 'AWS',
        serviceCategory: 'Compute',
        serviceName: 'Amazon Elastic Compute Cloud',
        region: 'us-east-1',
        chargeCategory: 'Credit',
        currency: 'USD',
        billed: '-0.05',
        effective: '0.9',
        simulated: false,
      });
      expect(daily.items).toHaveLength(3);
      expect(daily.totals.find(total => total.currency === 'USD')?.billed).toBe(
        '0.05',
      );
    });

    it('shows staff what belongs to nobody, or to more than one', async () => {
      const service = serviceOf({
        id: 'aws',
        path: await folderOf({
          'a.csv': [
            { Tags: '' },
            { Tags: '{"learner": "zoe"}' },
            { Tags: '{"learner": "ada", " learner": "bob"}' },
          ],
        }),
      });
      await service.ingest();
      expect(await service.unattributed(november)).toEqual([
        {
          outcome: 'ambiguous',
          currency: 'USD',
          billed: '1',
          effective: '0.9',
          rows: 1,
        },
        {
          outcome: 'unattributed',
          currency: 'USD',
          billed: '2',
          effective: '1.8',
          rows: 2,
        },
      ]);
      const traces = await knex('attribution_trace').orderBy('input');
      expect(traces.map(trace => trace.input)).toEqual([
        'aws/012345678901',
        'aws/012345678901, tag learner=zoe',
        'tag learner=ada, tag learner=bob',
      ]);
    });

    it('reads a period once, and again when its files or the attribution changed', async () => {
      const folder = await folderOf({
        'october.csv': [{ BillingPeriodStart: '2026-10-01T00:00:00Z' }],
        'november.csv': [{}],
      });
      const service = serviceOf({ id: 'aws', path: folder });
      await service.ingest();
      await service.ingest();
      expect(await runStates()).toEqual([
        ['aws', '2026-10', 'succeeded', 1],
        ['aws', '2026-11', 'succeeded', 1],
        ['aws', '2026-10', 'unchanged', undefined],
        ['aws', '2026-11', 'unchanged', undefined],
      ]);

      await writeFile(
        path.join(folder, 'november.csv'),
        focusCsv([{ BilledCost: '3' }, { BilledCost: '4' }]),
      );
      await service.ingest();
      expect((await runStates()).slice(-2)).toEqual([
        ['aws', '2026-10', 'unchanged', undefined],
        ['aws', '2026-11', 'succeeded', 2],
      ]);

      plan = planOfLearners('bob');
      await service.ingest();
      expect((await runStates()).slice(-2)).toEqual([
        ['aws', '2026-10', 'succeeded', 1],
        ['aws', '2026-11', 'succeeded', 2],
      ]);
      expect(await knex('spend_snapshot')).toHaveLength(2);
      expect(await service.unattributed(november)).toMatchObject([
        { outcome: 'unattributed', billed: '8', rows: 3 },
      ]);
    });

    it('leaves a period as it was where one of its files is bad, and says which row of which file', async () => {
      const folder = await folderOf({
        'november.csv': [{ BilledCost: '5' }],
        'october.csv': [{ BillingPeriodStart: '2026-10-01T00:00:00Z' }],
      });
      const service = serviceOf({ id: 'aws', path: folder });
      await service.ingest();

      await writeFile(
        path.join(folder, 'more.csv'),
        focusCsv([{}, { BilledCost: 'much' }]),
      );
      await writeFile(
        path.join(folder, 'october.csv'),
        focusCsv([
          { BillingPeriodStart: '2026-10-01T00:00:00Z', BilledCost: '2' },
        ]),
      );
      await service.ingest();
      const [held, october, failed] = (await runs.list({})).items;
      expect(failed).toMatchObject({
        unit: 'more.csv',
        state: 'failed',
        error:
          'more.csv, row 2, column BilledCost: found "much", expected a decimal number such as -12.345; export the file again, or correct it where it is made by hand',
      });
      expect(october).toMatchObject({ unit: '2026-10', state: 'succeeded' });
      expect(held).toMatchObject({
        unit: '2026-11',
        state: 'failed',
        error: expect.stringContaining('because more.csv may hold charges'),
      });
      const { items } = await service.dailyCost('user:default/ada', november);
      expect(items.map(item => item.billed)).toEqual(['7']);
    });

    it('leaves every period of a source as it was where a file cannot be read at all', async () => {
      const folder = await folderOf({ 'november.csv': [{ BilledCost: '5' }] });
      const service = serviceOf({ id: 'aws', path: folder });
      await service.ingest();
      await writeFile(path.join(folder, 'november.csv'), focusCsv([{}]));
      await writeFile(path.join(folder, 'x.parquet'), 'PAR1 and no more');
      await service.ingest();
      expect((await runStates()).slice(-2)).toEqual([
        ['aws', 'x.parquet', 'failed', undefined],
        ['aws', '2026-11', 'failed', undefined],
      ]);
      const [ada] = [
        ...(await service.summarize(['user:default/ada'], november)).values(),
      ];
      expect(ada.totals).toEqual([
        { currency: 'USD', billed: '5', effective: '0.9' },
      ]);
    });

    it('holds a period whose cost fell too far, until the limit of the source says that it is right', async () => {
      const folder = await folderOf({
        'november.csv': [{ BilledCost: '5' }, { BilledCost: '5' }],
      });
      const source = { id: 'aws', path: folder };
      await serviceOf(source).ingest();
      await writeFile(
        path.join(folder, 'november.csv'),
        focusCsv([{ BilledCost: '5' }]),
      );
      const service = serviceOf(source);
      await service.ingest();
      const [held] = (await runs.list({})).items;
      expect(held).toMatchObject({
        unit: '2026-11',
        state: 'failed',
        error: expect.stringContaining(
          'Billing period 2026-11 is held as it was: billed USD fell from 10 to 5 (50 %); charges in USD fell from 2 to 1 (50 %)',
        ),
      });
      const billed = async () =>
        (await service.dailyCost('user:default/ada', november)).totals[0]
          .billed;
      expect(await billed()).toBe('10');
      await serviceOf({ ...source, maxFallPercent: 60 }).ingest();
      expect(await billed()).toBe('5');
    });

    it('splits what nobody has alone among those who used something', async () => {
      plan = {
        ...planOfLearners('ada', 'bob'),
        sharedCosts: [{ id: 'tax', kind: 'tax', within: 'scope' }],
      };
      const service = serviceOf({
        id: 'aws',
        path: await folderOf({
          'a.csv': [
            { EffectiveCost: '1' },
            { EffectiveCost: '3', Tags: '{"learner": "bob"}' },
            { ChargeCategory: 'Tax', BilledCost: '0.4', Tags: '' },
          ],
        }),
      });
      await service.ingest();
      const { items } = await service.dailyCost('user:default/ada', november);
      expect(items.map(item => [item.chargeCategory, item.billed])).toEqual([
        ['Tax', '0.1'],
        ['Usage', '1'],
      ]);
      expect(await service.unattributed(november)).toEqual([]);
    });

    it('keeps two sources apart: one that fails, or is restated, leaves the other alone', async () => {
      const aws = await folderOf({ 'a.csv': [{ BilledCost: '1' }] });
      const azure = await folderOf({
        'a.csv': [{ BilledCost: '10', ProviderName: 'Microsoft' }],
      });
      const service = serviceOf(
        { id: 'aws', path: aws },
        { id: 'azure', path: azure, simulated: true },
        { id: 'gone', path: '/nowhere/at/all' },
      );
      await service.ingest();
      await writeFile(path.join(aws, 'a.csv'), focusCsv([{ BilledCost: '2' }]));
      await writeFile(path.join(azure, 'a.csv'), 'broken');
      await service.ingest();
      const { items } = await service.dailyCost('user:default/ada', november);
      expect(
        items.map(item => [item.provider, item.billed, item.simulated]),
      ).toEqual([
        ['AWS', '2', false],
        ['Microsoft', '10', true],
      ]);
      const failed = (await runs.list({ limit: 100 })).items.filter(
        run => run.state === 'failed',
      );
      expect(failed.map(run => [run.source, run.unit])).toEqual([
        ['gone', '/nowhere/at/all'],
        ['azure', 'a.csv'],
      ]);
      expect(failed[0].error).toMatch(
        "Spend source 'gone': found no folder that can be read at /nowhere/at/all",
      );
    });

    it('reads a source’s own tag keys', async () => {
      const service = serviceOf({
        id: 'aws',
        path: await folderOf({ 'a.csv': [{ Tags: '{"student": "bob"}' }] }),
        learnerTagKeys: ['student'],
      });
      await service.ingest();
      const summaries = await service.summarize(['user:default/bob'], november);
      expect(summaries.get('user:default/bob')?.totals).toHaveLength(1);
    });

    it('reads what was there when it was asked, also when a run was under way', async () => {
      const folder = await folderOf({ 'a.csv': [{ BilledCost: '1' }] });
      const service = serviceOf({ id: 'aws', path: folder });
      const first = service.ingest();
      await new Promise(resolve => setTimeout(resolve, 20));
      await writeFile(
        path.join(folder, 'b.csv'),
        focusCsv([{ BilledCost: '2' }]),
      );
      const second = service.ingest();
      expect(service.ingest()).toBe(second);
      await Promise.all([first, second]);
      const { totals } = await service.dailyCost('user:default/ada', november);
      expect(totals[0].billed).toBe('3');
    });

    describeSample('(skipped where ../shared/data is absent)', () => {
      it('stores the real sample to the last digit', async () => {
        const service = serviceOf({ id: 'sample', path: sample });
        await service.ingest();
        expect(await runStates()).toEqual([
          ['sample', '2024-09', 'succeeded', 999],
          ['sample', '2024-10', 'succeeded', 1],
        ]);
        // Added up from the file by other means: see realSample.test.ts of @gpu-academy/spend.
        expect(
          await service.unattributed({ from: '2024-09-01', to: '2024-11-01' }),
        ).toMatchObject([
          {
            outcome: 'unattributed',
            currency: 'USD',
            billed: '20.52022672899',
            effective: '14.97651418586',
            rows: 1000,
          },
        ]);
      });
    });
  },
);

describe('DefaultSpendService', () => {
  it.each([
    [
      [
        { id: 'a', type: 'folder', path: '/a' },
        { id: 'a', type: 'folder', path: '/b' },
      ],
      "academy.spend.sources[1].id is 'a' a second time",
    ],
    [
      [{ id: 'a', type: 's3', path: '/a' }],
      "academy.spend.sources[0].type is 's3', expected 'folder'",
    ],
  ])('does not start with sources %j', (sources, message) => {
    expect(() =>
      DefaultSpendService.create({
        database: {} as Knex,
        logger: mockServices.logger.mock(),
        ingestRuns: {} as DatabaseIngestRunStore,
        attributionPlan: { getPlan: async () => planOfLearners() },
        config: mockServices.rootConfig({
          data: { academy: { spend: { sources } } },
        }),
      }),
    ).toThrow(message);
  });
});
