import { record } from '../__testUtils__/records';
import { FindingRecord } from '../record';
import { LifecycleEvent } from './LifecycleEvent';
import { EMPTY_LIFECYCLE, LifecycleState, stateOf } from './LifecycleState';
import { Mute } from './Mute';
import { advanceClock, applyMute, applyRun, liftMute } from './reduceLifecycle';
import { ScanRun } from './ScanRun';

const day = (number: number) => `2026-11-0${number}T00:00:00.000Z`;

/** A run of a day that saw these findings; each has the time of the run. */
function run(
  number: number,
  records: Array<Partial<FindingRecord>>,
  changes: Partial<ScanRun> = {},
): ScanRun {
  return {
    id: `run-${number}`,
    source: 'nightly',
    startedAt: day(number),
    outcome: 'succeeded',
    coverage: { scopes: 'all', regions: 'all', checks: 'all' },
    errors: [],
    records: records.map(fields =>
      record({ observedAt: day(number), ...fields }),
    ),
    ...changes,
  };
}

function mute(changes: Partial<Mute> = {}): Mute {
  return {
    id: 'mute-1',
    match: { key: 'key' },
    reason: 'The lab ends tomorrow',
    author: 'user:default/grace',
    createdAt: day(1),
    expiresAt: day(5),
    ...changes,
  };
}

type Happening = (state: LifecycleState) => {
  state: LifecycleState;
  events: LifecycleEvent[];
};

const sees =
  (number: number, fields: Partial<FindingRecord> = {}): Happening =>
  state =>
    applyRun(state, run(number, [fields]), day(number));
const sawNothing =
  (number: number, changes: Partial<ScanRun> = {}): Happening =>
  state =>
    applyRun(state, run(number, [], changes), day(number));

function after(...happenings: Happening[]) {
  let state = EMPTY_LIFECYCLE;
  const events: string[] = [];
  for (const happen of happenings) {
    const step = happen(state);
    state = step.state;
    events.push(
      ...step.events.map(each =>
        'reason' in each ? `${each.type} (${each.reason})` : each.type,
      ),
    );
  }
  const finding = state.findings.get('key')!;
  return { state, events, finding, is: stateOf(finding) };
}

describe('a finding', () => {
  it('opens when a check fails', () => {
    expect(after(sees(1))).toMatchObject({ is: 'open', events: ['opened'] });
  });

  it('is clear while its check passes', () => {
    expect(after(sees(1, { status: 'pass' }))).toMatchObject({
      is: 'clear',
      events: [],
    });
  });

  it('is resolved at once when its check passes', () => {
    expect(after(sees(1), sees(2, { status: 'pass' }))).toMatchObject({
      is: 'resolved',
      events: ['opened', 'resolved (fixed)'],
      finding: { resolution: 'fixed' },
    });
  });

  it('is resolved when its source says so', () => {
    expect(
      after(sees(1), sees(2, { status: 'pass', sourceState: 'resolved' }))
        .events,
    ).toEqual(['opened', 'resolved (source-resolved)']);
  });

  it('is stale when one run looks and does not see it, and resolved after two', () => {
    expect(after(sees(1), sawNothing(2))).toMatchObject({
      is: 'stale',
      events: ['opened', 'went-stale'],
    });
    expect(after(sees(1), sawNothing(2), sawNothing(3))).toMatchObject({
      is: 'resolved',
      events: ['opened', 'went-stale', 'resolved (not-observed)'],
    });
  });

  it('that is stale is open again when it is seen', () => {
    expect(after(sees(1), sawNothing(2), sees(3), sawNothing(4))).toMatchObject(
      {
        is: 'stale',
        events: ['opened', 'went-stale', 'seen-again', 'went-stale'],
      },
    );
  });

  it('that was resolved is reopened, and counted', () => {
    expect(after(sees(1), sees(2, { status: 'pass' }), sees(3))).toMatchObject({
      is: 'open',
      events: ['opened', 'resolved (fixed)', 'reopened'],
      finding: {
        reopenCount: 1,
        resolution: undefined,
        firstOpen: day(1),
        openedAt: day(3),
      },
    });
  });

  it('stays as it is where a check cannot decide', () => {
    expect(after(sees(1), sees(2, { status: 'manual' })).is).toBe('open');
    expect(after(sees(1, { status: 'manual' })).is).toBe('clear');
  });

  it.each([
    ['failed', { outcome: 'failed' as const }],
    ['was partial', { outcome: 'partial' as const }],
    [
      'looked at another account',
      {
        coverage: {
          scopes: ['other'],
          regions: 'all' as const,
          checks: 'all' as const,
        },
      },
    ],
    [
      'looked at another region',
      {
        coverage: {
          scopes: 'all' as const,
          regions: ['us-east-1'],
          checks: 'all' as const,
        },
      },
    ],
    [
      'ran other checks',
      {
        coverage: {
          scopes: 'all' as const,
          regions: 'all' as const,
          checks: ['other'],
        },
      },
    ],
    [
      'had an error there',
      { errors: [{ scopeId: '111122223333', message: 'denied' }] },
    ],
    ['is of another source', { source: 'weekly' }],
    ['is older', { startedAt: '2026-10-01T00:00:00.000Z' }],
    [
      'began in the same moment, written otherwise',
      { startedAt: '2026-11-01T01:00:00+01:00' },
    ],
  ])('is not missed by a run that %s', (_, changes) => {
    expect(
      after(
        sees(1),
        sawNothing(2, changes),
        sawNothing(3, { ...changes, id: 'more' }),
      ).is,
    ).toBe('open');
  });

  it('is not opened again by an event from before it was missed', () => {
    const { is } = after(sees(1), sawNothing(2), sawNothing(3), state =>
      applyRun(state, run(1, [{}], { id: 'again' }), day(4)),
    );
    expect(is).toBe('resolved');
  });

  it('that only a late run saw is as stale as the newer runs make it', () => {
    expect(after(sawNothing(3), sees(1)).is).toBe('stale');
    expect(after(sawNothing(3), sawNothing(4), sees(1))).toMatchObject({
      is: 'resolved',
      events: ['opened', 'went-stale', 'resolved (not-observed)'],
    });
  });

  it('tells when its severity changes', () => {
    const { state } = after(sees(1, { severity: 'low' }));
    const { events } = applyRun(state, run(2, [{ severity: 'high' }]), day(2));
    expect(events).toEqual([
      {
        type: 'severity-changed',
        from: 'low',
        to: 'high',
        key: 'key',
        at: day(2),
        recordedAt: day(2),
        runId: 'run-2',
      },
    ]);
  });
});

