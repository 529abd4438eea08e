import { read, readOne } from '../../__testUtils__/reading';

describe('Google recommender', () => {
  const recommendation = (changes: object = {}) => ({
    name: 'projects/4711/locations/global/recommenders/google.iam.policy.Recommender/recommendations/r-1',
    description: 'This role has not been used.',
    lastRefreshTime: '2026-10-02T08:00:00Z',
    primaryImpact: { category: 'SECURITY' },
    priority: 'P1',
    recommenderSubtype: 'REMOVE_ROLE',
    stateInfo: { state: 'ACTIVE' },
    content: {
      overview: {
        member: 'user:ada@example.org',
        removedRole: 'roles/owner',
        resource: '//cloudresourcemanager.googleapis.com/projects/lab-ada',
      },
    },
    ...changes,
  });

  it('of a recommendation becomes a record of the member', () => {
    expect(readOne({ recommendations: [recommendation()] })).toMatchObject({
      format: 'gcp-recommender',
      checkId: 'google.iam.policy.Recommender/REMOVE_ROLE',
      severity: 'high',
      status: 'fail',
      scopeId: 'lab-ada',
      principal: 'user:ada@example.org',
      discriminator: 'user:ada@example.org roles/owner',
      warnings: [],
    });
  });

  it('of an insight is a warning', () => {
    expect(
      readOne({
        name: 'projects/4711/locations/global/insightTypes/google.iam.policy.Insight/insights/i-1',
        insightSubtype: 'PERMISSIONS_USAGE',
        category: 'SECURITY',
        severity: 'LOW',
        lastRefreshTime: '2026-10-02T08:00:00Z',
        stateInfo: { state: 'ACTIVE' },
        targetResources: [
          '//cloudresourcemanager.googleapis.com/projects/4711',
        ],
        content: {
          member: 'user:ada@example.org',
          role: 'roles/editor',
          currentTotalPermissionsCount: '5000',
        },
      }),
    ).toMatchObject({
      checkId: 'google.iam.policy.Insight/PERMISSIONS_USAGE',
      severity: 'low',
      status: 'warning',
      principal: 'user:ada@example.org',
    });
  });

  it.each([
    ['SUCCEEDED', 'resolved', 'pass'],
    ['DISMISSED', 'suppressed', 'fail'],
    ['CLAIMED', 'active', 'fail'],
  ])('of state %s is %s', (state, sourceState, status) => {
    expect(readOne(recommendation({ stateInfo: { state } }))).toMatchObject({
      sourceState,
      status,
    });
  });

  it('about cost is no finding', () => {
    const { records, warnings, errors } = read(
      recommendation({ primaryImpact: { category: 'COST' } }),
    );
    expect({ records, errors }).toEqual({ records: [], errors: [] });
    expect(warnings).toEqual([
      'event 0: category COST is not about security; left out',
    ]);
  });
});
