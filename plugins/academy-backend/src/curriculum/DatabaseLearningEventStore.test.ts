import { ProgressEvent } from '@gpu-academy/curriculum';
import fc from 'fast-check';
import { Knex } from 'knex';
import { createTestDatabases, initMigrated } from '../database/testDatabases';
import { DatabaseLearningEventStore } from './DatabaseLearningEventStore';

jest.setTimeout(60_000);

const databases = createTestDatabases();

const started = (
  id: string,
  learner = 'ada',
  itemId = 'lab-1',
): ProgressEvent => ({
  id,
  type: 'item.started',
  learnerRef: `user:default/${learner}`,
  moduleRef: 'learningmodule:default/mod-102',
  itemId,
  occurredAt: '2026-11-02T10:00:00Z',
  payload: { workspaceId: 'w1' },
});

const graded = (
  id: string,
  outcome: 'passed' | 'failed',
  learner = 'ada',
  itemId = 'lab-1',
): ProgressEvent => ({
  ...started(id, learner, itemId),
  type: 'attempt.graded',
  occurredAt: '2026-11-03T10:00:00Z',
  payload: { attemptId: id, outcome, score: 50, reasons: ['because'] },
});

describe.each(databases.eachSupportedId())(
  'DatabaseLearningEventStore on %s',
  databaseId => {
    let knex: Knex;
    let store: DatabaseLearningEventStore;

    beforeAll(async () => {
      knex = await initMigrated(databases, databaseId);
      store = DatabaseLearningEventStore.create({ knex });
    });

    beforeEach(async () => {
      await knex('learning_event').delete();
      await knex('item_state').delete();
    });

    afterAll(() => knex.destroy());

    it('gives back what was appended, in its order', async () => {
      const events = [started('e1'), graded('e2', 'failed')];
      expect(await store.append(events)).toBe(2);
      expect(await store.listEvents('user:default/ada')).toEqual(events);
    });

    it('keeps who caused an event where that was not the learner', async () => {
      const event = { ...started('e1'), actorRef: 'user:default/imani' };
      await store.append([event]);
      expect(await store.listEvents('user:default/ada')).toEqual([event]);
    });

    it('projects while it appends', async () => {
      await store.append([started('e1')]);
      await store.append([graded('e2', 'failed'), started('e3', 'bo')]);
      const records = await store.getRecords([
        'user:default/ada',
        'user:default/bo',
        'user:default/nobody',
      ]);
      expect(records.get('user:default/ada')).toEqual([
        expect.objectContaining({ state: 'failed', reasons: ['because'] }),
      ]);
      expect(records.get('user:default/bo')).toEqual([
        expect.objectContaining({ state: 'in-progress' }),
      ]);
      expect(records.has('user:default/nobody')).toBe(false);
    });

    it('takes an event whose id it knows for the same event', async () => {
      await store.append([graded('e1', 'failed')]);
      expect(
        await store.append([
          graded('e1', 'failed'),
          graded('e2', 'failed'),
          graded('e2', 'failed'),
        ]),
      ).toBe(1);
      const records = await store.getRecords(['user:default/ada']);
      expect(records.get('user:default/ada')?.[0].attempts).toBe(2);
    });

    it('numbers the events of a learner without a gap, however many append at once', async () => {
      await Promise.all(
        Array.from({ length: 20 }, (_, i) =>
          store.append([started(`a${i}`), started(`b${i}`, 'bo')]),
        ),
      );
      const rows = await knex('learning_event')
        .where({ learner_ref: 'user:default/ada' })
        .orderBy('seq')
        .select('seq');
      expect(rows.map(({ seq }) => seq)).toEqual(
        Array.from({ length: 20 }, (_, i) => i + 1),
      );
    });

    it('leaves neither event nor projection of a transaction that failed', async () => {
      await expect(
        knex.transaction(async tx => {
          await store.append([started('e1')], tx);
          throw new Error('disk full');
        }),
      ).rejects.toThrow('disk full');
      expect(await store.listEvents('user:default/ada')).toEqual([]);
      expect((await store.getRecords(['user:default/ada'])).size).toBe(0);
    });

    it('rebuilds the very rows that it had, whatever was appended', async () => {
      const anyEvent = fc.record({
        outcome: fc.constantFrom('started', 'passed', 'failed'),
        learner: fc.constantFrom('ada', 'bo'),
        itemId: fc.constantFrom('lab-1', 'lab-2'),
      });
      let run = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(anyEvent, { maxLength: 12 }), async drawn => {
          run += 1;
          const events = drawn.map(({ outcome, learner, itemId }, i) =>
            outcome === 'started'
              ? started(`${run}.${i}`, learner, itemId)
              : graded(
                  `${run}.${i}`,
                  outcome as 'passed' | 'failed',
                  learner,
                  itemId,
                ),
          );
          for (const event of events) {
            await store.append([event]);
          }
          const rows = () =>
            knex('item_state').orderBy([
              'learner_ref',
              'module_ref',
              'item_id',
            ]);
          const before = await rows();
          await store.rebuild();
          expect(await rows()).toEqual(before);
        }),
        { numRuns: 10 },
      );
    });
  },
);