describe('a mute', () => {
  const muted: Happening = state => applyMute(state, mute(), day(2));

  it('suppresses what is open', () => {
    expect(after(sees(1), muted)).toMatchObject({
      is: 'suppressed',
      events: ['opened', 'suppressed'],
    });
  });

  it('survives that the finding is seen again', () => {
    expect(after(sees(1), muted, sees(3))).toMatchObject({
      is: 'suppressed',
      events: ['opened', 'suppressed'],
    });
  });

  it('ends when the severity rises, and takes no hold of it again', () => {
    expect(
      after(
        sees(1, { severity: 'medium' }),
        muted,
        sees(3, { severity: 'high' }),
        sees(4, { severity: 'high' }),
      ),
    ).toMatchObject({
      is: 'open',
      events: [
        'opened',
        'suppressed',
        'severity-changed',
        'unsuppressed (severity-rose)',
      ],
    });
  });

  it('stays when the severity falls', () => {
    expect(
      after(
        sees(1, { severity: 'medium' }),
        muted,
        sees(3, { severity: 'low' }),
      ).is,
    ).toBe('suppressed');
  });

  it('ends at its expiry, by the clock or by a run', () => {
    expect(after(sees(1), muted, state => advanceClock(state, day(4))).is).toBe(
      'suppressed',
    );
    expect(
      after(sees(1), muted, state => advanceClock(state, day(5))),
    ).toMatchObject({
      is: 'open',
      events: ['opened', 'suppressed', 'unsuppressed (expired)'],
    });
    expect(after(sees(1), muted, sees(6)).events).toEqual([
      'opened',
      'suppressed',
      'unsuppressed (expired)',
    ]);
  });

  it('ends when it is lifted', () => {
    expect(
      after(sees(1), muted, state => liftMute(state, 'mute-1', day(3))),
    ).toMatchObject({
      is: 'open',
      events: ['opened', 'suppressed', 'unsuppressed (lifted)'],
    });
  });

  it('does not hide that the finding is fixed, and still holds when it comes back', () => {
    expect(after(sees(1), muted, sees(3, { status: 'pass' })).is).toBe(
      'resolved',
    );
    expect(
      after(sees(1), muted, sees(3, { status: 'pass' }), sees(4)),
    ).toMatchObject({
      is: 'suppressed',
      events: [
        'opened',
        'suppressed',
        'resolved (fixed)',
        'reopened',
        'suppressed',
      ],
    });
  });

  it('takes hold of what comes later', () => {
    expect(
      after(
        state =>
          applyMute(
            state,
            mute({
              match: { checkId: 'check', resource: 'arn:aws:iam::*:user/a*' },
            }),
            day(1),
          ),
        sees(2),
      ).is,
    ).toBe('suppressed');
  });

  it.each([
    [{ checkId: 'check' }, true],
    [{ checkId: 'other' }, false],
    [{ checkId: 'check', scopeId: '111122223333' }, true],
    [{ checkId: 'check', scopeId: '444455556666' }, false],
    [{ checkId: 'check', resource: '*' }, true],
    [{ checkId: 'check', resource: '*/ada' }, true],
    [{ checkId: 'check', resource: '*/grace' }, false],
    [{ checkId: 'check', resource: 'arn.aws' }, false],
  ])('of %j matches: %s', (match, isMuted) => {
    expect(
      after(sees(1), state => applyMute(state, mute({ match }), day(2))).is,
    ).toBe(isMuted ? 'suppressed' : 'open');
  });

  it.each([
    [
      { reason: 'later' },
      "reason is 'later', expected at least 10 characters that say why the finding can wait",
    ],
    [{ author: ' ' }, 'author is missing, expected the entity ref of a person'],
    [
      { expiresAt: day(1) },
      `expiresAt is ${day(1)}, expected a time after ${day(
        2,
      )}; for a lab, its end`,
    ],
  ])('with %j is refused', (changes, problem) => {
    expect(() => applyMute(EMPTY_LIFECYCLE, mute(changes), day(2))).toThrow(
      problem,
    );
  });

  it('of nothing but stars does not take for ever', () => {
    const resource = `${'*a'.repeat(500)}b`;
    const started = performance.now();
    after(sees(1, { resourceUid: 'a'.repeat(2_000) }), state =>
      applyMute(state, mute({ match: { checkId: 'check', resource } }), day(2)),
    );
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('a run that would resolve too much', () => {
  const many = (count: number, status: 'fail' | 'pass' = 'fail') =>
    Array.from({ length: count }, (_, at) => ({ key: `key-${at}`, status }));
  const opened = (count: number) =>
    applyRun(EMPTY_LIFECYCLE, run(1, many(count)), day(1)).state;

  it('is held as a whole, with the scopes it is about', () => {
    const before = opened(30);
    const fixed = run(2, many(21, 'pass'));
    const step = applyRun(before, fixed, day(2));
    expect(step).toMatchObject({
      outcome: 'held',
      events: [],
      heldScopes: [{ scopeId: '111122223333', open: 30, wouldResolve: 21 }],
    });
    expect(step.state.findings).toEqual(before.findings);
    expect(applyRun(step.state, fixed, day(2)).outcome).toBe('unchanged');
  });

  it('is applied once somebody lets it through', () => {
    const fixed = run(2, many(21, 'pass'));
    const held = applyRun(opened(30), fixed, day(2)).state;
    const step = applyRun(
      held,
      { ...fixed, approvedBy: 'user:default/grace' },
      day(3),
    );
    expect(step.outcome).toBe('applied');
    expect(step.events.filter(each => each.type === 'resolved')).toHaveLength(
      21,
    );
    expect(step.state.runs.map(each => each.held)).toEqual([false, false]);
  });

  it('is held for what it does not mention too, at the second time', () => {
    const once = applyRun(opened(30), run(2, []), day(2));
    expect(once.outcome).toBe('applied');
    expect(applyRun(once.state, run(3, []), day(3)).outcome).toBe('held');
  });

  it.each([
    ['twenty of twenty', 20, 20],
    ['half of fifty', 50, 25],
  ])('is not held for %s', (_, count, fixed) => {
    expect(
      applyRun(opened(count), run(2, many(fixed, 'pass')), day(2)).outcome,
    ).toBe('applied');
  });

  it('is held for the one scope that it empties', () => {
    const records = [
      ...many(30),
      ...many(100).map(each => ({
        ...each,
        key: `other-${each.key}`,
        scopeId: '444455556666',
      })),
    ];
    const { state } = applyRun(EMPTY_LIFECYCLE, run(1, records), day(1));
    expect(
      applyRun(state, run(2, many(30, 'pass')), day(2)).heldScopes,
    ).toEqual([{ scopeId: '111122223333', open: 30, wouldResolve: 30 }]);
  });
});

describe('a run', () => {
  it('that failed is recorded and changes nothing', () => {
    const { state } = after(sees(1));
    const step = applyRun(
      state,
      run(2, [{ status: 'pass' }], { outcome: 'failed' }),
      day(2),
    );
    expect(step).toMatchObject({ outcome: 'recorded', events: [] });
    expect(step.state.findings).toEqual(state.findings);
    expect(step.state.runs).toHaveLength(2);
  });

  it('with a time that is none is refused', () => {
    expect(() =>
      applyRun(EMPTY_LIFECYCLE, run(1, [], { startedAt: 'noon' }), day(1)),
    ).toThrow('found "noon", expected ISO 8601');
  });
});
