import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { PROGRESS_EVENT_TYPES, ProgressEvent } from '../progress';
import { xapiSchema } from './__testUtils__/xapiSchema';
import { XapiVersion, xapiStatement } from './xapiStatement';

const OPTIONS = {
  version: '1.0.3' as XapiVersion,
  homePage: 'https://portal.example.com/',
  learnerIdOf: () => '0a1b2c3d-0000-4000-8000-00000000000a',
  titles: new Map([
    ['learningmodule:default/mod-102', 'Cloud Computing for ML'],
    ['learningmodule:default/mod-102 lab-1', 'Lab 1'],
  ]),
};

const event = (type: string, payload: object, id = 'e1') =>
  ({
    id,
    learnerRef: 'user:default/ada',
    moduleRef: 'learningmodule:default/mod-102',
    itemId: 'lab-1',
    type,
    occurredAt: '2026-11-01T10:00:00Z',
    actorRef: 'user:default/bo',
    payload,
  } as ProgressEvent);

const ajv = addFormats(new Ajv({ allErrors: true, strict: false }));
const validators = {
  '1.0.3': ajv.compile(xapiSchema('1.0.3')),
  '2.0.0': ajv.compile(xapiSchema('2.0.0')),
};

describe('xapiStatement', () => {
  it('tells a graded attempt with its score and whose word it is', () => {
    expect(
      xapiStatement(
        event('attempt.graded', {
          attemptId: 'a1',
          outcome: 'passed',
          score: 82.5,
          mode: 'simulated',
          verification: 'ci',
          reasons: ['Bo says that it is fine'],
        }),
        OPTIONS,
      ),
    ).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      version: '1.0.3',
      actor: {
        objectType: 'Agent',
        account: {
          homePage: 'https://portal.example.com',
          name: '0a1b2c3d-0000-4000-8000-00000000000a',
        },
      },
      verb: {
        id: 'http://adlnet.gov/expapi/verbs/passed',
        display: { en: 'passed' },
      },
      object: {
        objectType: 'Activity',
        id: 'https://portal.example.com/catalog/default/learningmodule/mod-102/items/lab-1',
        definition: {
          type: 'http://adlnet.gov/expapi/activities/assessment',
          name: { en: 'Lab 1' },
        },
      },
      result: {
        score: { scaled: 0.825, raw: 82.5, min: 0, max: 100 },
        success: true,
        completion: true,
      },
      context: {
        platform: 'GPU Academy',
        contextActivities: {
          parent: [
            {
              objectType: 'Activity',
              id: 'https://portal.example.com/catalog/default/learningmodule/mod-102',
              definition: {
                type: 'http://adlnet.gov/expapi/activities/module',
                name: { en: 'Cloud Computing for ML' },
              },
            },
          ],
        },
        extensions: {
          'https://portal.example.com/academy/xapi/extensions/mode':
            'simulated',
          'https://portal.example.com/academy/xapi/extensions/verification':
            'ci',
        },
      },
      timestamp: '2026-11-01T10:00:00Z',
    });
  });

  it.each([
    ['item.started', {}, 'initialized', undefined],
    ['evidence.submitted', {}, 'submitted', undefined],
    ['item.passed', {}, 'passed', { success: true, completion: true }],
    ['item.failed', {}, 'failed', { success: false, completion: false }],
    [
      'attempt.graded',
      { outcome: 'failed' },
      'failed',
      { success: false, completion: false },
    ],
    ['attempt.graded', { outcome: 'needs-review' }, 'attempted', undefined],
    ['attempt.graded', { outcome: 'error' }, 'attempted', undefined],
    ['item.waived', { reason: 'r' }, 'waived', { completion: true }],
    ['prerequisites.waived', { reason: 'r' }, 'satisfied', undefined],
  ])('tells %s with %j as %s', (type, payload, verb, result) => {
    const statement = xapiStatement(event(type, payload), OPTIONS);
    expect(statement.verb.display.en).toBe(verb);
    expect(statement.result).toEqual(result);
  });

  it('is the same for the same event, and another for another', () => {
    const of = (id: string) =>
      xapiStatement(event('item.passed', {}, id), OPTIONS).id;
    expect(of('e1')).toBe(of('e1'));
    expect(of('e1')).not.toBe(of('e2'));
  });

  const anyEvent = fc
    .record({
      type: fc.constantFrom(...PROGRESS_EVENT_TYPES),
      outcome: fc.constantFrom(
        'passed',
        'failed',
        'needs-review',
        'invalid',
        'error',
      ),
      score: fc.option(fc.double({ min: 0, max: 100, noNaN: true }), {
        nil: undefined,
      }),
      mode: fc.constantFrom('simulated', 'cloud', undefined),
    })
    .map(({ type, ...payload }) =>
      event(type, { ...payload, reason: 'Ada was ill', attemptId: 'a' }),
    );

  it.each(['1.0.3', '2.0.0'] as const)(
    'keeps to the shapes of xAPI %s, whatever happened',
    version => {
      fc.assert(
        fc.property(anyEvent, it => {
          const statement = JSON.parse(
            JSON.stringify(xapiStatement(it, { ...OPTIONS, version })),
          );
          const validate = validators[version];
          validate(statement);
          expect(validate.errors ?? []).toEqual([]);
        }),
      );
    },
  );

  it('takes no name and no reason out of the portal', () => {
    fc.assert(
      fc.property(anyEvent, it => {
        const text = JSON.stringify(xapiStatement(it, OPTIONS));
        expect(text).not.toContain('user:default');
        expect(text).not.toContain('Ada was ill');
      }),
    );
  });
});
