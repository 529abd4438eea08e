import { existsSync, readFileSync } from 'node:fs';
import { utimes } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { AttributionPlan } from '@gpu-academy/attribution';
import { Knex } from 'knex';
import { createTestDatabases, initMigrated } from '../database/testDatabases';
import { DatabaseIngestRunStore } from '../ingest';
import { MemoryTraceStore, planOf } from './__testUtils__/attribution';
import { EventFields, eventText } from './__testUtils__/events';
import { DatabaseFindingStore } from './DatabaseFindingStore';
import { FindingsIngestTask } from './FindingsIngestTask';
import { FolderFindingSource } from './FolderFindingSource';

jest.setTimeout(60_000);

const RECEIVED = '2026-11-01T10:00:00.000Z';
const ADA = 'user:default/ada';
const databases = createTestDatabases();

/** Samples of other people's tools stand beside a checkout of the repository and are no part of it. */
const REAL_RUN = resolve(
  __dirname,
  '../../../../../shared/data/findings/asff/prowler-run-731.asff.json',
);
const describeWithRealRun = existsSync(REAL_RUN) ? describe : describe.skip;

interface RealEvent {
  Resources: Array<{ Region: string }>;
}

function fileOf(...events: EventFields[]): string {
  return `[${events.map(eventText).join(',')}]`;
}

