import { attribute } from './attribute';
import { AttributableRecord, AttributionPlan, Lease } from './types';

const lease: Lease = {
  id: 'lease-1',
  provider: 'aws',
  scopeId: '012345678901',
  subjectRef: 'user:default/ada',
  workspaceId: 'ws-1',
  startsAt: '2026-11-01T00:00:00Z',
  endsAt: '2026-11-02T00:00:00Z',
};

const plan: AttributionPlan = {
  version: 'v1',
  leases: [lease],
  scopes: [],
  learnerTagKeys: ['learner', 'owner'],
  workspaceTagKeys: ['workspace'],
  subjects: {
    ada: 'user:default/ada',
    'ada@example.com': 'user:default/ada',
    bob: 'user:default/bob',
  },
};

const charge: AttributableRecord = {
  provider: 'AWS',
  scopeId: '012345678901',
  at: '2026-11-01T12:00:00Z',
  tags: {},
};

describe('attribute', () => {
  it('gives a charge in a leased account to the holder of the lease and its workspace', () => {
    expect(attribute(charge, plan)).toEqual({
      outcome: 'attributed',
      subjectRef: 'user:default/ada',
      workspaceId: 'ws-1',
      trace: {
        rule: 'lease',
        input: 'lease lease-1 of aws/012345678901',
        candidates: ['user:default/ada'],
        planVersion: 'v1',
      },
    });
  });

  it('counts the start of a lease and not its end', () => {
    const outcomeAt = (at: string) =>
      attribute({ ...charge, at }, plan).trace.rule;
    expect(outcomeAt('2026-10-31T23:59:59.999Z')).toBe('none');
    expect(outcomeAt('2026-11-01T00:00:00Z')).toBe('lease');
    expect(outcomeAt('2026-11-01T23:59:59.999Z')).toBe('lease');
    expect(outcomeAt('2026-11-02T00:00:00Z')).toBe('none');
  });

  it('reads a time without a zone as UTC', () => {
    expect(
      attribute({ ...charge, at: '2026-11-01 00:00:00' }, plan).trace.rule,
    ).toBe('lease');
  });

  it('lets a lease beat a tag, which a learner can edit', () => {
    expect(
      attribute({ ...charge, tags: { learner: 'bob' } }, plan),
    ).toMatchObject({ subjectRef: 'user:default/ada' });
  });

  it('calls a charge ambiguous where two learners lease one account at one time', () => {
    const second = {
      ...lease,
      id: 'lease-2',
      subjectRef: 'user:default/bob',
      workspaceId: 'ws-2',
    };
    expect(
      attribute(
        { ...charge, tags: { learner: 'ada' } },
        {
          ...plan,
          leases: [second, lease],
        },
      ),
    ).toEqual({
      outcome: 'ambiguous',
      trace: {
        rule: 'lease',
        input: 'leases lease-1, lease-2 of aws/012345678901',
        candidates: ['user:default/ada', 'user:default/bob'],
        planVersion: 'v1',
      },
    });
  });

  it('asks the workspace tag where one learner holds two leases of an account at one time', () => {
    const leases = [lease, { ...lease, id: 'lease-2', workspaceId: 'ws-2' }];
    expect(attribute(charge, { ...plan, leases })).not.toHaveProperty(
      'workspaceId',
    );
    expect(
      attribute(
        { ...charge, tags: { Workspace: 'WS-2' } },
        { ...plan, leases },
      ),
    ).toMatchObject({ subjectRef: 'user:default/ada', workspaceId: 'ws-2' });
  });

  it('keeps account ids as they are written: a leading zero counts', () => {
    expect(attribute({ ...charge, scopeId: '12345678901' }, plan).outcome).toBe(
      'unattributed',
    );
  });

  it('knows the same cloud and account by the names that exports and catalogs use', () => {
    const azure = {
      provider: 'azure',
      scopeId: '64e355d7-997c-491d-b0c1-8414dccfcf42',
      subjectRef: 'user:default/bob',
    };
    expect(
      attribute(
        {
          provider: 'Microsoft',
          scopeId: '/subscriptions/64E355D7-997C-491D-B0C1-8414DCCFCF42',
          tags: {},
        },
        { ...plan, scopes: [azure] },
      ),
    ).toMatchObject({
      subjectRef: 'user:default/bob',
      trace: {
        rule: 'scope',
        input: 'scope azure/64e355d7-997c-491d-b0c1-8414dccfcf42',
      },
    });
  });

  it('calls a scope ambiguous that the catalog gives to two learners', () => {
    const scopes = ['user:default/bob', 'user:default/ada'].map(subjectRef => ({
      provider: 'aws',
      scopeId: '999999999999',
      subjectRef,
    }));
    expect(
      attribute(
        { ...charge, scopeId: '999999999999', tags: { learner: 'ada' } },
        { ...plan, scopes },
      ),
    ).toMatchObject({ outcome: 'ambiguous', trace: { rule: 'scope' } });
  });

  const untouched = { provider: 'AWS', scopeId: '555555555555' };

  it('reads dirty tag keys and values, and the workspace tag only where the workspace is the learner’s own', () => {
    const byTags = (tags: Record<string, string>) =>
      attribute({ ...untouched, tags }, plan);
    expect(byTags({ ' Learner ': ' ADA@example.com' })).toMatchObject({
      subjectRef: 'user:default/ada',
      trace: { rule: 'tag', input: 'tag learner=ada@example.com' },
    });
    expect(byTags({ learner: 'ada', workspace: 'ws-1' }).workspaceId).toBe(
      'ws-1',
    );
    expect(
      byTags({ learner: 'bob', workspace: 'ws-1' }).workspaceId,
    ).toBeUndefined();
  });

  it('asks tag keys in their order and passes over values that name nobody', () => {
    expect(
      attribute({ ...untouched, tags: { owner: 'bob', learner: 'ada' } }, plan)
        .subjectRef,
    ).toBe('user:default/ada');
    expect(
      attribute({ ...untouched, tags: { owner: 'bob', learner: 'zoe' } }, plan)
        .subjectRef,
    ).toBe('user:default/bob');
  });

  it('calls a charge ambiguous whose one tag, written twice, names two learners', () => {
    expect(
      attribute(
        { ...untouched, tags: { learner: 'ada', ' learner': 'bob' } },
        plan,
      ),
    ).toMatchObject({
      outcome: 'ambiguous',
      trace: { input: 'tag learner=ada, tag learner=bob' },
    });
  });

  it('leaves the rest unattributed and says what it saw', () => {
    expect(attribute({ ...untouched, tags: { learner: 'Zoe' } }, plan)).toEqual(
      {
        outcome: 'unattributed',
        trace: {
          rule: 'none',
          input: 'aws/555555555555, tag learner=zoe',
          candidates: [],
          planVersion: 'v1',
        },
      },
    );
    expect(
      attribute({ provider: 'AWS', tags: { learner: '__proto__' } }, plan)
        .outcome,
    ).toBe('unattributed');
  });
});
