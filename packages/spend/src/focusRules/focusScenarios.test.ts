import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import Big from 'big.js';
import { focusCsv } from '../__fixtures__/focusCharges';
import {
  fixturePlan,
  makeFolder,
  rollUpFolder,
} from '../__fixtures__/focusFixtures';
import {
  FOCUS_SCENARIOS,
  FocusScenario,
  ScenarioDay,
} from '../__fixtures__/focusScenarios';
import { listChargeFiles } from '../focus';
import { DailyCostRow, DuckDbRollupEngine } from '../rollup';
import { checkFocusFile } from './checkFocusFile';
import { FOCUS_VERSIONS, FocusVersion } from './FocusVersion';

// DuckDB starts once a file, which takes its time on a busy machine.
jest.setTimeout(30_000);

const engine = DuckDbRollupEngine.create({ memoryLimit: '512MB' });

const scenariosOf = (version: FocusVersion) =>
  FOCUS_SCENARIOS.filter(scenario => scenario.since <= version);

/** The account that a scenario's charges are booked under, by which its cost is told from the others'. */
const accountOf = (scenario: FocusScenario) =>
  `account-${FOCUS_SCENARIOS.indexOf(scenario)}`;

const plan = {
  ...fixturePlan,
  learnerTagKeys: [],
  scopes: FOCUS_SCENARIOS.map(scenario => ({
    provider: 'Aurora Cloud',
    scopeId: accountOf(scenario),
    subjectRef: `user:default/${accountOf(scenario)}`,
  })),
};

describe.each(FOCUS_VERSIONS)('a delivery of FOCUS %s', version => {
  let folder: string;
  let rows: DailyCostRow[];

  beforeAll(async () => {
    folder = path.join(await makeFolder(), version);
    await mkdir(folder);
    await writeFile(
      path.join(folder, 'charges.csv'),
      focusCsv(
        version,
        scenariosOf(version).flatMap(scenario =>
          scenario.charges.map(charge => ({
            ...charge,
            SubAccountId: accountOf(scenario),
          })),
        ),
      ),
    );
    rows = await rollUpFolder(engine, folder, plan);
  });

  afterAll(async () => {
    await rm(path.dirname(folder), { recursive: true });
  });

  it('is taken for what it is, and keeps every rule of its version', async () => {
    const [file] = await listChargeFiles(folder);
    const check = await checkFocusFile(file);
    expect(check).toMatchObject({ dataset: 'CostAndUsage', version });
    expect(check.violations).toEqual([]);
  });

  it.each(
    scenariosOf(version).map((it): [string, FocusScenario] => [it.name, it]),
  )('%s: comes to the daily cost worked out by hand', (_, scenario) => {
    const days = new Map<string, ScenarioDay>();
    const ofScenario = rows.filter(
      row =>
        row.attribution.subjectRef === `user:default/${accountOf(scenario)}`,
    );
    for (const row of ofScenario) {
      const { day, chargeCategory: category } = row;
      const sum = days.get(day + category);
      const add = (a: string | undefined, b: string) =>
        new Big(a ?? 0).plus(b).toFixed();
      days.set(day + category, {
        day,
        category,
        billed: add(sum?.billed, row.billed),
        effective: add(sum?.effective, row.effective),
        list: add(sum?.list, row.list),
      });
    }
    expect(
      [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, it]) => it),
    ).toEqual(scenario.daily);
  });
});
