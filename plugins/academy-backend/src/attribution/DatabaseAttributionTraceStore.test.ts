import { AttributionTrace, traceKey } from '@gpu-academy/attribution';
import { Knex } from 'knex';
import { createTestDatabases, initMigrated } from '../database/testDatabases';
import { DatabaseAttributionTraceStore } from './DatabaseAttributionTraceStore';

jest.setTimeout(60_000);

const databases = createTestDatabases();

const trace = (input: string): AttributionTrace => ({
  rule: 'tag',
  input,
  candidates: ['user:default/ada'],
  planVersion: 'v1',
});

describe.each(databases.eachSupportedId())(
  'DatabaseAttributionTraceStore on %s',
  databaseId => {
    let knex: Knex;
    let store: DatabaseAttributionTraceStore;

    beforeAll(async () => {
      knex = await initMigrated(databases, databaseId);
      store = DatabaseAttributionTraceStore.create({
        database: knex,
        clock: () => new Date('2026-11-23T00:00:00Z'),
      });
    });

    beforeEach(async () => {
      await knex('attribution_trace').delete();
    });

    afterAll(() => knex.destroy());

    it('stores each trace once and answers keys in the order asked', async () => {
      const [a, b] = [trace('a'), trace('b')];
      expect(await store.save([a, b, a])).toEqual([a, b, a].map(traceKey));
      expect(await store.save([b])).toEqual([traceKey(b)]);
      expect(await knex('attribution_trace')).toHaveLength(2);
      expect(await store.get(traceKey(a))).toEqual(a);
      expect(await store.get('sha256:none')).toBeUndefined();
    });

    it('saves more traces than one statement can take', async () => {
      const many = Array.from({ length: 2500 }, (_, n) => trace(`t${n}`));
      await store.save(many);
      expect(await knex('attribution_trace')).toHaveLength(2500);
    });

    it('saves with the caller’s transaction, or not at all', async () => {
      await expect(
        knex.transaction(async transaction => {
          await store.save([trace('a')], transaction);
          throw new Error('changed my mind');
        }),
      ).rejects.toThrow('changed my mind');
      expect(await knex('attribution_trace')).toEqual([]);
    });

    it('deletes what nothing points at any more, unless it is new', async () => {
      await store.save([trace('a')]);
      await store.deleteUnused(new Date('2026-11-22T00:00:00Z'));
      expect(await knex('attribution_trace')).toHaveLength(1);
      await store.deleteUnused(new Date('2026-11-24T00:00:00Z'));
      expect(await knex('attribution_trace')).toEqual([]);
    });
  },
);
