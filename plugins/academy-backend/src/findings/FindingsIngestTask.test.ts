import { utimes } from 'node:fs/promises';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { AttributionPlan } from '@gpu-academy/attribution';
import { Knex } from 'knex';
import { createTestDatabases, initMigrated } from '../database/testDatabases';
import { MemoryTraceStore, planOf } from './__testUtils__/attribution';
import { EventFields, eventText } from './__testUtils__/events';
import { MemoryIngestRunStore } from './__testUtils__/MemoryIngestRunStore';
import { DatabaseFindingStore } from './DatabaseFindingStore';
import { FindingsIngestTask } from './FindingsIngestTask';
import { FolderFindingSource } from './FolderFindingSource';

jest.setTimeout(60_000);

const RECEIVED = '2026-11-01T10:00:00.000Z';
const ADA = 'user:default/ada';
const databases = createTestDatabases();

function fileOf(...events: EventFields[]): string {
  return `[${events.map(eventText).join(',')}]`;
}

describe.each(databases.eachSupportedId())(
  'FindingsIngestTask on %s',
  databaseId => {
    const folder = createMockDirectory();
    let knex: Knex;
    let plan: AttributionPlan;
    let runs: MemoryIngestRunStore;
    let store: DatabaseFindingStore;
    let task: FindingsIngestTask;

    beforeAll(async () => {
      knex = await initMigrated(databases, databaseId);
    });

    beforeEach(async () => {
      await knex('finding_event').delete();
      await knex('finding').delete();
      await knex('scan_run').delete();
      folder.clear();
      plan = planOf();
      runs = new MemoryIngestRunStore();
      store = DatabaseFindingStore.create({
        database: knex,
        traces: new MemoryTraceStore(),
      });
      task = createTask();
    });

    afterAll(() => knex.destroy());

    function createTask(simulated = false): FindingsIngestTask {
      return FindingsIngestTask.create({
        sources: [
          FolderFindingSource.create({
            id: 'nightly',
            path: folder.path,
            simulated,
          }),
        ],
        store,
        attributionPlan: { getPlan: async () => plan },
        ingestRuns: runs,
        logger: mockServices.logger.mock(),
        now: () => new Date('2026-11-02T00:00:00.000Z'),
      });
    }

    const resourcesOfAda = async () =>
      (await store.list(ADA, {})).items
        .map(each => each.resourceUid.split('/')[1])
        .sort();

    it('reads every file of the folder and of the folders below it', async () => {
      folder.setContent({
        'b.json': fileOf({ resource: 'sg-1' }),
        'accounts/a.ndjson': eventText({ resource: 'sg-2' }),
        'notes.txt': 'not a scan',
        '.half-written.json': '[{"class_uid": 2003',
      });
      await task.run();
      expect(runs.runs).toEqual([
        expect.objectContaining({
          kind: 'findings',
          source: 'nightly',
          unit: 'accounts/a.ndjson',
          state: 'succeeded',
          rows: 1,
          warnings: [],
        }),
        expect.objectContaining({ unit: 'b.json', state: 'succeeded' }),
      ]);
      expect(await resourcesOfAda()).toEqual(['sg-1', 'sg-2']);
    });

    it('does not store again what it knows', async () => {
      folder.setContent({ 'a.json': fileOf({}) });
      await task.run();
      await createTask().run();
      expect(runs.states()).toEqual([
        ['a.json', 'succeeded'],
        ['a.json', 'unchanged'],
      ]);
      expect(await knex('scan_run')).toHaveLength(1);
    });

    it('reads a file again when it changes', async () => {
      folder.setContent({ 'a.json': fileOf({ resource: 'sg-1' }) });
      await task.run();
      folder.setContent({ 'a.json': fileOf({ resource: 'sg-2' }) });
      await task.run();
      expect(runs.states().map(([, state]) => state)).toEqual([
        'succeeded',
        'succeeded',
      ]);
      expect(await resourcesOfAda()).toEqual(['sg-1', 'sg-2']);
    });

    it('reads a file again when its source is declared simulated', async () => {
      folder.setContent({ 'a.json': fileOf({}) });
      await task.run();
      await createTask(true).run();
      expect(
        (await store.list(ADA, {})).items.map(each => each.simulated),
      ).toEqual([true]);
    });

    it('stores nothing of a file with one bad event, says which, and keeps what its last version said', async () => {
      folder.setContent({ 'a.json': fileOf({ resource: 'sg-1' }) });
      await task.run();
      folder.setContent({
        'a.json': fileOf({ resource: 'sg-2' }).replace(
          /\]$/,
          ',{"class_uid":3002}]',
        ),
        'b.json': fileOf({ resource: 'sg-3' }),
      });
      await task.run();
      expect(runs.runs.slice(1)).toEqual([
        expect.objectContaining({
          unit: 'a.json',
          state: 'failed',
          error:
            'a.json, event 1, field class_uid: found 3002, expected one of 2002, 2003, 2004, 2008. Export findings (vulnerability, compliance, detection or IAM analysis) and keep other events out of the folder.',
        }),
        expect.objectContaining({ unit: 'b.json', state: 'succeeded' }),
      ]);
      expect(await resourcesOfAda()).toEqual(['sg-1', 'sg-3']);
      expect(await knex('finding_event')).toHaveLength(2);
    });

    it('names the first three of many bad events and counts the rest', async () => {
      folder.setContent({ 'a.json': '[1,2,3,4,5]' });
      await task.run();
      expect(runs.runs[0].error).toMatch(
        /event 0.*event 1.*event 2.*And 2 more\.$/,
      );
    });

    it('records a failure once until the file changes, and its recovery', async () => {
      folder.setContent({ 'a.json': 'not json' });
      await task.run();
      await task.run();
      folder.setContent({ 'a.json': 'still not json' });
      await task.run();
      folder.setContent({ 'a.json': fileOf({}) });
      await task.run();
      folder.setContent({ 'a.json': 'still not json' });
      await task.run();
      expect(runs.states().map(([, state]) => state)).toEqual([
        'failed',
        'failed',
        'succeeded',
        'failed',
      ]);
    });

    it('records a folder that is not there as a failed run that says what to do', async () => {
      folder.remove();
      await task.run();
      expect(runs.runs).toEqual([
        expect.objectContaining({
          unit: folder.path,
          state: 'failed',
          error: `${folder.path}: found no folder that can be read (ENOENT), expected the folder of findings source 'nightly'. Create it, or correct academy.findings.sources.`,
        }),
      ]);
    });

    it('records a file that cannot be stored as failed, with nothing of it kept, and goes on', async () => {
      folder.setContent({
        'a.json': fileOf({ resource: 'sg-1' }),
        'b.json': fileOf({ resource: 'sg-2' }),
      });
      const applyScan = jest
        .spyOn(store, 'applyScan')
        .mockRejectedValueOnce(new Error('disk full'));
      await task.run();
      expect(runs.runs).toEqual([
        expect.objectContaining({
          unit: 'a.json',
          state: 'failed',
          error:
            'a.json: could not be stored (disk full). Nothing of it was kept; it is read again at the next run.',
        }),
        expect.objectContaining({ unit: 'b.json', state: 'succeeded' }),
      ]);
      applyScan.mockRestore();
      await task.run();
      expect(await resourcesOfAda()).toEqual(['sg-1', 'sg-2']);
    });

    it('passes on what had to be guessed', async () => {
      const event = JSON.parse(eventText());
      delete event.time;
      event.time_dt = '2026-11-01T00:00:00';
      folder.setContent({ 'a.json': JSON.stringify(event) });
      await task.run();
      expect(runs.runs[0].warnings).toEqual([
        'event 0: time_dt has no time zone; taken as UTC',
      ]);
    });

    it('dates what has no time of its own by its file', async () => {
      folder.setContent({
        'report.csv': [
          'user,arn,user_creation_time,password_enabled,mfa_active,access_key_1_active,access_key_2_active',
          'ada,arn:aws:iam::444455556666:user/ada,2026-01-01T00:00:00Z,true,false,false,false',
        ].join('\n'),
      });
      await utimes(`${folder.path}/report.csv`, 0, Date.parse(RECEIVED) / 1000);
      await task.run();
      expect((await store.list('user:default/grace', {})).items).toContainEqual(
        expect.objectContaining({
          checkId: 'credential-report/mfa',
          lastSeen: RECEIVED,
        }),
      );
    });

    it('attributes what it stored anew when the plan changes, with no file read again', async () => {
      folder.setContent({ 'a.json': fileOf({ tags: { learner: 'barbara' } }) });
      await task.run();
      expect((await store.list(ADA, {})).total).toBe(0);
      plan = planOf({ version: 'plan-2', subjects: { barbara: ADA } });
      folder.setContent({});
      await task.run();
      expect((await store.list(ADA, {})).total).toBe(1);
    });
  },
);
