import { attribute } from './attribute';
import { withTagAliases } from './tagAliases';
import {
  AttributableRecord,
  AttributionPlan,
  Lease,
  Override,
  SharedCostKind,
} from './types';

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
      attribute({ ...charge, scopeId: '999999999999' }, { ...plan, scopes }),
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

  it('lets a tag beat the owner of the account it was spent in', () => {
    const scopes = [
      {
        provider: 'aws',
        scopeId: '555555555555',
        subjectRef: 'user:default/ada',
      },
    ];
    const rule = (tags: Record<string, string>) =>
      attribute({ ...untouched, tags }, { ...plan, scopes }).trace.rule;
    expect(rule({ learner: 'bob' })).toBe('tag');
    expect(rule({ learner: 'zoe' })).toBe('scope');
  });

  it('says in the trace which alias named the learner and which the workspace', () => {
    const aliased = withTagAliases(plan, {
      learner: ['learner', 'created-by'],
      workspace: ['workspace', 'lab'],
    });
    const attribution = attribute(
      { ...untouched, tags: { 'Created-By ': 'ADA', ' LAB': 'ws-1' } },
      aliased,
    );
    expect(attribution.workspaceId).toBe('ws-1');
    expect(attribution.trace).toEqual({
      rule: 'tag',
      input: 'tag created-by=ada, tag lab=ws-1',
      candidates: ['user:default/ada'],
      planVersion: aliased.version,
    });
    expect(aliased.version).not.toBe(plan.version);
    expect(withTagAliases(plan, {})).toBe(plan);
  });

  describe('overrides', () => {
    const override: Override = {
      id: 'o1',
      provider: 'aws',
      scopeId: '012345678901',
      resourceId: 'i-1',
      subjectRef: 'user:default/bob',
      startsAt: '2026-11-01T10:00:00Z',
      endsAt: '2026-11-01T14:00:00Z',
    };
    const decide = (
      record: Partial<AttributableRecord>,
      overrides: Override[] = [override],
    ) =>
      attribute(
        { ...charge, resourceId: 'i-1', ...record },
        { ...plan, overrides },
      );

    it('beat a lease', () => {
      expect(decide({ resourceId: ' I-1' })).toMatchObject({
        subjectRef: 'user:default/bob',
        trace: { rule: 'override', input: 'override o1' },
      });
    });

    it('hold for what agrees with every criterion, from their start to before their end', () => {
      const rule = (record: Partial<AttributableRecord>) =>
        decide(record).trace.rule;
      expect(rule({ at: '2026-11-01T10:00:00Z' })).toBe('override');
      expect(rule({ at: '2026-11-01T14:00:00Z' })).toBe('lease');
      expect(rule({ at: undefined })).toBe('none');
      expect(rule({ resourceId: 'i-2' })).toBe('lease');
      expect(rule({ provider: 'Azure' })).toBe('none');
    });

    it('find what a tag marks, and give it to a workspace', () => {
      const tagged: Override = {
        id: 'o2',
        tag: { key: 'Cost Center', value: '42' },
        subjectRef: 'user:default/bob',
        workspaceId: 'ws-9',
      };
      expect(
        decide({ tags: { ' cost center': ' 42' } }, [tagged]),
      ).toMatchObject({ subjectRef: 'user:default/bob', workspaceId: 'ws-9' });
      expect(decide({ tags: { 'cost center': '7' } }, [tagged])).toMatchObject({
        trace: { rule: 'lease' },
      });
    });

    it('are a conflict where two of them name two learners', () => {
      const other = { ...override, id: 'o2', subjectRef: 'user:default/ada' };
      expect(decide({}, [other, override])).toMatchObject({
        outcome: 'ambiguous',
        trace: { rule: 'override', input: 'overrides o1, o2' },
      });
    });

    it('hold for nothing where they name nothing', () => {
      const empty = { id: 'o1', subjectRef: 'user:default/bob' };
      expect(decide({}, [empty]).trace.rule).toBe('lease');
    });
  });

  describe('shared cost', () => {
    const sharing: AttributionPlan = {
      ...plan,
      sharedCosts: [
        { id: 'aws-tax', kind: 'tax', provider: 'AWS', within: 'scope' },
        { id: 'any-tax', kind: 'tax', within: 'period' },
        { id: 'support', kind: 'support', within: 'provider' },
      ],
    };

    it('goes to the pool of the first rule for its kind', () => {
      const poolOf = (provider: string, sharedKind: SharedCostKind) =>
        attribute({ ...untouched, provider, sharedKind, tags: {} }, sharing)
          .share;
      expect(poolOf('Amazon', 'tax')).toEqual({
        ruleId: 'aws-tax',
        name: 'aws/555555555555',
      });
      expect(poolOf('Azure', 'tax')).toEqual({ ruleId: 'any-tax', name: '*' });
      expect(poolOf('Azure', 'support')?.name).toBe('azure');
      expect(poolOf('AWS', 'unused-commitment')).toBeUndefined();
    });

    it('is shared only where no other rung knows whose it is', () => {
      expect(
        attribute({ ...charge, sharedKind: 'tax' }, sharing),
      ).toMatchObject({ outcome: 'attributed', trace: { rule: 'lease' } });
      expect(
        attribute({ ...untouched, sharedKind: 'tax', tags: {} }, sharing),
      ).toMatchObject({
        outcome: 'unattributed',
        trace: {
          rule: 'shared',
          input: 'shared cost aws-tax within aws/555555555555',
        },
      });
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
