import {
  Attempt,
  SpendEstimate,
} from '@gpu-academy/backstage-plugin-academy-common';
import { Knex } from 'knex';
import { DatabaseLearningEventStore } from '../curriculum';
import { createTestDatabases, initMigrated } from '../database/testDatabases';
import { newWorkspace } from './__fixtures__/newWorkspace';
import { DatabaseWorkspaceStore } from './DatabaseWorkspaceStore';

jest.setTimeout(60_000);

const databases = createTestDatabases();

const attemptOf = (
  id: string,
  workspaceId: string,
  submittedAt = '2026-11-24T10:00:00.000Z',
): Attempt => ({
  id,
  workspaceId,
  outcome: 'failed',
  score: 62.5,
  mode: 'simulated',
  verification: 'self-reported',
  graderVersion: '1',
  evidenceDigest: `sha256:${id}`,
  submittedAt,
  checks: [
    {
      id: 'fmt',
      title: 'Formatted',
      required: true,
      outcome: 'failed',
      points: 0,
      maxPoints: 5,
      message: 'main.tf is not formatted',
      hint: 'Run terraform fmt',
    },
  ],
});

describe.each(databases.eachSupportedId())(
  'DatabaseWorkspaceStore on %s',
  databaseId => {
    let knex: Knex;
    let store: DatabaseWorkspaceStore;
    let events: DatabaseLearningEventStore;

    beforeAll(async () => {
      knex = await initMigrated(databases, databaseId);
      events = DatabaseLearningEventStore.create({ knex });
      store = DatabaseWorkspaceStore.create({ knex, events });
    });

    beforeEach(async () => {
      for (const table of [
        'attempt',
        'evidence',
        'lease',
        'workspace',
        'learning_event',
        'item_state',
      ]) {
        await knex(table).delete();
      }
    });

    afterAll(() => knex.destroy());

    const bundle = { manifest: '{}', files: { 'fmt.json': '{}' } };

    it('gives back a workspace as it was registered, money to the last digit', async () => {
      const estimate: SpendEstimate = {
        currency: 'USD',
        low: '1',
        likely: '2.25',
        high: '4',
        parts: [],
        pricedAt: '2026-11-01',
      };
      const { workspace, ...rest } = newWorkspace({
        budget: '12345678901234567.123456789012345678',
        estimate,
      });
      await store.addWorkspace({ workspace, ...rest });
      expect(await store.getWorkspace('w1')).toEqual(workspace);
      expect(await store.getWorkspace('w2')).toBeUndefined();
    });

    it('gives a workspace its lease and starts its item', async () => {
      const { lease, ...rest } = newWorkspace();
      await store.addWorkspace({ lease, ...rest });
      expect(await store.listLeases()).toEqual([lease]);
      const records = await events.getRecords(['user:default/ada']);
      expect(records.get('user:default/ada')).toEqual([
        expect.objectContaining({ state: 'in-progress', workspaceId: 'w1' }),
      ]);
    });

    it('refuses a second workspace of the same id, name or repository, and leaves nothing of it', async () => {
      await store.addWorkspace(newWorkspace());
      await expect(
        store.addWorkspace(
          newWorkspace({ id: 'w1', entityRef: 'component:default/other' }),
        ),
      ).rejects.toThrow(/'w1'.* is registered already/);
      await expect(
        store.addWorkspace(
          newWorkspace({ id: 'w2', entityRef: 'component:default/lab-w1' }),
        ),
      ).rejects.toThrow(/component:default\/lab-w1.* is registered already/);
      await expect(
        store.addWorkspace(
          newWorkspace({
            id: 'w3',
            learnerRef: 'user:default/bo',
            cloneUrl: 'http://LOCALHOST:7007/git/learners/lab-w1/',
          }),
        ),
      ).rejects.toThrow(/learners\/lab-w1\/' is registered already/);
      expect(await store.listWorkspaces()).toHaveLength(1);
      expect(await store.listLeases()).toHaveLength(1);
      expect(await events.listEvents('user:default/ada')).toHaveLength(1);
    });

    it('lists the workspaces of several learners, newest first, with their attempts', async () => {
      await store.addWorkspace(newWorkspace({ id: 'w1' }));
      await store.addWorkspace(
        newWorkspace({ id: 'w2', createdAt: '2026-11-24T10:00:00.000Z' }),
      );
      await store.addWorkspace(
        newWorkspace({ id: 'w3', learnerRef: 'user:default/bo' }),
      );
      await store.addAttempt({
        attempt: attemptOf('a1', 'w1', '2026-11-24T10:00:00.000Z'),
        bundle,
        events: [],
      });
      await store.addAttempt({
        attempt: attemptOf('a2', 'w1', '2026-11-25T10:00:00.000Z'),
        bundle,
        events: [],
      });
      const byLearner = await store.listWorkspacesOf([
        'user:default/ada',
        'user:default/bo',
        'user:default/nobody',
      ]);
      expect([...byLearner.keys()].sort()).toEqual([
        'user:default/ada',
        'user:default/bo',
      ]);
      const ofAda = byLearner.get('user:default/ada')!;
      expect(ofAda.map(({ id }) => id)).toEqual(['w2', 'w1']);
      expect(ofAda[1].attempts.map(({ id }) => id)).toEqual(['a2', 'a1']);
      expect((await store.listWorkspaces())[0].attempts).toEqual([]);
    });

    it('gives back an attempt by its id and by its evidence', async () => {
      await store.addWorkspace(newWorkspace());
      const attempt = attemptOf('a1', 'w1');
      await store.addAttempt({ attempt, bundle, events: [] });
      expect(await store.getAttempt('a1')).toEqual(attempt);
      expect(await store.findAttempt('sha256:a1')).toEqual(attempt);
      expect(await store.getAttempt('a2')).toBeUndefined();
      expect(await store.findAttempt('sha256:a2')).toBeUndefined();
    });

    it('keeps evidence byte for byte', async () => {
      await store.addWorkspace(newWorkspace());
      const exact = {
        manifest: '{ "a" :\t1 }\r\n',
        files: { 'log.jsonl': 'é\u2028\n"\\' },
      };
      await store.addAttempt({
        attempt: attemptOf('a1', 'w1'),
        bundle: exact,
        redactions: { version: '1.0.0', files: {}, places: [] },
        events: [],
      });
      const row = await knex('evidence').first();
      expect(row.manifest).toBe(exact.manifest);
      expect(JSON.parse(row.files)).toEqual(exact.files);
      expect(JSON.parse(row.redactions)).toEqual({
        version: '1.0.0',
        files: {},
        places: [],
      });
    });

    it('refuses the same evidence twice, and leaves nothing of the second', async () => {
      await store.addWorkspace(newWorkspace());
      const attempt = attemptOf('a1', 'w1');
      await store.addAttempt({ attempt, bundle, events: [] });
      const { workspace } = newWorkspace();
      await expect(
        store.addAttempt({
          attempt: { ...attempt, id: 'a2' },
          bundle,
          events: [{ ...newWorkspace({ id: 'again' }).events[0] }],
        }),
      ).rejects.toThrow(/was submitted before/);
      expect(await store.getAttempt('a2')).toBeUndefined();
      expect(await events.listEvents(workspace.learnerRef)).toHaveLength(1);
    });
  },
);
