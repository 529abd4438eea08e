import fc from 'fast-check';
import { FindingRecord } from '../record';
import { arbitraryRecord, record } from '../__testUtils__/records';
import { foldFindings } from './foldFindings';
import { FindingObservation, mergeObservation } from './mergeObservation';

const FIRST = '2026-01-01T00:00:00.000Z';
const SECOND = '2026-01-02T00:00:00.000Z';
const THIRD = '2026-01-03T00:00:00.000Z';

function observe(...records: FindingRecord[]): FindingObservation {
  return records.reduce<FindingObservation | undefined>(
    mergeObservation,
    undefined,
  )!;
}

describe('mergeObservation', () => {
  it('keeps when a finding was first and last seen open apart from when it was last evaluated', () => {
    expect(
      observe(
        record({ status: 'pass', observedAt: FIRST }),
        record({ status: 'fail', observedAt: SECOND }),
        record({ status: 'pass', observedAt: THIRD }),
      ),
    ).toMatchObject({
      firstOpen: SECOND,
      lastOpen: SECOND,
      firstEvaluated: FIRST,
      lastEvaluated: THIRD,
      current: { status: 'pass' },
    });
  });

  it('has no time open where a check always passed', () => {
    const { firstOpen, lastOpen } = observe(record({ status: 'pass' }));
    expect([firstOpen, lastOpen]).toEqual([undefined, undefined]);
  });

  it('lets a run that comes late change history alone', () => {
    const state = observe(
      record({ status: 'pass', observedAt: THIRD }),
      record({ status: 'fail', observedAt: FIRST }),
    );
    expect(state.current.status).toBe('pass');
    expect(state.firstOpen).toBe(FIRST);
    expect(state.lastEvaluated).toBe(THIRD);
  });

  it('takes a new reading of the same event for the better one', () => {
    const first = record();
    const again = { ...first, simulated: true, title: 'A better title' };
    expect(observe(first, again).current).toEqual(again);
  });

  it('counts the times of all evidence of a folded finding', () => {
    const [folded] = foldFindings([
      record({ status: 'fail', observedAt: FIRST }),
      record({ status: 'pass', observedAt: SECOND }),
    ]);
    expect(mergeObservation(undefined, folded)).toMatchObject({
      firstOpen: FIRST,
      lastOpen: FIRST,
      lastEvaluated: SECOND,
      current: { status: 'fail' },
    });
  });

  it('comes to the same state in any order, and twice', () => {
    const records = fc.array(
      arbitraryRecord.map(each => ({ ...each, key: 'one' })),
      { minLength: 1, maxLength: 15 },
    );
    fc.assert(
      fc.property(
        records.chain(all =>
          fc.tuple(
            fc.constant(all),
            fc.shuffledSubarray(all, { minLength: all.length }),
          ),
        ),
        ([all, shuffled]) => {
          expect(observe(...shuffled, ...all)).toEqual(observe(...all));
        },
      ),
    );
  });
});
