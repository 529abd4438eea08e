import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { planVersion } from '@gpu-academy/attribution';
import { readFindings } from '@gpu-academy/findings';
import {
  DailyCostRow,
  DefaultPriceBook,
  DuckDbRollupEngine,
  listChargeFiles,
} from '@gpu-academy/spend';
import { DemoHistory } from './DemoHistory';

const names = ['bo', 'chidi', 'dana', 'emeka', 'freya'];
const cohort = names.map(name => `user:default/${name}`);
const today = new Date('2026-11-23T14:00:00Z');

function planOf(learners: string[]) {
  const plan = {
    leases: [],
    scopes: [],
    learnerTagKeys: ['learner', 'owner'],
    workspaceTagKeys: [],
    subjects: Object.fromEntries(
      learners.map(name => [name, `user:default/${name}`]),
    ),
  };
  return { ...plan, version: planVersion(plan) };
}

describe('DemoHistory', () => {
  const folders: string[] = [];

  async function historyAt(now: Date) {
    const root = await mkdtemp(path.join(tmpdir(), 'academy-demo-'));
    folders.push(root);
    const history = DemoHistory.create({
      options: {
        focusFolder: path.join(root, 'focus'),
        findingsFolder: path.join(root, 'findings'),
        cohort,
        moduleRef: 'learningmodule:default/mod-102',
      },
      priceBook: DefaultPriceBook.load(),
      clock: () => now,
    });
    await history.write();
    return { history, root };
  }

  afterAll(async () => {
    for (const folder of folders) {
      await rm(folder, { recursive: true });
    }
  });

  async function textsOf(folder: string): Promise<Record<string, string>> {
    const texts: Record<string, string> = {};
    for (const name of (await readdir(folder)).sort()) {
      texts[name] = await readFile(path.join(folder, name), 'utf8');
    }
    return texts;
  }

  it('tells the same story on the same day', async () => {
    const [a, b] = [await historyAt(today), await historyAt(today)];
    for (const folder of ['focus', 'findings']) {
      expect(await textsOf(path.join(a.root, folder))).toEqual(
        await textsOf(path.join(b.root, folder)),
      );
    }
    expect(await a.history.read()).toEqual(await b.history.read());
  });

  it('leaves days that are over as they are when the next one comes', async () => {
    const tomorrow = new Date(today.getTime() + 86_400_000);
    const before = await textsOf(
      path.join((await historyAt(today)).root, 'focus'),
    );
    const after = await textsOf(
      path.join((await historyAt(tomorrow)).root, 'focus'),
    );
    expect(Object.keys(before)).toEqual([
      'history-2026-09.csv',
      'history-2026-10.csv',
      'history-2026-11.csv',
    ]);
    expect(after['history-2026-09.csv']).toBe(before['history-2026-09.csv']);
    for (const line of before['history-2026-11.csv'].split('\n')) {
      expect(after['history-2026-11.csv']).toContain(line);
    }
  });

  it('is read by spend: everyone has costs in every month, some rows belong to nobody, all of it is simulated', async () => {
    const { root } = await historyAt(today);
    const engine = DuckDbRollupEngine.create();
    const rows: DailyCostRow[] = [];
    for (const file of await listChargeFiles(path.join(root, 'focus'))) {
      const inspected = await engine.inspect(file);
      expect(inspected.periods).toHaveLength(1);
      const rollup = await engine.rollUp({
        files: [inspected],
        billingPeriod: inspected.periods[0].billingPeriod,
        plan: planOf(names),
      });
      for await (const batch of rollup.rows()) {
        rows.push(...batch);
      }
      await rollup.dispose();
    }
    for (const month of ['2026-09', '2026-10', '2026-11']) {
      const ofMonth = rows.filter(row => row.day.startsWith(month));
      expect(
        new Set(ofMonth.flatMap(row => row.attribution.subjectRef ?? [])),
      ).toEqual(new Set(cohort));
    }
    expect(rows.every(row => row.simulated)).toBe(true);
    expect(rows.every(row => row.day < '2026-11-23')).toBe(true);
    expect(rows.some(row => row.chargeCategory === 'Credit')).toBe(true);
    expect(rows.some(row => row.attribution.outcome === 'unattributed')).toBe(
      true,
    );
  });

  it('is read by findings: two scans of everyone, of which the second has no fault that the first had not', async () => {
    const { root } = await historyAt(today);
    const texts = await textsOf(path.join(root, 'findings'));
    expect(Object.keys(texts)).toHaveLength(2 * cohort.length);
    const failing = (scan: string) =>
      Object.entries(texts)
        .filter(([file]) => file.includes(scan))
        .flatMap(([file, text]) => {
          const { records, errors } = readFindings({
            file,
            text,
            source: 'demo',
          });
          expect(errors).toEqual([]);
          expect(records.every(record => record.simulated)).toBe(true);
          return records
            .filter(record => record.status === 'fail')
            .map(record => record.providerUid);
        });
    const [first, second] = [failing('-first'), failing('-second')];
    expect(first.length).toBeGreaterThan(second.length);
    expect(second.length).toBeGreaterThan(0);
    expect(first).toEqual(expect.arrayContaining(second));
  });

  it('gives progress whose events are in order and keep their ids from day to day', async () => {
    const { history } = await historyAt(today);
    const events = await history.read();
    expect(new Set(events.map(event => event.learnerRef))).toEqual(
      new Set(cohort),
    );
    expect(new Set(events.map(event => event.type))).toEqual(
      new Set(['item.started', 'item.passed', 'item.failed']),
    );
    for (const learnerRef of cohort) {
      const times = events
        .filter(event => event.learnerRef === learnerRef)
        .map(event => event.occurredAt);
      expect(times).toEqual([...times].sort());
      expect(times.every(time => time < today.toISOString())).toBe(true);
    }
    const later = await (
      await historyAt(new Date('2027-01-05T00:00:00Z'))
    ).history.read();
    expect(later.map(event => event.id)).toEqual(events.map(event => event.id));
  });
});
