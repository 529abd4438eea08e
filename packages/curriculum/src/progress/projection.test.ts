import fc from 'fast-check';
import {
  ProgressEvent,
  ProgressEventPayloads,
  ProgressEventType,
} from './events';
import { learnerItemKey, project, projectItem } from './projection';

const ITEM = {
  learnerRef: 'user:default/ada',
  moduleRef: 'learningmodule:default/mod-102',
  itemId: 'lab-1',
};

let sequence = 0;
function event<T extends ProgressEventType>(
  type: T,
  payload: ProgressEventPayloads[T],
  occurredAt = '2026-11-02T10:00:00Z',
): ProgressEvent {
  sequence += 1;
  return {
    ...ITEM,
    id: `e${sequence}`,
    type,
    payload,
    occurredAt,
  } as ProgressEvent;
}

const started = () => event('item.started', { workspaceId: 'w1' });
const graded = (
  outcome: ProgressEventPayloads['attempt.graded']['outcome'],
  extra: Partial<ProgressEventPayloads['attempt.graded']> = {},
  at?: string,
) => event('attempt.graded', { attemptId: 'a1', outcome, ...extra }, at);

const fold = (...events: ProgressEvent[]) =>
  project(events).get(learnerItemKey(ITEM));

describe('projectItem', () => {
  it('begins an item when its workspace is made', () => {
    expect(fold(started())).toEqual({
      ...ITEM,
      state: 'in-progress',
      reasons: [],
      attempts: 0,
      workspaceId: 'w1',
      startedAt: '2026-11-02T10:00:00Z',
      updatedAt: '2026-11-02T10:00:00Z',
    });
  });

  it('keeps what the failing attempt was told, how it was made and who vouches for it', () => {
    const record = fold(
      started(),
      graded('failed', {
        score: 60,
        mode: 'simulated',
        verification: 'self-reported',
        reasons: ['Tags are missing on aws_instance.gpu'],
      }),
    );
    expect(record).toMatchObject({
      state: 'failed',
      reasons: ['Tags are missing on aws_instance.gpu'],
      attempts: 1,
      score: 60,
      mode: 'simulated',
      verification: 'self-reported',
      workspaceId: 'w1',
    });
  });

  it('gives a failure a reason where the grader gave none', () => {
    expect(fold(graded('failed'))?.reasons).toHaveLength(1);
    expect(fold(event('item.failed', {}))?.reasons).toHaveLength(1);
  });

  it('is in progress again once the learner submits after a failure', () => {
    const record = fold(
      started(),
      graded('failed'),
      event('evidence.submitted', {
        attemptId: 'a2',
        evidenceDigest: 'sha256:00',
        mode: 'simulated',
        verification: 'self-reported',
      }),
    );
    expect(record).toMatchObject({ state: 'in-progress', reasons: [] });
  });

  it('does not count evidence that could not be read or graded as an attempt', () => {
    const record = fold(
      started(),
      graded('invalid', { reasons: ['manifest.json: digest differs'] }),
      graded('error'),
    );
    expect(record).toMatchObject({
      state: 'in-progress',
      attempts: 0,
      reasons: ['manifest.json: digest differs'],
    });
  });

  it('lets a reviewer settle what waits for review', () => {
    const waiting = [started(), graded('needs-review')];
    expect(fold(...waiting)?.state).toBe('needs-review');
    expect(fold(...waiting, event('item.passed', {}))?.state).toBe('passed');
    expect(
      fold(...waiting, event('item.failed', { reason: 'No rotation.' })),
    ).toMatchObject({ state: 'failed', reasons: ['No rotation.'] });
  });

  it('takes over a stronger pass and keeps the stronger one from a weaker', () => {
    const simulated = graded('passed', { score: 100, mode: 'simulated' });
    const cloud = graded('passed', {
      attemptId: 'a2',
      score: 90,
      mode: 'cloud',
    });
    expect(fold(simulated, cloud)).toMatchObject({ mode: 'cloud', score: 90 });
    expect(fold(cloud, simulated)).toMatchObject({ mode: 'cloud', score: 90 });
  });

  it('remembers until when a waiver holds, and that a pass replaces it', () => {
    const waived = event('item.waived', {
      reason: 'Holds the certificate.',
      expiresAt: '2027-01-01T00:00:00Z',
    });
    expect(fold(waived)).toMatchObject({
      state: 'waived',
      reasons: ['Holds the certificate.'],
      waivedUntil: '2027-01-01T00:00:00Z',
    });
    expect(fold(waived, graded('passed'))?.state).toBe('passed');
    expect(fold(waived, graded('passed'))?.waivedUntil).toBeUndefined();
  });

  it('lets a later waiver take the place of an earlier one, also to end it', () => {
    const until = (expiresAt?: string) =>
      event('item.waived', { reason: `Until ${expiresAt}`, expiresAt });
    expect(
      fold(until('2027-01-01T00:00:00Z'), until('2027-06-01T00:00:00Z')),
    ).toMatchObject({ waivedUntil: '2027-06-01T00:00:00Z' });
    expect(fold(until(undefined), until('2026-11-02T00:00:00Z'))).toMatchObject(
      { waivedUntil: '2026-11-02T00:00:00Z' },
    );
    expect(fold(graded('passed'), until(undefined))?.state).toBe('passed');
  });

  it('counts what comes after a waiver has ended, and not what comes while it holds', () => {
    const waived = event('item.waived', {
      reason: 'Ill.',
      expiresAt: '2026-11-10T00:00:00Z',
    });
    const failedOn = (at: string) => graded('failed', { attemptId: at }, at);
    expect(fold(waived, failedOn('2026-11-09T23:59:59Z'))?.state).toBe(
      'waived',
    );
    const later = fold(waived, failedOn('2026-11-10T00:00:00Z'));
    expect(later?.state).toBe('failed');
    expect(later?.waivedUntil).toBeUndefined();
  });

  it('remembers that prerequisites are waived, without taking the item for begun', () => {
    const record = fold(
      event('prerequisites.waived', { reason: 'Knows it from work.' }),
    );
    expect(record).toMatchObject({
      state: 'not-begun',
      prerequisitesWaived: { reason: 'Knows it from work.' },
    });
  });

  it('remembers by which version of the definition an item was decided, and when', () => {
    const record = fold(
      graded('passed', { score: 80, definitionVersion: 'aaa' }),
      graded('passed', { score: 70, definitionVersion: 'bbb' }),
    );
    expect(record).toMatchObject({
      definitionVersion: 'aaa',
      decidedAt: '2026-11-02T10:00:00Z',
    });
  });

  it('moves updatedAt forward only, whatever order the events come in', () => {
    const record = fold(
      graded('failed', {}, '2026-11-05T00:00:00Z'),
      event('item.started', {}, '2026-11-01T00:00:00Z'),
    );
    expect(record?.updatedAt).toBe('2026-11-05T00:00:00Z');
  });

  it('leaves the record as it is for an event type that it does not know', () => {
    const record = projectItem(undefined, started());
    const unknown = { ...started(), type: 'item.praised' } as unknown;
    expect(projectItem(record, unknown as ProgressEvent)).toEqual(record);
  });
});

