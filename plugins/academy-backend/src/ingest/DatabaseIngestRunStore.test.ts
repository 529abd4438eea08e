import { Knex } from 'knex';
import { createTestDatabases, initMigrated } from '../database/testDatabases';
import { DatabaseIngestRunStore } from './DatabaseIngestRunStore';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const clock = () => new Date('2026-11-23T12:00:00Z');

describe.each(databases.eachSupportedId())(
  'DatabaseIngestRunStore on %s',
  databaseId => {
    let knex: Knex;
    let store: DatabaseIngestRunStore;

    beforeAll(async () => {
      knex = await initMigrated(databases, databaseId);
    });

    beforeEach(async () => {
      await knex('ingest_run').delete();
      store = DatabaseIngestRunStore.create({ database: knex, clock });
    });

    afterAll(() => knex.destroy());

    const september = {
      kind: 'spend' as const,
      source: 'aws',
      unit: '2026-09',
    };

    async function run(
      result: Parameters<typeof store.finish>[1],
      what: Parameters<typeof store.start>[0] = september,
    ) {
      const id = await store.start(what);
      await store.finish(id, result);
      return id;
    }

    it('records a run from its start to its end', async () => {
      const id = await store.start(september);
      expect((await store.list({})).items).toEqual([
        {
          id,
          ...september,
          state: 'running',
          startedAt: '2026-11-23T12:00:00.000Z',
          warnings: [],
        },
      ]);
      await store.finish(id, {
        state: 'succeeded',
        rows: 9_000_000_000,
        warnings: ['late'],
      });
      expect((await store.list({})).items[0]).toMatchObject({
        state: 'succeeded',
        finishedAt: '2026-11-23T12:00:00.000Z',
        rows: 9_000_000_000,
        warnings: ['late'],
      });
    });

    it('lists newest first, by kind and page', async () => {
      const first = await run({ state: 'succeeded' });
      const second = await run(
        { state: 'succeeded' },
        { kind: 'findings', source: 'prowler', unit: 'a.json' },
      );
      const third = await run({ state: 'succeeded' });
      const ids = async (query: Parameters<typeof store.list>[0]) => {
        const page = await store.list(query);
        return [page.total, page.items.map(item => item.id)];
      };
      expect(await ids({})).toEqual([3, [third, second, first]]);
      expect(await ids({ kind: 'spend' })).toEqual([2, [third, first]]);
      expect(await ids({ offset: 1, limit: 1 })).toEqual([3, [second]]);
      expect((await store.list({ limit: 1000 })).limit).toBe(100);
    });

    it('finds runs by state, and by what stands in source, unit or error', async () => {
      const good = await run({ state: 'succeeded' });
      const bad = await run(
        { state: 'failed', error: 'Row 3: 100% wrong' },
        { kind: 'findings', source: 'prowler', unit: 'a_b.json' },
      );
      const ids = async (query: Parameters<typeof store.list>[0]) =>
        (await store.list(query)).items.map(item => item.id);
      expect(await ids({ state: 'failed' })).toEqual([bad]);
      expect(await ids({ search: 'PROWLER' })).toEqual([bad]);
      expect(await ids({ search: 'a_b' })).toEqual([bad]);
      expect(await ids({ search: 'a%b' })).toEqual([]);
      expect(await ids({ search: '100% wrong' })).toEqual([bad]);
      expect(await ids({ search: '2026-09', state: 'succeeded' })).toEqual([
        good,
      ]);
    });

    it('keeps every failure that is news, and of the same news only the newest', async () => {
      await run({ state: 'failed', error: 'row 3' });
      await run({ state: 'failed', error: 'row 3' });
      await run({ state: 'failed', error: 'row 4' });
      await run({ state: 'succeeded' });
      await run({ state: 'unchanged' });
      await run({ state: 'unchanged' });
      await run({ state: 'unchanged' }, { ...september, unit: '2026-10' });
      const { items } = await store.list({});
      expect(items.map(item => [item.unit, item.error ?? item.state])).toEqual([
        ['2026-10', 'unchanged'],
        ['2026-09', 'unchanged'],
        ['2026-09', 'succeeded'],
        ['2026-09', 'row 4'],
        ['2026-09', 'row 3'],
      ]);
    });

    it('says of runs that the end of a process cut off that they failed', async () => {
      await store.start(september);
      await store.start({ kind: 'findings', source: 'a', unit: 'b' });
      await store.failInterrupted('spend');
      expect((await store.list({})).items.map(item => item.state)).toEqual([
        'running',
        'failed',
      ]);
    });

    it('knows no run that was never started', async () => {
      await expect(store.finish('77', { state: 'failed' })).rejects.toThrow(
        'There is no ingest run 77',
      );
    });
  },
);
