import fc from 'fast-check';
import { FindingRecord } from '../record';
import { arbitraryRecord, record } from '../__testUtils__/records';
import { foldFindings } from './foldFindings';

const shuffledTwice = fc
  .array(arbitraryRecord, { maxLength: 30 })
  .chain(records =>
    fc.tuple(
      fc.constant(records),
      fc.shuffledSubarray(records, { minLength: records.length }),
    ),
  );

function byKey<T extends { key: string }>(findings: T[]): Map<string, T> {
  return new Map(findings.map(each => [each.key, each]));
}

describe('foldFindings', () => {
  it.each([
    [['pass', 'fail'], 'fail'],
    [['manual', 'pass'], 'manual'],
    [['manual', 'warning'], 'warning'],
    [['warning', 'fail', 'pass'], 'fail'],
  ] as const)('lets the worst of %j win', (statuses, worst) => {
    const records = statuses.map(status => record({ status }));
    expect(foldFindings(records).map(each => each.status)).toEqual([worst]);
    expect(
      foldFindings(records.slice().reverse()).map(each => each.status),
    ).toEqual([worst]);
  });

  it('keeps every event as evidence and the same event once', () => {
    const pass = record({ status: 'pass' });
    const fail = record({ status: 'fail' });
    const [folded] = foldFindings([pass, fail, pass]);
    expect(folded.evidence.map(each => each.status).sort()).toEqual([
      'fail',
      'pass',
    ]);
  });

  it('prefers the newest of events with one status', () => {
    const older = record({
      observedAt: '2026-01-01T00:00:00.000Z',
      title: 'older',
    });
    const newer = record({
      observedAt: '2026-01-02T00:00:00.000Z',
      title: 'newer',
    });
    expect(foldFindings([newer, older])[0].title).toBe('newer');
  });

  it('leaves findings of different keys apart', () => {
    expect(
      foldFindings([record({ key: 'a' }), record({ key: 'b' })]),
    ).toHaveLength(2);
  });

  it('gives the same findings in any order of events', () => {
    fc.assert(
      fc.property(shuffledTwice, ([records, shuffled]) => {
        expect(byKey(foldFindings(shuffled))).toEqual(
          byKey(foldFindings(records)),
        );
      }),
    );
  });

  it('changes nothing when what is folded is folded again, alone or with its own events', () => {
    fc.assert(
      fc.property(fc.array(arbitraryRecord, { maxLength: 20 }), records => {
        const once = foldFindings(records);
        expect(foldFindings(once)).toEqual(once);
        expect(byKey(foldFindings([...once, ...records]))).toEqual(byKey(once));
      }),
    );
  });

  it('never hides a failing event behind a passing one', () => {
    fc.assert(
      fc.property(fc.array(arbitraryRecord, { maxLength: 30 }), records => {
        const failing = new Set(
          records.filter(each => each.status === 'fail').map(each => each.key),
        );
        const foldedFailing = foldFindings(records as FindingRecord[])
          .filter(each => each.status === 'fail')
          .map(each => each.key);
        expect(new Set(foldedFailing)).toEqual(failing);
      }),
    );
  });
});