describe('project', () => {
  const anyEvent = fc
    .tuple(
      fc.constantFrom<ProgressEventType>(
        'item.started',
        'evidence.submitted',
        'attempt.graded',
        'item.passed',
        'item.failed',
        'item.waived',
        'prerequisites.waived',
      ),
      fc.constantFrom('passed', 'failed', 'needs-review', 'invalid', 'error'),
      fc.integer({ min: 0, max: 100 }),
      fc.constantFrom('user:default/ada', 'user:default/ben'),
      fc.constantFrom('lab-1', 'lab-2'),
      fc.integer({ min: 1, max: 28 }),
      fc.option(fc.integer({ min: 1, max: 28 }), { nil: undefined }),
    )
    .map(
      ([type, outcome, score, learnerRef, itemId, day, until]) =>
        ({
          ...started(),
          learnerRef,
          itemId,
          type,
          occurredAt: `2026-11-${String(day).padStart(2, '0')}T00:00:00Z`,
          payload: {
            attemptId: 'a',
            outcome,
            score,
            reason: 'r',
            ...(until
              ? {
                  expiresAt: `2026-11-${String(until).padStart(
                    2,
                    '0',
                  )}T00:00:00Z`,
                }
              : {}),
          },
        } as unknown as ProgressEvent),
    );

  it('gives the same records however the log is cut in two', () => {
    fc.assert(
      fc.property(fc.array(anyEvent), fc.nat(), (events, cut) => {
        const whole = project(events);
        const inTwo = project(events.slice(0, cut));
        for (const later of events.slice(cut)) {
          const key = learnerItemKey(later);
          const stored = inTwo.get(key);
          inTwo.set(
            key,
            projectItem(
              // as a store gives it back
              stored && JSON.parse(JSON.stringify(stored)),
              later,
            ),
          );
        }
        expect(JSON.stringify([...inTwo])).toBe(JSON.stringify([...whole]));
      }),
    );
  });

  it('never lowers a pass, nor the score of the pass', () => {
    fc.assert(
      fc.property(fc.array(anyEvent), events => {
        const later = events.map(it => ({ ...it, ...ITEM } as ProgressEvent));
        const pass = graded('passed', { score: 80 });
        const record = fold(pass, ...later);
        expect(record?.state).toBe('passed');
        expect(record?.score).toBeGreaterThanOrEqual(80);
      }),
    );
  });

  it('keeps learners and items apart', () => {
    const other = { ...graded('passed'), learnerRef: 'user:default/ben' };
    const records = project([started(), other as ProgressEvent]);
    expect(Array.from(records.values(), it => it.state)).toEqual([
      'in-progress',
      'passed',
    ]);
  });
});
