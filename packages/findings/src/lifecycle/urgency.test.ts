import { record } from '../__testUtils__/records';
import { FINDING_SEVERITIES, FindingRecord } from '../record';
import { EMPTY_LIFECYCLE, TrackedFinding } from './LifecycleState';
import { applyRun } from './reduceLifecycle';
import { dueAt, jointRisk, riskOf } from './urgency';

const OPENED = '2026-11-01T00:00:00.000Z';

function finding(...words: Array<Partial<FindingRecord>>): TrackedFinding {
  let state = EMPTY_LIFECYCLE;
  words.forEach((fields, at) => {
    const startedAt = `2026-11-0${at + 1}T00:00:00.000Z`;
    state = applyRun(
      state,
      {
        id: `run-${at}`,
        source: 'nightly',
        startedAt,
        outcome: 'succeeded',
        coverage: { scopes: 'all', regions: 'all', checks: 'all' },
        errors: [],
        records: [record({ observedAt: startedAt, ...fields })],
      },
      startedAt,
    ).state;
  });
  return state.findings.get('key')!;
}

describe('dueAt', () => {
  it.each([
    ['critical', '2026-11-01T04:00:00.000Z'],
    ['high', '2026-11-02T00:00:00.000Z'],
    ['medium', '2026-11-04T00:00:00.000Z'],
    ['low', undefined],
    ['informational', undefined],
  ] as const)('of a %s finding in a lab is %s', (severity, due) => {
    expect(dueAt(finding({ severity }))).toBe(due);
  });

  it('is never after the end of the lab', () => {
    expect(
      dueAt(finding({ severity: 'high' }), {
        labEndsAt: '2026-11-01T12:00:00Z',
      }),
    ).toBe('2026-11-01T12:00:00.000Z');
  });

  it('counts from the first time, also when it comes back, unless asked otherwise', () => {
    const reopened = finding(
      { severity: 'high' },
      { severity: 'high', status: 'pass' },
      { severity: 'high' },
    );
    expect(dueAt(reopened)).toBe('2026-11-02T00:00:00.000Z');
    expect(dueAt(reopened, { restartWhenReopened: true })).toBe(
      '2026-11-04T00:00:00.000Z',
    );
  });

  it('is none for what was never open', () => {
    expect(
      dueAt(finding({ status: 'pass', severity: 'critical' })),
    ).toBeUndefined();
  });
});

describe('riskOf', () => {
  const plain = {
    exposure: 'internal',
    privileged: false,
    now: OPENED,
  } as const;

  it('grows with the severity', () => {
    const scores = FINDING_SEVERITIES.filter(each => each !== 'unknown').map(
      severity => riskOf(finding({ severity }), plain).score,
    );
    expect(scores).toEqual([90, 70, 45, 20, 5]);
  });

  it('shows what it is made of', () => {
    const risk = riskOf(finding({ severity: 'medium' }), {
      exposure: 'public',
      privileged: true,
      now: '2026-11-03T00:00:00.000Z',
      dueAt: '2026-11-02T00:00:00.000Z',
    });
    expect(risk.parts).toEqual({
      severity: 45,
      exposure: 1.3,
      privilege: 1.2,
      age: 1.1,
    });
    expect(risk.score).toBeCloseTo(45 * 1.3 * 1.2 * 1.1);
  });

  it('grows with age until it is due', () => {
    const halfway = riskOf(finding({}), {
      ...plain,
      now: '2026-11-01T12:00:00.000Z',
      dueAt: '2026-11-02T00:00:00.000Z',
    });
    expect(halfway.parts.age).toBeCloseTo(1.05);
  });

  it('is never more than 100', () => {
    expect(
      riskOf(finding({ severity: 'critical' }), {
        ...plain,
        exposure: 'public',
        privileged: true,
      }).score,
    ).toBe(100);
  });

  it('of many low findings does not reach that of a critical one', () => {
    const of = (severity: 'low' | 'critical') =>
      riskOf(finding({ severity }), plain);
    expect(jointRisk([])).toBe(0);
    expect(jointRisk(Array(5).fill(of('low')))).toBeLessThan(
      jointRisk([of('critical')]),
    );
  });
});
