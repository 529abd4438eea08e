import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { CatalogAttributionPlanProvider } from './CatalogAttributionPlanProvider';

const lease = {
  id: 'l1',
  provider: 'aws',
  scopeId: '000000000001',
  subjectRef: 'user:default/ada',
  workspaceId: 'ws-1',
  startsAt: '2026-11-01T00:00:00Z',
  endsAt: '2026-11-15T00:00:00Z',
};

function user(name: string, annotations: Record<string, string> = {}): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, annotations },
    spec: { profile: { email: `${name}@example.com` }, memberOf: [] },
  };
}

function providerOf(entities: Entity[], academy = {}) {
  return CatalogAttributionPlanProvider.create({
    auth: mockServices.auth(),
    catalog: catalogServiceMock({ entities }),
    config: mockServices.rootConfig({ data: { academy } }),
    leases: { listLeases: async () => [lease] },
  });
}

describe('CatalogAttributionPlanProvider', () => {
  const ada = user('ada', {
    'gpu-academy.io/cloud-scopes': 'aws/012345678901, azure/64e3-55d7,nonsense',
  });

  it('gathers leases, cloud scopes and names of users, and tag keys', async () => {
    expect(await providerOf([ada, user('bob')]).getPlan()).toEqual({
      version: expect.stringMatching(/^sha256:/),
      overrides: [],
      sharedCosts: [],
      leases: [lease],
      scopes: [
        {
          provider: 'aws',
          scopeId: '012345678901',
          subjectRef: 'user:default/ada',
        },
        {
          provider: 'azure',
          scopeId: '64e3-55d7',
          subjectRef: 'user:default/ada',
        },
      ],
      learnerTagKeys: ['learner', 'gpu-academy:learner', 'owner'],
      workspaceTagKeys: ['workspace', 'workspace-id', 'gpu-academy:workspace'],
      subjects: {
        'user:default/ada': 'user:default/ada',
        ada: 'user:default/ada',
        'ada@example.com': 'user:default/ada',
        'user:default/bob': 'user:default/bob',
        bob: 'user:default/bob',
        'bob@example.com': 'user:default/bob',
      },
    });
  });

  it('has the same version while nothing changed, and another when somebody joins', async () => {
    const { version } = await providerOf([ada]).getPlan();
    expect((await providerOf([ada]).getPlan()).version).toBe(version);
    expect((await providerOf([ada, user('bob')]).getPlan()).version).not.toBe(
      version,
    );
  });

  it('takes tag keys from the configuration', async () => {
    const plan = await providerOf([], {
      attribution: { learnerTagKeys: ['student'], workspaceTagKeys: ['lab'] },
    }).getPlan();
    expect(plan.learnerTagKeys).toEqual(['student']);
    expect(plan.workspaceTagKeys).toEqual(['lab']);
  });

  it('takes what people decided from the configuration', async () => {
    const overrides = [
      {
        id: 'o1',
        tag: { key: 'cost-center', value: '42' },
        endsAt: '2026-12-01T00:00:00Z',
        subjectRef: 'user:default/ada',
      },
    ];
    const sharedCosts = [{ id: 'tax', kind: 'tax', within: 'scope' }];
    const plan = await providerOf([], {
      attribution: { overrides, sharedCosts },
    }).getPlan();
    expect(plan).toMatchObject({ overrides, sharedCosts });
    expect(plan.version).not.toBe((await providerOf([]).getPlan()).version);
  });

  it.each([
    [
      { overrides: [{ id: 'o1', subjectRef: 'user:default/ada' }] },
      'overrides[0] names no provider, scopeId, resourceId or tag',
    ],
    [
      {
        overrides: [
          { id: 'o1', scopeId: '1', startsAt: 'soon', subjectRef: 'user:a/b' },
        ],
      },
      "overrides[0].startsAt is 'soon', expected a time",
    ],
    [
      { sharedCosts: [{ id: 'r', kind: 'coffee', within: 'scope' }] },
      "sharedCosts[0].kind is 'coffee', expected unused-commitment, support, tax",
    ],
  ])('does not start with decisions %j', (attribution, message) => {
    expect(() => providerOf([], { attribution })).toThrow(message);
  });
});
