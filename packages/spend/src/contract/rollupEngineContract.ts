import assert from 'node:assert/strict';
import { appendFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AttributionPlan } from '@gpu-academy/attribution';
import Big from 'big.js';
import {
  fixturePlan,
  FixtureRow,
  fixtureRow,
  makeFolder,
  rollUpFolder,
  writeCsv,
  writeCsvGz,
  writeParquet,
} from '../__fixtures__/focusFixtures';
import { listChargeFiles } from '../focus';
import { DailyCostRow, RollupEngine } from '../rollup';

/*
 * What every roll-up engine promises: the same exports and the same plan give the same daily cost, to the last digit and
 * with the same traces. Expected values are written out, so that two engines cannot be wrong together unnoticed.
 */

/** One promise; `hold` throws an `AssertionError` where an engine breaks it. @public */
export interface RollupEnginePromise {
  promise: string;
  hold(engine: RollupEngine): Promise<void>;
}

/** Types that exporters give the columns of Parquet; columns that are not named stay text. */
const TYPES = {
  BilledCost: '"BilledCost"::DECIMAL(34, 16)',
  EffectiveCost: '"EffectiveCost"::DECIMAL(20, 10)',
  ChargePeriodStart: '"ChargePeriodStart"::TIMESTAMPTZ',
  ChargePeriodEnd: '"ChargePeriodEnd"::TIMESTAMPTZ',
  BillingPeriodStart: '"BillingPeriodStart"::TIMESTAMP',
  ConsumedQuantity: '"ConsumedQuantity"::INTEGER',
};

const TAG_MAP = `TRY_CAST(nullif(nullif("Tags", 'NULL'), '')::JSON AS MAP(VARCHAR, VARCHAR))`;

/** One file of each format with the same rows, each in a folder of its own. */
const FORMATS: Record<
  string,
  (folder: string, rows: FixtureRow[]) => Promise<void>
> = {
  CSV: (folder, rows) => writeCsv(folder, 'a.csv', rows),
  gzip: (folder, rows) => writeCsvGz(folder, 'a.csv.gz', rows),
  Parquet: (folder, rows) => writeParquet(folder, 'a.parquet', rows, TYPES),
};

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await makeFolder();
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Daily cost of rows, which must be the same in every format. */
async function dailyCostOf(
  engine: RollupEngine,
  rows: FixtureRow[],
  plan: AttributionPlan = fixturePlan,
  options: { simulated?: boolean } = {},
): Promise<DailyCostRow[]> {
  const results: DailyCostRow[][] = [];
  for (const write of Object.values(FORMATS)) {
    results.push(
      await inFolder(async folder => {
        await write(folder, rows);
        return await rollUpFolder(engine, folder, plan, options);
      }),
    );
  }
  const [first, ...others] = results;
  for (const other of others) {
    assert.deepEqual(other, first);
  }
  return first;
}

const lease = {
  id: 'l1',
  provider: 'aws',
  scopeId: '012345678901',
  subjectRef: 'user:default/ada',
  workspaceId: 'ws-1',
  startsAt: '2026-11-03T10:00:00Z',
  endsAt: '2026-11-03T12:00:00Z',
};

