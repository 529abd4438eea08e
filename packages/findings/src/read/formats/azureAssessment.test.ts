import { readOne } from '../../__testUtils__/reading';

describe('Defender assessments', () => {
  const VM =
    '/subscriptions/S-1/resourceGroups/RG/providers/Microsoft.Compute/virtualMachines/vm';
  const assessment = (status: object = {}, changes: object = {}) => ({
    type: 'Microsoft.Security/assessments',
    id: `${VM}/providers/Microsoft.Security/assessments/a-1`,
    name: 'a-1',
    properties: {
      displayName: 'Disks are encrypted',
      resourceDetails: { Source: 'Azure', Id: VM },
      status: {
        code: 'Unhealthy',
        statusChangeDate: '2026-10-02T08:00:00Z',
        ...status,
      },
      metadata: { severity: 'High', remediationDescription: 'Encrypt it.' },
      links: { azurePortal: 'portal.azure.com/#blade/x' },
    },
    ...changes,
  });

  it('become records', () => {
    expect(readOne({ value: [assessment()] })).toMatchObject({
      format: 'azure-assessment',
      checkId: 'a-1',
      title: 'Disks are encrypted',
      severity: 'high',
      status: 'fail',
      provider: 'azure',
      scopeId: 'S-1',
      resourceUid: VM,
      resourceType: 'Microsoft.Compute/virtualMachines',
      remediation: 'Encrypt it.',
      remediationUrl: 'https://portal.azure.com/#blade/x',
      warnings: [
        'event 0: properties.timeGenerated is missing; properties.status.statusChangeDate was taken for it',
      ],
    });
  });

  it('of Resource Graph have the same key as of Resource Manager', () => {
    const row = assessment(
      {},
      {
        type: 'microsoft.security/assessments',
        id: assessment().id.toLowerCase(),
        subscriptionId: 'S-1',
        tags: { learner: 'ada' },
      },
    );
    const record = readOne({ totalRecords: 1, count: 1, data: [row] });
    expect(record.tags).toEqual({ learner: 'ada' });
    expect(record.key).toBe(readOne({ value: [assessment()] }).key);
  });

  it.each([
    [{ code: 'Healthy' }, 'pass', 'active'],
    [{ code: 'NotApplicable', cause: 'OffByPolicy' }, 'manual', 'active'],
    [{ code: 'NotApplicable', cause: 'Exempt' }, 'manual', 'suppressed'],
  ])('of status %j are %s', (status, ours, sourceState) => {
    expect(readOne(assessment(status))).toMatchObject({
      status: ours,
      sourceState,
    });
  });

  it('take the time of the answer that was recorded with them', () => {
    const recording = {
      version: 1,
      interactions: [
        {
          request: { uri: 'https://management.azure.com/' },
          response: {
            headers: { date: ['Mon, 06 Sep 2027 12:53:41 GMT'] },
            body: { data: { value: [assessment()] } },
          },
        },
      ],
    };
    expect(readOne(recording)).toMatchObject({
      observedAt: '2027-09-06T12:53:41.000Z',
      warnings: [],
    });
  });
});
