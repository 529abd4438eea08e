import { record } from '../__testUtils__/records';
import { applyRun, EMPTY_LIFECYCLE, stateOf } from '../lifecycle';
import { FindingReadError } from '../read';
import { FindingRecord } from '../record';
import { ScanManifest } from './ScanManifest';
import { scanRunOf, ScanRunOptions } from './scanRunOf';

const NIGHTS = [1, 2, 3].map(night => `2026-11-0${night}T02:00:00.000Z`);
const RECEIVED = '2026-11-04T00:00:00.000Z';

const manifest = (changes: Partial<ScanManifest> = {}): ScanManifest => ({
  schema: 'gpu-academy.io/scan-run/v1alpha1',
  id: 'nightly',
  startedAt: NIGHTS[0],
  outcome: 'succeeded',
  coverage: { scopes: ['111122223333'], regions: 'all', checks: 'all' },
  ...changes,
});

const runOf = (
  records: FindingRecord[],
  changes: Partial<ScanRunOptions> = {},
  errors: FindingReadError[] = [],
) =>
  scanRunOf({
    source: 'nightly',
    file: 'scan.json',
    reading: { records, warnings: [], errors },
    receivedAt: RECEIVED,
    ...changes,
  });

const badEvent: FindingReadError = {
  file: 'scan.json',
  index: 7,
  found: '3002',
  expected: '2003',
  remedy: 'Export findings.',
  message: 'scan.json, event 7: found 3002, expected 2003. Export findings.',
};

/** Conditions by key after files that each came a night later. */
function statesAfter(...runs: Array<ReturnType<typeof runOf>>) {
  const { findings } = runs.reduce(
    (state, run) => applyRun(state, run, RECEIVED).state,
    EMPTY_LIFECYCLE,
  );
  return Object.fromEntries(
    Array.from(findings.values(), each => [each.key, stateOf(each)]),
  );
}

describe('a file of findings as a run', () => {
  const a = (night: number, fields: Partial<FindingRecord> = {}) =>
    record({ key: 'a', observedAt: NIGHTS[night], ...fields });
  const b = (night: number, fields: Partial<FindingRecord> = {}) =>
    record({ key: 'b', observedAt: NIGHTS[night], ...fields });

  it('says nothing of what it does not mention, where nobody says where it looked', () => {
    expect(
      statesAfter(runOf([a(0), b(0)]), runOf([b(1)]), runOf([b(2)])),
    ).toEqual({ a: 'open', b: 'open' });
  });

  it('covers the scopes that it mentions, where files of its source are complete', () => {
    const complete = { isComplete: true };
    const elsewhere = record({
      key: 'c',
      scopeId: '444455556666',
      observedAt: NIGHTS[0],
    });
    expect(
      statesAfter(
        runOf([a(0), b(0), elsewhere], complete),
        runOf([b(1)], complete),
        runOf([b(2)], complete),
      ),
    ).toEqual({ a: 'resolved', b: 'open', c: 'open' });
  });

  it('covers no scope that only its configuration could name', () => {
    expect(runOf([], { isComplete: true })).toMatchObject({
      coverage: { scopes: [] },
      startedAt: RECEIVED,
    });
    expect(
      runOf([a(0, { scopeId: undefined })], { isComplete: true }).coverage
        .scopes,
    ).toEqual([]);
  });

  it('is what its manifest says, above all else', () => {
    expect(
      runOf([a(1)], {
        isComplete: true,
        manifest: manifest({
          approvedBy: 'user:default/grace',
          errors: [{ region: 'eu-west-1', message: 'denied' }],
        }),
      }),
    ).toMatchObject({
      id: 'nightly',
      startedAt: NIGHTS[0],
      coverage: { scopes: ['111122223333'] },
      errors: [{ region: 'eu-west-1', message: 'denied' }],
      approvedBy: 'user:default/grace',
    });
  });

  it('counts with no finding at all, where a manifest says where it looked', () => {
    const empty = (night: number) =>
      runOf([], { manifest: manifest({ startedAt: NIGHTS[night] }) });
    expect(statesAfter(runOf([a(0)]), empty(1))).toEqual({ a: 'stale' });
    expect(statesAfter(runOf([a(0)]), empty(1), empty(2))).toEqual({
      a: 'resolved',
    });
  });

  it('is the same run in any order of its events', () => {
    expect(runOf([a(0), b(0)]).id).toBe(runOf([b(0), a(0)]).id);
    expect(runOf([a(0), b(0)]).id).not.toBe(runOf([a(0)]).id);
  });

  it('is partial beside events that cannot be read: what is open counts, nothing is resolved', () => {
    const broken = (night: number) =>
      runOf(
        [a(night, { status: 'pass' }), record({ key: 'c' })],
        {
          manifest: manifest({ startedAt: NIGHTS[night] }),
        },
        [badEvent],
      );
    expect(broken(1)).toMatchObject({
      outcome: 'partial',
      errors: [
        {
          message: `1 of 3 events could not be read, the first: ${badEvent.message}`,
        },
      ],
    });
    expect(statesAfter(runOf([a(0), b(0)]), broken(1), broken(2))).toEqual({
      a: 'open',
      b: 'open',
      c: 'open',
    });
  });

  it('is all of it once the events can be read', () => {
    const scan = [a(1, { status: 'pass' })];
    expect(
      statesAfter(runOf([a(0)]), runOf(scan, {}, [badEvent]), runOf(scan)),
    ).toEqual({ a: 'resolved' });
  });

  it.each([
    ['nothing of it can be read', runOf([], {}, [badEvent])],
    [
      'its scanner failed',
      runOf([a(0)], { manifest: manifest({ outcome: 'failed' }) }, [badEvent]),
    ],
  ])('failed where %s', (_, run) => {
    expect(run.outcome).toBe('failed');
    expect(statesAfter(run)).toEqual({});
  });
});
