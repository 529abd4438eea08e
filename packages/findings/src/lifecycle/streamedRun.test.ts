import { record } from '../__testUtils__/records';
import { FindingRecord, FindingStatus } from '../record';
import { EMPTY_LIFECYCLE } from './LifecycleState';
import { applyRun } from './reduceLifecycle';
import { StreamedScanRun } from './ScanRun';

const NOW = '2026-11-02T00:00:00.000Z';
const OBSERVED = '2026-11-01T00:00:00.000Z';

const run = (
  records: Iterable<FindingRecord>,
  id = 'one',
): StreamedScanRun => ({
  id,
  source: 'nightly',
  startedAt: OBSERVED,
  outcome: 'succeeded',
  coverage: { scopes: 'all', regions: 'all', checks: 'all' },
  errors: [],
  records,
});

const many = (count: number, fields: (at: number) => Partial<FindingRecord>) =>
  Array.from({ length: count }, (_, at) =>
    record({ observedAt: OBSERVED, ...fields(at) }),
  );

describe('a run whose records come one by one', () => {
  it('comes to what the same run in a list comes to', () => {
    const records = many(20, at => ({ key: `k${at % 7}`, title: `t${at}` }));
    const listed = applyRun(EMPTY_LIFECYCLE, run(records), NOW);
    const streamed = applyRun(EMPTY_LIFECYCLE, run(records.values()), NOW);
    expect(streamed).toEqual(listed);
    expect(applyRun(listed.state, run(records.values()), NOW).outcome).toBe(
      'unchanged',
    );
  });

  it('leaves what nothing happened to the same object', () => {
    const records = many(3, at => ({ key: `k${at}` }));
    const { state } = applyRun(EMPTY_LIFECYCLE, run(records), NOW);
    const again = applyRun(state, run(records, 'two'), NOW);
    expect(again.outcome).toBe('applied');
    expect(again.events).toEqual([]);
    for (const [key, finding] of again.state.findings) {
      expect(finding).toBe(state.findings.get(key));
    }
  });

  it('keeps no event', () => {
    const { state } = applyRun(EMPTY_LIFECYCLE, run(many(1, () => ({}))), NOW);
    expect(JSON.stringify(Array.from(state.findings.values()))).not.toContain(
      '"raw"',
    );
  });

  it('is read to its end where hundreds of thousands of events share one key', () => {
    const records = many(200_000, at => ({
      status: (at === 77_777 ? 'fail' : 'pass') as FindingStatus,
      eventDigest: String(at),
    }));
    const { state, events } = applyRun(EMPTY_LIFECYCLE, run(records), NOW);
    expect(state.findings.get('key')?.current.status).toBe('fail');
    expect(events.map(each => each.type)).toEqual(['opened']);
  });
});