/** @public */
export const rollupEngineContract: readonly RollupEnginePromise[] = [
  {
    promise:
      'adds up exactly, per learner, day, service, category and currency',
    async hold(engine) {
      const rows = await dailyCostOf(engine, [
        fixtureRow({ BilledCost: '0.1', EffectiveCost: '0.10' }),
        fixtureRow({ BilledCost: '0.2', EffectiveCost: '0.20' }),
        fixtureRow({ BilledCost: '-0.3000000001', ChargeCategory: 'credit' }),
        fixtureRow({ BillingCurrency: 'EUR', Tags: '{"learner":"bob"}' }),
      ]);
      assert.deepEqual(
        rows.map(row => [
          row.attribution.subjectRef,
          row.day,
          row.chargeCategory,
          row.currency,
          row.billed,
          row.effective,
          row.rows,
        ]),
        [
          [
            'user:default/ada',
            '2026-11-03',
            'Credit',
            'USD',
            '-0.3000000001',
            '1',
            1,
          ],
          ['user:default/ada', '2026-11-03', 'Usage', 'USD', '0.3', '0.3', 2],
          ['user:default/bob', '2026-11-03', 'Usage', 'EUR', '1', '1', 1],
        ],
      );
      assert.deepEqual(rows[1], {
        attribution: {
          outcome: 'attributed',
          subjectRef: 'user:default/ada',
          trace: {
            rule: 'tag',
            input: 'tag learner=ada',
            candidates: ['user:default/ada'],
            planVersion: 'v1',
          },
        },
        day: '2026-11-03',
        provider: 'AWS',
        serviceCategory: 'Compute',
        serviceName: 'Amazon Elastic Compute Cloud',
        region: 'us-east-1',
        chargeCategory: 'Usage',
        currency: 'USD',
        simulated: false,
        billed: '0.3',
        effective: '0.3',
        list: '2',
        quantity: '2',
        unit: 'Hours',
        rows: 2,
      });
    },
  },
  {
    promise: 'gives a quantity only where all charges have one unit',
    async hold(engine) {
      const [row] = await dailyCostOf(engine, [
        fixtureRow({ ConsumedUnit: 'Hours' }),
        fixtureRow({ ConsumedUnit: 'GiB' }),
      ]);
      assert.deepEqual(
        [row.quantity, row.unit, row.rows],
        [undefined, undefined, 2],
      );
    },
  },
  {
    promise:
      'gives identical daily cost for the same rows in any split and order, with any encoding of tags',
    async hold(engine) {
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
      const expected = await inFolder(async folder => {
        await writeCsv(folder, 'all.csv', rows);
        return await rollUpFolder(engine, folder);
      });
      assert.equal(expected.length, 4);
      const same = (write: (target: string) => Promise<void>) =>
        inFolder(async folder => {
          await write(folder);
          assert.deepEqual(await rollUpFolder(engine, folder), expected);
        });
      await same(async target => {
        await writeCsvGz(target, '2.csv.gz', rows.slice(2).reverse());
        await writeCsv(target, '1.csv', rows.slice(0, 2));
      });
      await same(async target => {
        await writeCsv(target, '1.csv', rows.slice(0, 1));
        await writeParquet(target, '2.parquet', rows.slice(1), {
          ...TYPES,
          Tags: TAG_MAP,
        });
      });
      const types = { ...TYPES, BilledCost: '"BilledCost"::DOUBLE' };
      for (const tags of ['"Tags"', TAG_MAP, `map_entries(${TAG_MAP})`]) {
        await same(target =>
          writeParquet(target, 'all.parquet', rows, { ...types, Tags: tags }),
        );
      }
    },
  },
  {
    promise: 'reads tags as pairs without braces, as Azure writes them',
    async hold(engine) {
      const [row] = await dailyCostOf(engine, [
        fixtureRow({ Tags: '"learner": "ada","env": "dev"' }),
      ]);
      assert.equal(row.attribution.subjectRef, 'user:default/ada');
    },
  },
  {
    promise: 'prefers ServiceProviderName to ProviderName, row by row',
    async hold(engine) {
      const rows = await dailyCostOf(engine, [
        fixtureRow({ ServiceProviderName: 'Snowflake' }),
        fixtureRow({ ServiceProviderName: '' }),
      ]);
      assert.deepEqual(
        rows.map(row => row.provider),
        ['AWS', 'Snowflake'],
      );
    },
  },
  {
    promise:
      'keeps an account id with a leading zero as text and reads a byte-order mark and CRLF',
    async hold(engine) {
      await inFolder(async folder => {
        const header = Object.keys(fixtureRow()).join(',');
        const values = Object.values(fixtureRow({ Tags: '' })).join(',');
        await writeFile(
          path.join(folder, 'a.csv'),
          `\uFEFF${header}\r\n${values}\r\n`,
        );
        const [row] = await rollUpFolder(engine, folder);
        assert.equal(row.attribution.trace.input, 'aws/012345678901');
      });
    },
  },
  {
    promise:
      'finds the lease of a charge by its time, from the start of the lease to before its end',
    async hold(engine) {
      const times = ['09:59:59', '10:00:00', '11:59:59', '12:00:00'];
      const rows = await dailyCostOf(
        engine,
        [
          ...times.map(time =>
            fixtureRow({ Tags: '', ChargePeriodStart: `2026-11-03 ${time}` }),
          ),
          fixtureRow({ Tags: '', SubAccountId: '999999999999' }),
          fixtureRow({ Tags: '', ChargePeriodStart: '2026-11-04 11:00:00' }),
        ],
        { ...fixturePlan, leases: [lease] },
      );
      assert.deepEqual(
        rows.map(row => [row.attribution.workspaceId, row.day, row.rows]),
        [
          ['ws-1', '2026-11-03', 2],
          [undefined, '2026-11-03', 2],
          [undefined, '2026-11-04', 1],
          [undefined, '2026-11-03', 1],
        ],
      );
    },
  },
  {
    promise: 'calls charges ambiguous while two learners lease one account',
    async hold(engine) {
      const second = {
        ...lease,
        id: 'l2',
        subjectRef: 'user:default/bob',
        workspaceId: 'ws-2',
        startsAt: '2026-11-03T11:00:00Z',
      };
      const rows = await dailyCostOf(
        engine,
        ['10:59:59', '11:00:00'].map(time =>
          fixtureRow({ ChargePeriodStart: `2026-11-03 ${time}` }),
        ),
        { ...fixturePlan, leases: [lease, second] },
      );
      assert.deepEqual(
        rows.map(row => [row.attribution.outcome, row.attribution.trace.input]),
        [
          ['ambiguous', 'leases l1, l2 of aws/012345678901'],
          ['attributed', 'lease l1 of aws/012345678901'],
        ],
      );
    },
  },
  {
    promise: 'lets an override beat a lease, for one resource',
    async hold(engine) {
      const rows = await dailyCostOf(
        engine,
        ['i-1', 'i-2'].map(ResourceId =>
          fixtureRow({ ResourceId, ChargePeriodStart: '2026-11-03 10:00:00' }),
        ),
        {
          ...fixturePlan,
          leases: [lease],
          overrides: [
            { id: 'o1', resourceId: 'I-1', subjectRef: 'user:default/bob' },
          ],
        },
      );
      assert.deepEqual(
        rows.map(row => [
          row.attribution.subjectRef,
          row.attribution.trace.rule,
        ]),
        [
          ['user:default/ada', 'lease'],
          ['user:default/bob', 'override'],
        ],
      );
    },
  },
  {
    promise: 'names the alias that matched, however the key is written',
    async hold(engine) {
      const [row] = await dailyCostOf(
        engine,
        [
          fixtureRow({
            Tags: '{" Created-By ": "ADA", "LAB": "ws-1"}',
            SubAccountId: 'x',
          }),
        ],
        {
          ...fixturePlan,
          leases: [lease],
          learnerTagKeys: ['learner', 'created-by'],
          workspaceTagKeys: ['workspace', 'lab'],
        },
      );
      assert.deepEqual(
        [row.attribution.workspaceId, row.attribution.trace.input],
        ['ws-1', 'tag created-by=ada, tag lab=ws-1'],
      );
    },
  },
  {
    promise:
      'shares tax, support and unused commitments by what was used, and every sum stays what it was',
    async hold(engine) {
      const used = (
        learner: string,
        EffectiveCost: string,
        SubAccountId = '1',
      ) =>
        fixtureRow({
          Tags: learner && `{"learner":"${learner}"}`,
          EffectiveCost,
          SubAccountId,
          CommitmentDiscountStatus: '',
        });
      const rows = [
        used('ada', '1'),
        used('bob', '2'),
        used('', '3'),
        used('bob', '100', '2'),
        fixtureRow({
          ChargeCategory: 'Tax',
          BilledCost: '1',
          EffectiveCost: '1',
          SubAccountId: '1',
          Tags: '',
        }),
        fixtureRow({
          CommitmentDiscountStatus: 'Unused',
          EffectiveCost: '10',
          BilledCost: '0',
          Tags: '',
        }),
        fixtureRow({
          ServiceName: 'AWS Support (Business)',
          BillingCurrency: 'EUR',
          Tags: '',
        }),
      ];
      const plan: AttributionPlan = {
        ...fixturePlan,
        sharedCosts: [
          { id: 'tax', kind: 'tax', within: 'scope' },
          { id: 'idle', kind: 'unused-commitment', within: 'provider' },
          { id: 'support', kind: 'support', within: 'period' },
        ],
      };
      const daily = await dailyCostOf(engine, rows, plan);
      const shared = daily.filter(
        ({ attribution }) => attribution.trace.rule === 'shared',
      );
      assert.deepEqual(
        shared.map(row => [
          row.attribution.subjectRef,
          row.attribution.trace.input,
          row.effective,
          row.rows,
        ]),
        [
          [
            'user:default/ada',
            'shared cost idle within aws',
            '0.094339622641509434',
            0,
          ],
          [
            'user:default/ada',
            'shared cost tax within aws/1',
            '0.166666666666666667',
            0,
          ],
          [
            'user:default/bob',
            'shared cost idle within aws',
            '9.622641509433962264',
            1,
          ],
          [
            'user:default/bob',
            'shared cost tax within aws/1',
            '0.333333333333333333',
            0,
          ],
          [undefined, 'shared cost idle within aws', '0.283018867924528302', 0],
          [undefined, 'shared cost support within *', '1', 1],
          [undefined, 'shared cost tax within aws/1', '0.5', 1],
        ],
      );
      assert.equal(
        daily
          .reduce((sum, row) => sum.plus(row.effective), new Big(0))
          .toFixed(),
        '118',
      );
      assert.equal(
        daily.reduce((sum, row) => sum + row.rows, 0),
        rows.length,
      );
    },
  },
  {
    promise: 'marks charges as simulated by their column or by their source',
    async hold(engine) {
      const rows = [
        fixtureRow({ x_Simulated: 'true' }),
        fixtureRow({ x_Simulated: '' }),
      ];
      const marks = (daily: DailyCostRow[]) => daily.map(row => row.simulated);
      assert.deepEqual(marks(await dailyCostOf(engine, rows)), [false, true]);
      assert.deepEqual(
        marks(
          await dailyCostOf(engine, rows, fixturePlan, { simulated: true }),
        ),
        [true],
      );
    },
  },
  {
    promise:
      'keeps billing periods apart, says how far usage was billed and names every attribution once',
    async hold(engine) {
      await inFolder(async folder => {
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
        assert.deepEqual(
          inspected.periods.map(({ billingPeriod, totals }) => [
            billingPeriod,
            totals[0].rows,
          ]),
          [
            ['2026-10', 1],
            ['2026-11', 2],
          ],
        );
        const rollup = await engine.rollUp({
          files: [inspected],
          billingPeriod: '2026-11',
          plan: fixturePlan,
        });
        await rollup.dispose();
        assert.equal(rollup.billedThrough, '2026-11-03T11:00:00Z');
        assert.deepEqual(
          rollup.attributions.map(({ trace }) => trace.input),
          ['tag learner=ada'],
        );
        assert.deepEqual(rollup.totals, [
          { currency: 'USD', rows: 2, billed: '2', effective: '2', list: '2' },
        ]);
      });
    },
  },
  {
    promise: 'hands on nothing where a file changed after it was inspected',
    async hold(engine) {
      await inFolder(async folder => {
        await writeCsv(folder, 'a.csv', [fixtureRow()]);
        const [file] = await listChargeFiles(folder);
        const inspected = await engine.inspect(file);
        const extra = Object.values(fixtureRow({ Tags: '' })).join(',');
        await appendFile(file.path, `${extra}\n`);
        await assert.rejects(
          engine.rollUp({
            files: [inspected],
            billingPeriod: '2026-11',
            plan: fixturePlan,
          }),
          {
            name: 'ReconciliationError',
            message:
              /^Billing period 2026-11: the roll-up has 2 rows and 2 USD billed, 2 effective, 2 list, the files have 1 rows/,
          },
        );
      });
    },
  },
  {
    promise: 'stops when it is told to, with the reason it is given',
    async hold(engine) {
      await inFolder(async folder => {
        await writeCsv(folder, 'a.csv', [fixtureRow()]);
        const [file] = await listChargeFiles(folder);
        const signal = AbortSignal.abort(new Error('enough'));
        await assert.rejects(engine.inspect(file, { signal }), {
          message: 'enough',
        });
        const inspected = await engine.inspect(file);
        await assert.rejects(
          engine.rollUp({
            files: [inspected],
            billingPeriod: '2026-11',
            plan: fixturePlan,
            signal,
          }),
          { message: 'enough' },
        );
      });
    },
  },
];
