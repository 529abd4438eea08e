import fc from 'fast-check';
import { propertyRuns } from '../__testUtils__/propertyRuns';
import { record } from '../__testUtils__/records';
import { slowLifecycle } from '../__testUtils__/SlowLifecycle';
import { FINDING_STATUSES, FindingRecord } from '../record';
import { LifecycleEvent } from './LifecycleEvent';
import { EMPTY_LIFECYCLE, LifecycleState, stateOf } from './LifecycleState';
import { applyRun } from './reduceLifecycle';
import { ScanRun } from './ScanRun';

const NOW = '2026-12-01T00:00:00.000Z';
const SCOPES = ['111122223333', '444455556666'];
const REGIONS = ['eu-west-1', 'us-east-1'];
const CHECKS = ['check-a', 'check-b'];

function day(number: number): string {
  return `2026-11-0${number}T00:00:00.000Z`;
}

/** A finding of each scope, region and check, and one of no region. */
const places = SCOPES.flatMap(scopeId =>
  CHECKS.flatMap(checkId =>
    [...REGIONS, undefined].map(region => ({
      scopeId,
      checkId,
      region,
      key: [scopeId, checkId, region].join(),
    })),
  ),
);

const arbitraryRecords = (startedAt: number): fc.Arbitrary<FindingRecord[]> =>
  fc.array(
    fc
      .record({
        place: fc.constantFrom(...places),
        status: fc.constantFrom(...FINDING_STATUSES),
        // The moment of the run, or an older or newer one.
        observedAt: fc
          .oneof(
            { weight: 4, arbitrary: fc.constant(startedAt) },
            fc.integer({ min: 1, max: 9 }),
          )
          .map(day),
      })
      .map(({ place, ...rest }) => record({ ...place, ...rest })),
    { maxLength: 8 },
  );

const someOf = (values: string[]) =>
  fc.oneof(fc.constant('all' as const), fc.subarray(values));

const arbitraryRun: fc.Arbitrary<ScanRun> = fc
  .integer({ min: 1, max: 9 })
  .chain(startedAt =>
    fc.record({
      id: fc.constantFrom('run-1', 'run-2', 'run-3'),
      source: fc.constant('nightly'),
      startedAt: fc.constant(day(startedAt)),
      outcome: fc.constantFrom(
        'succeeded',
        'succeeded',
        'succeeded',
        'partial',
        'failed',
      ),
      coverage: fc.record({
        scopes: someOf(SCOPES),
        regions: someOf(REGIONS),
        checks: someOf(CHECKS),
      }),
      errors: fc.array(
        fc.record(
          {
            scopeId: fc.constantFrom(...SCOPES),
            region: fc.constantFrom(...REGIONS),
            checkId: fc.constantFrom(...CHECKS),
            message: fc.constant('throttled'),
          },
          { requiredKeys: ['message'] },
        ),
        { maxLength: 1 },
      ),
      records: arbitraryRecords(startedAt),
    }),
  );

const arbitraryHistory = fc.array(arbitraryRun, { maxLength: 10 });

function play(runs: ScanRun[], from: LifecycleState = EMPTY_LIFECYCLE) {
  let state = from;
  const events: LifecycleEvent[] = [];
  for (const run of runs) {
    const step = applyRun(state, run, NOW);
    state = step.state;
    events.push(...step.events);
  }
  return { state, events };
}

function outlineOf({ findings }: LifecycleState) {
  return Object.fromEntries(
    Array.from(findings, ([key, finding]) => [
      key,
      {
        condition: finding.condition,
        status: finding.current.status,
        firstOpen: finding.firstOpen,
        lastOpen: finding.lastOpen,
        firstEvaluated: finding.firstEvaluated,
        lastEvaluated: finding.lastEvaluated,
        reopenCount: finding.reopenCount,
      },
    ]),
  );
}

