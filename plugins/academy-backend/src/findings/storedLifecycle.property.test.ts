import {
  applyRun,
  EMPTY_LIFECYCLE,
  LifecycleState,
  ScanRun,
} from '@gpu-academy/findings';
import fc from 'fast-check';
import { Knex } from 'knex';
import { createTestDatabases, initMigrated } from '../database/testDatabases';
import { attributorOf, MemoryTraceStore } from './__testUtils__/attribution';
import { EventFields, recordsOf, scanOf } from './__testUtils__/events';
import { DatabaseFindingStore } from './DatabaseFindingStore';
import { trackedFindingOfRow } from './findingRow';

jest.setTimeout(60_000);

const NOW = '2026-12-01T00:00:00.000Z';
const DAYS = [1, 2, 3, 4].map(day => `2026-11-0${day}T00:00:00.000Z`);
const databases = createTestDatabases();

/** Few resources and times, so that runs meet; a crowd now and then, so that some are held. */
const arbitraryEvents: fc.Arbitrary<EventFields[]> = fc.oneof(
  fc.array(
    fc.record({
      resource: fc.constantFrom('a', 'b', 'c'),
      status: fc.constantFrom('fail', 'warning', 'manual', 'pass'),
      severity: fc.constantFrom('low', 'high'),
      region: fc.constantFrom('eu-west-1', 'us-east-1'),
      observedAt: fc.constantFrom(...DAYS),
    }),
    { maxLength: 5 },
  ),
  fc
    .record({
      status: fc.constantFrom('fail' as const, 'pass' as const),
      observedAt: fc.constantFrom(...DAYS),
    })
    .map(fields =>
      Array.from({ length: 25 }, (_, at) => ({
        resource: `crowd-${at}`,
        ...fields,
      })),
    ),
);

const arbitraryRun: fc.Arbitrary<ScanRun> = fc.record(
  {
    id: fc.constantFrom('one', 'two', 'three'),
    source: fc.constant('nightly'),
    startedAt: fc.constantFrom(...DAYS),
    outcome: fc.constantFrom('succeeded', 'succeeded', 'partial', 'failed'),
    coverage: fc.record({
      scopes: fc.constantFrom<'all' | string[]>('all', ['111122223333'], []),
      regions: fc.constantFrom<'all' | string[]>('all', ['eu-west-1']),
      checks: fc.constant('all' as const),
    }),
    errors: fc.constantFrom([], [{ region: 'us-east-1', message: 'denied' }]),
    records: arbitraryEvents.map(events => recordsOf(...events)),
    approvedBy: fc.constant('user:default/grace'),
  },
  {
    requiredKeys: [
      'id',
      'source',
      'startedAt',
      'outcome',
      'coverage',
      'errors',
      'records',
    ],
  },
);

/** What happens to one finding keeps its order. */
function byKey<T extends { key: string }>(items: T[]): T[] {
  return items
    .slice()
    .sort((x, y) => Number(x.key > y.key) - Number(x.key < y.key));
}

describe.each(databases.eachSupportedId())(
  'what is stored of findings on %s',
  databaseId => {
    let knex: Knex;

    beforeAll(async () => {
      knex = await initMigrated(databases, databaseId);
    });

    afterAll(() => knex.destroy());

    it('is what the reducer comes to, whatever the history, though only a part of it is read for each run', async () => {
      const outcomes = new Set<string>();
      await fc.assert(
        fc.asyncProperty(
          fc.array(arbitraryRun, { minLength: 1, maxLength: 6 }),
          fc.nat(),
          async (runs, again) => {
            const history = [...runs, runs[again % runs.length]];
            await knex('finding_event').delete();
            await knex('finding').delete();
            await knex('scan_run').delete();
            const store = DatabaseFindingStore.create({
              database: knex,
              traces: new MemoryTraceStore(),
            });
            let state: LifecycleState = EMPTY_LIFECYCLE;
            for (const [at, run] of history.entries()) {
              const step = applyRun(state, run, NOW);
              state = step.state;
              const result = await store.applyScan(
                {
                  ...scanOf(),
                  readAt: NOW,
                  contentDigest: `content-${at}`,
                  run,
                },
                attributorOf(),
              );
              expect(result.outcome).toBe(
                step.run.held ? 'held' : step.outcome,
              );
              outcomes.add(result.outcome);
              const rows = await knex('finding').orderBy('key');
              expect(rows.map(trackedFindingOfRow)).toEqual(
                byKey(Array.from(state.findings.values())),
              );
              const [{ transitions }] = await knex('scan_run')
                .orderBy('id', 'desc')
                .limit(1);
              expect(byKey(JSON.parse(transitions))).toEqual(
                byKey(
                  step.events.map(
                    ({ runId, recordedAt, ...transition }) => transition,
                  ),
                ),
              );
            }
          },
        ),
        // Always the same histories, so that all outcomes are among them.
        { numRuns: 20, seed: 20261121 },
      );
      expect(Array.from(outcomes).sort()).toEqual([
        'applied',
        'held',
        'recorded',
        'unchanged',
      ]);
    });
  },
);
