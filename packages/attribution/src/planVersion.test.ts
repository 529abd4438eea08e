import { planVersion } from './planVersion';
import { traceKey } from './traceKey';

const plan = {
  leases: [],
  scopes: [
    { provider: 'aws', scopeId: '1', subjectRef: 'user:default/ada' },
    { provider: 'aws', scopeId: '2', subjectRef: 'user:default/bob' },
  ],
  learnerTagKeys: ['learner', 'owner'],
  workspaceTagKeys: [],
  subjects: { ada: 'user:default/ada', bob: 'user:default/bob' },
};

describe('planVersion', () => {
  it('is the same for the same mapping read in another order', () => {
    expect(
      planVersion({
        ...plan,
        scopes: [...plan.scopes].reverse(),
        subjects: { bob: 'user:default/bob', ada: 'user:default/ada' },
      }),
    ).toBe(planVersion(plan));
    expect(planVersion(plan)).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('changes with a subject and with the order of tag keys, which decides', () => {
    expect(
      planVersion({ ...plan, subjects: { ada: 'user:default/bob' } }),
    ).not.toBe(planVersion(plan));
    expect(
      planVersion({ ...plan, learnerTagKeys: ['owner', 'learner'] }),
    ).not.toBe(planVersion(plan));
  });
});

describe('traceKey', () => {
  it('is one for equal traces and another for another plan', () => {
    const trace = {
      rule: 'tag' as const,
      input: 'tag learner=ada',
      candidates: ['user:default/ada'],
      planVersion: 'v1',
    };
    expect(traceKey({ ...trace })).toBe(traceKey(trace));
    expect(traceKey({ ...trace, planVersion: 'v2' })).not.toBe(traceKey(trace));
  });
});
