import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { AttributionPlan } from '@gpu-academy/attribution';
import { Knex } from 'knex';
import { DatabaseAttributionTraceStore } from '../attribution';
import { createTestDatabases, initMigrated } from '../database/testDatabases';
import { DatabaseIngestRunStore } from '../ingest';
import { planOf } from './__testUtils__/attribution';
import { eventText } from './__testUtils__/events';
import { DefaultFindingsService } from './DefaultFindingsService';

jest.setTimeout(60_000);

const ADA = 'user:default/ada';
const databases = createTestDatabases();

/** Samples of other people's tools stand beside a checkout of the repository and are no part of it. */
const SAMPLES = resolve(
  __dirname,
  '../../../../../shared/data/findings/prowler-ocsf',
);
const describeWithSamples = existsSync(SAMPLES) ? describe : describe.skip;

describe.each(databases.eachSupportedId())(
  'DefaultFindingsService on %s',
  databaseId => {
    const folder = createMockDirectory();
    let knex: Knex;
    let runs: DatabaseIngestRunStore;

    beforeEach(async () => {
      knex = await initMigrated(databases, databaseId);
      runs = DatabaseIngestRunStore.create({ database: knex });
    });

    afterEach(() => knex.destroy());

    function createService(
      sources: Array<Record<string, unknown>> | undefined,
      getPlan: () => Promise<AttributionPlan> = async () => planOf(),
    ): DefaultFindingsService {
      return DefaultFindingsService.create({
        database: knex,
        config: mockServices.rootConfig({
          data: sources
            ? { academy: { findings: { sources: sources as never } } }
            : {},
        }),
        logger: mockServices.logger.mock(),
        attributionPlan: { getPlan },
        ingestRuns: runs,
        traces: DatabaseAttributionTraceStore.create({ database: knex }),
      });
    }

    /** `[unit, state]` of each run, oldest first. */
    async function states() {
      const { items } = await runs.list({ limit: 100 });
      return items.map(run => [run.unit, run.state]).reverse();
    }

    it('reads the configured folders and answers for a learner', async () => {
      folder.setContent({ 'a.json': eventText() });
      const service = createService([
        { id: 'nightly', type: 'folder', path: folder.path, simulated: true },
      ]);
      await service.ingest();
      expect(await service.list(ADA, {})).toMatchObject({
        total: 1,
        items: [{ status: 'fail', simulated: true }],
      });
      expect((await service.summarize([ADA])).get(ADA)).toMatchObject({
        open: 1,
        simulated: true,
      });
    });

    it('lets calls that come while it reads share the next run, so that none misses what is there', async () => {
      const getPlan = jest.fn(async () => planOf());
      const service = createService(
        [{ id: 'nightly', type: 'folder', path: folder.path }],
        getPlan,
      );
      folder.setContent({ 'a.json': eventText({ resource: 'sg-1' }) });
      const first = service.ingest();
      await new Promise(resolveSoon => {
        setTimeout(resolveSoon, 0);
      });
      folder.addContent({ 'b.json': eventText({ resource: 'sg-2' }) });
      await Promise.all([service.ingest(), service.ingest(), service.ingest()]);
      await first;
      expect(await knex('finding')).toHaveLength(2);
      expect(getPlan).toHaveBeenCalledTimes(2);
    });

    it('goes on after a run that failed as a whole', async () => {
      const getPlan = jest
        .fn(async () => planOf())
        .mockRejectedValueOnce(new Error('catalog is down'));
      const service = createService([], getPlan);
      const first = service.ingest();
      const second = service.ingest();
      await expect(first).rejects.toThrow('catalog is down');
      await expect(second).resolves.toBeUndefined();
    });

    it('marks runs that an earlier process left behind as failed', async () => {
      await runs.start({ kind: 'findings', source: 'nightly', unit: 'a.json' });
      await createService([]).ingest();
      expect(await states()).toEqual([['a.json', 'failed']]);
    });

    it('does not start with sources that it cannot tell apart or does not know', () => {
      const source = { id: 'nightly', type: 'folder', path: folder.path };
      expect(() => createService([source, source])).toThrow(
        "academy.findings.sources[1].id is 'nightly' a second time",
      );
      expect(() => createService([{ ...source, type: 'bucket' }])).toThrow(
        "academy.findings.sources[0].type is 'bucket', expected 'folder'",
      );
      expect(() =>
        createService([{ ...source, completeScans: 'mostly' }]),
      ).toThrow('completeScans');
    });

    describeWithSamples(
      'with the real exports of Prowler (../shared/data beside the checkout)',
      () => {
        it('stores what they hold, attributes by label and by account, and changes nothing the second time', async () => {
          const plan = planOf({
            scopes: [
              {
                provider: 'azure',
                scopeId: '<subscription_uid>',
                subjectRef: ADA,
              },
            ],
            learnerTagKeys: ['tag', 'component'],
            subjects: {
              test: 'user:default/tess',
              'kube-apiserver': 'user:default/kube',
            },
          });
          const service = createService(
            [{ id: 'prowler', type: 'folder', path: SAMPLES }],
            async () => plan,
          );
          await service.ingest();
          expect(await states()).toEqual([
            ['example_output_aws.ocsf.json', 'succeeded'],
            ['example_output_azure.ocsf.json', 'succeeded'],
            ['example_output_gcp.ocsf.json', 'succeeded'],
            ['example_output_kubernetes.ocsf.json', 'succeeded'],
          ]);
          const { items } = await runs.list({ limit: 100 });
          expect(items.map(run => run.rows).reverse()).toEqual([5, 5, 5, 6]);

          const rows = await knex('finding').select(
            'provider',
            'outcome',
            'subject_ref',
          );
          const counts = new Map<string, number>();
          for (const row of rows) {
            const name = `${row.provider} ${row.outcome} ${
              row.subject_ref ?? '-'
            }`;
            counts.set(name, (counts.get(name) ?? 0) + 1);
          }
          expect(Object.fromEntries(counts)).toEqual({
            'aws unattributed -': 5,
            'azure attributed user:default/ada': 5,
            // Three of five events name one redacted firewall.
            'gcp attributed user:default/tess': 3,
            'kubernetes attributed user:default/kube': 6,
          });
          expect(await knex('finding_event')).toHaveLength(21);

          const before = await knex('finding').orderBy('key');
          await service.ingest();
          expect(await knex('finding').orderBy('key')).toEqual(before);
          expect((await states()).slice(4).map(([, state]) => state)).toEqual(
            Array(4).fill('unchanged'),
          );
        });
      },
    );
  },
);