describe.each(databases.eachSupportedId())(
  'FindingsIngestTask on %s',
  databaseId => {
    const folder = createMockDirectory();
    let knex: Knex;
    let plan: AttributionPlan;
    let runs: DatabaseIngestRunStore;
    let store: DatabaseFindingStore;
    let task: FindingsIngestTask;

    beforeAll(async () => {
      knex = await initMigrated(databases, databaseId);
    });

    beforeEach(async () => {
      await knex('finding_event').delete();
      await knex('finding').delete();
      await knex('scan_run').delete();
      await knex('ingest_run').delete();
      folder.clear();
      plan = planOf();
      runs = DatabaseIngestRunStore.create({ database: knex });
      store = DatabaseFindingStore.create({
        database: knex,
        traces: new MemoryTraceStore(),
      });
      task = createTask();
    });

    afterAll(() => knex.destroy());

    function createTask(
      options: { simulated?: boolean; completeScans?: boolean } = {},
    ): FindingsIngestTask {
      return FindingsIngestTask.create({
        sources: [
          FolderFindingSource.create({
            id: 'nightly',
            path: folder.path,
            ...options,
          }),
        ],
        store,
        attributionPlan: { getPlan: async () => plan },
        ingestRuns: runs,
        logger: mockServices.logger.mock(),
        now: () => new Date('2026-11-02T00:00:00.000Z'),
      });
    }

    /** Oldest first. */
    const recorded = async () =>
      (await runs.list({ limit: 100 })).items.reverse();
    const states = async () =>
      (await recorded()).map(each => [each.unit, each.state]);

    const resourcesOfAda = async () =>
      (await store.list(ADA, {})).items
        .map(each => each.resourceUid.split('/')[1])
        .sort();

    const findingStates = async () =>
      Object.fromEntries(
        (await store.list(ADA, { limit: 100 })).items.map(each => [
          each.resourceUid.split('/')[1],
          each.state,
        ]),
      );

    it('reads every file of the folder and of the folders below it', async () => {
      folder.setContent({
        'b.json': fileOf({ resource: 'sg-1' }),
        'accounts/a.ndjson': eventText({ resource: 'sg-2' }),
        'notes.txt': 'not a scan',
        '.half-written.json': '[{"class_uid": 2003',
      });
      await task.run();
      expect(await recorded()).toEqual([
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
      expect(await states()).toEqual([
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
      expect((await states()).map(([, state]) => state)).toEqual([
        'succeeded',
        'succeeded',
      ]);
      expect(await resourcesOfAda()).toEqual(['sg-1', 'sg-2']);
    });

    it('reads a file again when its source is declared simulated', async () => {
      folder.setContent({ 'a.json': fileOf({}) });
      await task.run();
      await createTask({ simulated: true }).run();
      expect(
        (await store.list(ADA, {})).items.map(each => each.simulated),
      ).toEqual([true]);
    });

    it('says which event of a file is bad, counts what is open beside it, and lets passes wait', async () => {
      folder.setContent({ 'a.json': fileOf({ resource: 'sg-1' }) });
      await task.run();
      const later = { observedAt: '2026-11-01T12:00:00.000Z' };
      const half = [
        { resource: 'sg-1', status: 'pass' as const, ...later },
        { resource: 'sg-2', ...later },
      ];
      folder.setContent({
        'a.json': fileOf(...half).replace(/\]$/, ',{"class_uid":3002}]'),
        'b.json': fileOf({ resource: 'sg-3' }),
      });
      await task.run();
      expect((await recorded()).slice(1)).toEqual([
        expect.objectContaining({
          unit: 'a.json',
          state: 'failed',
          rows: 1,
          error:
            'a.json, event 2, field class_uid: found 3002, expected one of 2002, 2003, 2004, 2008. Export findings (vulnerability, compliance, detection or IAM analysis) and keep other events out of the folder. What is open among the events that could be read (1) counts; passes wait until the file is mended.',
        }),
        expect.objectContaining({ unit: 'b.json', state: 'succeeded' }),
      ]);
      expect(await findingStates()).toEqual({
        'sg-1': 'open',
        'sg-2': 'open',
        'sg-3': 'open',
      });
      folder.addContent({ 'a.json': fileOf(...half) });
      await task.run();
      expect(await findingStates()).toMatchObject({ 'sg-1': 'resolved' });
    });

    it('names the first three of many bad events and counts the rest', async () => {
      folder.setContent({ 'a.json': '[1,2,3,4,5]' });
      await task.run();
      expect((await recorded())[0].error).toMatch(
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
      folder.setContent({ 'a.json': '{' });
      await task.run();
      expect((await states()).map(([, state]) => state)).toEqual([
        'failed',
        'failed',
        'succeeded',
        'failed',
      ]);
    });

    it('records a folder that is not there as a failed run that says what to do', async () => {
      folder.remove();
      await task.run();
      expect(await recorded()).toEqual([
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
      expect(await recorded()).toEqual([
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
      expect((await recorded())[0].warnings).toEqual([
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

    describe('runs', () => {
      const DAYS = [1, 2, 3, 4].map(day => `2026-10-0${day}T00:00:00.000Z`);
      const at = (day: number, ...resources: string[]) =>
        fileOf(
          ...resources.map(resource => ({ resource, observedAt: DAYS[day] })),
        );
      const manifest = (day: number, changes: object = {}) =>
        JSON.stringify({
          schema: 'gpu-academy.io/scan-run/v1alpha1',
          id: `scan-${day}`,
          startedAt: DAYS[day],
          outcome: 'succeeded',
          coverage: { scopes: ['111122223333'], regions: 'all', checks: 'all' },
          ...changes,
        });
      const last = async () => (await recorded()).at(-1);

      it('resolve nothing that they do not mention where nobody says where they looked', async () => {
        folder.setContent({
          '1.json': at(0, 'sg-1', 'sg-2'),
          '2.json': at(1, 'sg-1'),
          '3.json': at(2, 'sg-1'),
        });
        await task.run();
        expect(await findingStates()).toEqual({
          'sg-1': 'open',
          'sg-2': 'open',
        });
      });

      it('of a source whose files are complete resolve what two of them do not mention', async () => {
        folder.setContent({
          '1.json': at(0, 'sg-1', 'sg-2'),
          '2.json': at(1, 'sg-1'),
        });
        const complete = createTask({ completeScans: true });
        await complete.run();
        expect(await findingStates()).toEqual({
          'sg-1': 'open',
          'sg-2': 'stale',
        });
        folder.addContent({ '3.json': at(2, 'sg-1') });
        await complete.run();
        expect(await findingStates()).toEqual({
          'sg-1': 'open',
          'sg-2': 'resolved',
        });
      });

      it('count where they found nothing, as their manifest says', async () => {
        folder.setContent({
          '1.json': at(0, 'sg-1'),
          '2.json': '[]',
          '2.json.run.json': manifest(1),
          '3.json': '[]',
          '3.json.run.yaml': manifest(2),
        });
        await task.run();
        expect(await states()).toEqual([
          ['1.json', 'succeeded'],
          ['2.json', 'succeeded'],
          ['3.json', 'succeeded'],
        ]);
        expect(await findingStates()).toEqual({ 'sg-1': 'resolved' });
      });

      it('are read again when their manifest changes, and not otherwise', async () => {
        folder.setContent({
          '1.json': at(0, 'sg-1'),
          '2.json': '[]',
          '2.json.run.json': manifest(1),
        });
        await task.run();
        await task.run();
        folder.addContent({ '2.json.run.json': manifest(2) });
        await task.run();
        expect((await states()).slice(2)).toEqual([
          ['2.json', 'unchanged'],
          ['1.json', 'unchanged'],
          ['2.json', 'succeeded'],
        ]);
      });

      it('that their scanner says failed resolve nothing and are shown as failed', async () => {
        folder.setContent({
          '1.json': at(0, 'sg-1'),
          '2.json': '[]',
          '2.json.run.json': manifest(1, {
            outcome: 'failed',
            errors: [{ scopeId: '111122223333', message: 'AccessDenied' }],
          }),
        });
        await task.run();
        expect(await findingStates()).toEqual({ 'sg-1': 'open' });
        expect(await last()).toMatchObject({
          state: 'failed',
          error:
            '2.json: its scanner says that run scan-1 failed (111122223333: AccessDenied). Nothing of it counts; what is known stays.',
        });
      });

      it('that had an error somewhere say so and resolve nothing there', async () => {
        const errors = [{ region: 'eu-west-1', message: 'AccessDenied' }];
        folder.setContent({
          '1.json': at(0, 'sg-1'),
          '2.json': '[]',
          '2.json.run.json': manifest(1, { errors }),
        });
        await task.run();
        expect(await findingStates()).toEqual({ 'sg-1': 'open' });
        expect(await last()).toMatchObject({
          state: 'succeeded',
          warnings: [
            'the scan had an error, what it did not see there stays: eu-west-1: AccessDenied',
          ],
        });
      });

      it('whose manifest cannot be read count nothing and say where', async () => {
        folder.setContent({
          '1.json': at(0, 'sg-1'),
          '1.json.run.json': manifest(0, { outcome: 'ok' }),
        });
        await task.run();
        expect(await knex('finding')).toEqual([]);
        expect(await last()).toMatchObject({
          unit: '1.json',
          state: 'failed',
          error:
            '1.json.run.json, line 1, field outcome: expected one of succeeded, partial, failed. Nothing of 1.json counts until then.',
        });
      });

      it('without their file, or with two manifests, say what to do', async () => {
        folder.setContent({
          '1.json.run.json': manifest(0),
          '2.json': '[]',
          '2.json.run.json': manifest(1),
          '2.json.run.yaml': manifest(1),
        });
        await task.run();
        expect((await recorded()).map(each => each.error)).toEqual([
          '1.json.run.json: found no 1.json beside it, expected the file of findings that it is about. Write that file, with [] where nothing was found, or remove the manifest.',
          '2.json: found 2.json.run.yaml and 2.json.run.json, expected one manifest. Remove the one that is not meant.',
        ]);
      });

      it('that would resolve too much are shown as held until their manifest says who lets them through', async () => {
        const many = Array.from({ length: 30 }, (_, index) => `sg-${index}`);
        folder.setContent({ '1.json': at(0, ...many) });
        await task.run();
        folder.addContent({
          '2.json': '[]',
          '2.json.run.json': manifest(1),
          '3.json': '[]',
          '3.json.run.json': manifest(2),
        });
        await task.run();
        const held = {
          unit: '3.json',
          state: 'failed',
          rows: 0,
          error:
            '3.json is held, nothing of it counts: its run scan-2 would resolve 30 of 30 open findings in 111122223333. If that many were fixed, name who says so as approvedBy in 3.json.run.json; if not, mend the scanner.',
        };
        expect(await last()).toMatchObject(held);
        await task.run();
        await createTask().run();
        expect(await last()).toMatchObject(held);
        expect(new Set(Object.values(await findingStates()))).toEqual(
          new Set(['stale']),
        );
        folder.addContent({
          '3.json.run.json': manifest(2, { approvedBy: 'user:default/grace' }),
        });
        await task.run();
        expect(await last()).toMatchObject({
          unit: '3.json',
          state: 'succeeded',
        });
        expect(new Set(Object.values(await findingStates()))).toEqual(
          new Set(['resolved']),
        );
      });
    });

    describeWithRealRun(
      'with a real run of 731 findings (../shared/data beside the checkout)',
      () => {
        const events = existsSync(REAL_RUN)
          ? JSON.parse(readFileSync(REAL_RUN, 'utf8'))
          : [];
        const counts = async () => {
          const rows = await knex('finding')
            .groupBy('lifecycle_condition')
            .select('lifecycle_condition', { count: knex.raw('count(*)') });
          return Object.fromEntries(
            rows.map(row => [row.lifecycle_condition, Number(row.count)]),
          );
        };
        const transitions = async () =>
          (await knex('scan_run').orderBy('id').pluck('transitions')).map(
            text => JSON.parse(text).length,
          );
        const once = { open: 286, clear: 442 };

        it('is 728 findings of which 286 are open, twice, reversed, shuffled and in parts, with no change after the first', async () => {
          folder.setContent({ 'a.json': JSON.stringify(events) });
          await task.run();
          expect(await counts()).toEqual(once);
          const before = await knex('finding').orderBy('key');
          const shuffled = events
            .map((event: unknown, index: number) => ({
              event,
              place: (index * 367) % events.length,
            }))
            .sort(
              (x: { place: number }, y: { place: number }) => x.place - y.place,
            )
            .map(({ event }: { event: unknown }) => event);
          for (const again of [events.slice().reverse(), shuffled]) {
            folder.setContent({ 'a.json': JSON.stringify(again) });
            await task.run();
          }
          folder.setContent({
            'b.json': JSON.stringify(events.slice(0, 300)),
            'c.json': JSON.stringify(events.slice(300)),
          });
          await task.run();
          expect(await knex('finding').orderBy('key')).toEqual(before);
          expect(await transitions()).toEqual([286, 0, 0, 0, 0]);
        });

        it.each([
          ['leaves a region out', { regions: ['us-east-1'] }, {}, once],
          ['failed', {}, { outcome: 'failed' }, once],
          ['is partial', {}, { outcome: 'partial' }, once],
          [
            'looked everywhere and would resolve too much at once',
            {},
            {},
            { open: 13, stale: 273, clear: 442 },
          ],
        ])(
          'resolves nothing wrongly where the next run %s',
          async (_, coverage, changes, expected) => {
            folder.setContent({ 'a.json': JSON.stringify(events) });
            await task.run();
            const region = 'us-east-1';
            for (const day of [19, 20]) {
              const startedAt = `2023-03-${day}T00:00:00.000Z`;
              folder.addContent({
                [`${day}.json`]: JSON.stringify(
                  events
                    .filter((event: RealEvent) =>
                      event.Resources.some(each => each.Region === region),
                    )
                    .map((event: RealEvent) => ({
                      ...event,
                      UpdatedAt: startedAt,
                    })),
                ),
                [`${day}.json.run.json`]: JSON.stringify({
                  schema: 'gpu-academy.io/scan-run/v1alpha1',
                  id: `day-${day}`,
                  startedAt,
                  outcome: 'succeeded',
                  coverage: {
                    scopes: 'all',
                    regions: 'all',
                    checks: 'all',
                    ...coverage,
                  },
                  ...changes,
                }),
              });
            }
            await task.run();
            expect(await counts()).toEqual(expected);
          },
        );
      },
    );
  },
);
