import { PROGRESS_EVENT_TYPES } from './events';
import { readProgressEvent } from './readProgressEvent';

const PAYLOADS: Record<string, object> = {
  'item.started': { workspaceId: 'w1', mode: 'simulated' },
  'evidence.submitted': {
    attemptId: 'a1',
    evidenceDigest: 'sha256:00',
    mode: 'cloud',
    verification: 'ci',
  },
  'attempt.graded': { attemptId: 'a1', outcome: 'passed', score: 80.5 },
  'item.passed': { reason: 'Reviewed' },
  'item.failed': {},
  'item.waived': { reason: 'Holds the certificate' },
  'prerequisites.waived': {
    reason: 'Came from another team',
    expiresAt: '2027-01-01T00:00:00Z',
  },
};

const event = (type: string, payload: object = PAYLOADS[type]) => ({
  id: 'e1',
  learnerRef: 'user:default/ada',
  moduleRef: 'learningmodule:default/mod-102',
  itemId: 'lab-1',
  type,
  occurredAt: '2026-11-01T10:00:00Z',
  payload,
});

describe('readProgressEvent', () => {
  it.each([...PROGRESS_EVENT_TYPES])('takes an event of type %s', type => {
    expect(readProgressEvent(event(type))).toEqual(event(type));
  });

  it.each([
    ['a type that is none', event('item.praised', {}), '/type'],
    ['a waiver without a reason', event('item.waived', {}), 'reason'],
    [
      'a score above a hundred',
      event('attempt.graded', {
        attemptId: 'a',
        outcome: 'passed',
        score: 101,
      }),
      '/payload/score must be <= 100',
    ],
    [
      'a payload of another type',
      event('item.started', { reason: 'x' }),
      '(reason)',
    ],
    [
      'a time that is not UTC',
      { ...event('item.started'), occurredAt: '2026-11-01T10:00:00+01:00' },
      '/occurredAt',
    ],
    ['no object', 'nothing', 'must be object'],
  ])('refuses %s and names the place', (_, value, message) => {
    expect(() => readProgressEvent(value)).toThrow(message);
  });
});
