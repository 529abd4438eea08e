import { mockServices } from '@backstage/backend-test-utils';
import { HistoricProgressEvent } from '@gpu-academy/backstage-plugin-academy-node';
import { Knex } from 'knex';
import { createTestDatabases, initMigrated } from '../database/testDatabases';
import { DatabaseLearningEventStore } from './DatabaseLearningEventStore';
import { importHistory } from './importHistory';

const databases = createTestDatabases();

const passed: HistoricProgressEvent = {
  id: 'demo:bo:lab-1',
  learnerRef: 'user:default/bo',
  type: 'item.passed',
  moduleRef: 'learningmodule:default/mod-102',
  itemId: 'lab-1',
  mode: 'simulated',
  verification: 'self-reported',
  score: 90,
  occurredAt: '2026-10-01T10:00:00Z',
};

describe('importHistory', () => {
  let knex: Knex;
  let events: DatabaseLearningEventStore;
  const logger = mockServices.logger.mock();

  beforeAll(async () => {
    knex = await initMigrated(databases, 'SQLITE_3');
    events = DatabaseLearningEventStore.create({ knex });
  });

  afterAll(() => knex.destroy());

  it('appends what happened elsewhere, once, however often the portal starts', async () => {
    const history = { id: 'demo', read: async () => [passed] };
    await importHistory({ histories: [history], events, logger });
    await importHistory({ histories: [history], events, logger });

    expect(await events.listEvents('user:default/bo')).toHaveLength(1);
    const records = await events.getRecords(['user:default/bo']);
    expect(records.get('user:default/bo')).toEqual([
      expect.objectContaining({
        state: 'passed',
        score: 90,
        mode: 'simulated',
      }),
    ]);
  });

  it('brings in the others where one cannot be read', async () => {
    await importHistory({
      histories: [
        { id: 'broken', read: () => Promise.reject(new Error('no such file')) },
        {
          id: 'whole',
          read: async () => [
            { ...passed, id: 'x', learnerRef: 'user:default/x' },
          ],
        },
      ],
      events,
      logger,
    });
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining("History 'broken'"),
    );
    expect(await events.listEvents('user:default/x')).toHaveLength(1);
  });
});