describe('the lifecycle, over any history of runs', () => {
  it('is what its slow and obvious twin says', () => {
    fc.assert(
      fc.property(arbitraryHistory, runs => {
        const expected = places
          .map(({ key }) => [key, slowLifecycle(runs, key)] as const)
          .filter(([, finding]) => finding !== undefined);
        expect(outlineOf(play(runs).state)).toEqual(
          Object.fromEntries(expected),
        );
      }),
      { numRuns: propertyRuns(1_000) },
    );
  });

  it('does not change when a run comes again, its events in another order', () => {
    fc.assert(
      fc.property(arbitraryHistory, fc.nat(), (runs, at) => {
        fc.pre(runs.length > 0);
        const { state } = play(runs);
        const again = runs[at % runs.length];
        const step = applyRun(
          state,
          { ...again, records: again.records.slice().reverse() },
          NOW,
        );
        expect(step).toEqual({
          state,
          events: [],
          outcome: 'unchanged',
          heldScopes: [],
          run: expect.objectContaining({ id: again.id }),
        });
      }),
    );
  });

  it('resolves nothing that a failed or a partial run does not mention', () => {
    fc.assert(
      fc.property(
        arbitraryHistory,
        arbitraryRun,
        fc.constantFrom('failed' as const, 'partial' as const),
        (runs, run, outcome) => {
          const { state } = play(runs);
          const before = outlineOf(state);
          const after = applyRun(state, { ...run, id: 'last', outcome }, NOW);
          const mentioned = run.records.map(each => each.key);
          const unmentioned = Object.entries(outlineOf(after.state)).filter(
            ([key]) => outcome === 'failed' || !mentioned.includes(key),
          );
          for (const [key, finding] of unmentioned) {
            expect(finding).toEqual(before[key]);
          }
        },
      ),
    );
  });

  it('resolves nothing in a region that a run dropped', () => {
    fc.assert(
      fc.property(arbitraryHistory, arbitraryRun, (runs, run) => {
        const { state } = play(runs);
        const dropped = REGIONS[0];
        const after = applyRun(
          state,
          {
            ...run,
            id: 'last',
            coverage: { ...run.coverage, regions: [REGIONS[1]] },
            records: run.records.filter(each => each.region !== dropped),
          },
          NOW,
        );
        const inDropped = (from: LifecycleState) =>
          Array.from(from.findings.values()).filter(
            each => each.current.region === dropped,
          );
        expect(inDropped(after.state)).toEqual(inDropped(state));
      }),
    );
  });

  it('is not changed by an older run that comes late, but for first and last times', () => {
    fc.assert(
      fc.property(arbitraryHistory, arbitraryRun, (runs, run) => {
        const { state } = play(runs);
        const older = '2026-10-01T00:00:00.000Z';
        const late = {
          ...run,
          id: 'late',
          startedAt: older,
          records: run.records.map(each => ({ ...each, observedAt: older })),
        };
        const after = applyRun(state, late, NOW);
        for (const [key, before] of state.findings) {
          const {
            firstOpen,
            lastOpen,
            firstEvaluated,
            lastEvaluated,
            ...kept
          } = before;
          expect(after.state.findings.get(key)).toMatchObject(kept);
        }
      }),
    );
  });

  it('is the same for one scan in one run or in parts, whatever their order', () => {
    const arbitraryScan = fc
      .array(fc.constantFrom(...places), { maxLength: 12 })
      .chain(all =>
        fc.tuple(
          fc.tuple(
            ...all.map(place =>
              fc
                .constantFrom(...FINDING_STATUSES)
                .map(status =>
                  record({ ...place, status, observedAt: day(5) }),
                ),
            ),
          ),
          fc.array(fc.nat({ max: 2 }), {
            minLength: all.length,
            maxLength: all.length,
          }),
          fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
        ),
      );
    fc.assert(
      fc.property(
        arbitraryHistory,
        arbitraryScan,
        (runs, [records, parts, order]) => {
          const { state } = play(runs);
          const scan: ScanRun = {
            id: 'scan',
            source: 'nightly',
            startedAt: day(5),
            outcome: 'partial',
            coverage: { scopes: 'all', regions: 'all', checks: 'all' },
            errors: [],
            records,
          };
          const inParts = order.map(part => ({
            ...scan,
            id: `part-${part}`,
            records: records.filter((_, at) => parts[at] === part),
          }));
          const whole = outlineOf(play([scan], state).state);
          const pieces = outlineOf(play(inParts, state).state);
          for (const [key, finding] of Object.entries(whole)) {
            // A pass before a fail of the same moment opens and closes; what stands in the end is the same.
            expect({ ...pieces[key], reopenCount: 0 }).toEqual({
              ...finding,
              reopenCount: 0,
            });
          }
        },
      ),
    );
  });

  it('can be told from its events alone', () => {
    fc.assert(
      fc.property(arbitraryHistory, runs => {
        const { state, events } = play(runs);
        const told = new Map<string, string>();
        for (const event of events) {
          if (
            event.type === 'opened' ||
            event.type === 'reopened' ||
            event.type === 'seen-again'
          ) {
            told.set(event.key, 'open');
          } else if (event.type === 'went-stale') {
            told.set(event.key, 'stale');
          } else if (event.type === 'resolved') {
            told.set(event.key, 'resolved');
          }
        }
        for (const [key, finding] of state.findings) {
          expect(told.get(key) ?? 'clear').toBe(stateOf(finding));
        }
      }),
    );
  });
});
