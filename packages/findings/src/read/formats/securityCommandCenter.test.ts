import { read, readOne } from '../../__testUtils__/reading';

describe('Security Command Center', () => {
  const finding = (changes: object = {}) => ({
    name: 'organizations/1/sources/2/findings/3',
    resourceName: '//cloudresourcemanager.googleapis.com/projects/4711',
    state: 'ACTIVE',
    category: 'NON_ORG_IAM_MEMBER',
    severity: 'HIGH',
    eventTime: '2026-10-02T08:00:00Z',
    externalUri: 'https://console.cloud.google.com/iam-admin/iam',
    sourceProperties: {
      ProjectId: 'lab-ada',
      Explanation: 'A stranger.',
      Recommendation: 'Remove them.',
    },
    iamBindings: [{ member: 'user:eve@example.org', role: 'roles/owner' }],
    ...changes,
  });

  it('becomes a record', () => {
    expect(readOne(finding())).toMatchObject({
      format: 'security-command-center',
      checkId: 'NON_ORG_IAM_MEMBER',
      title: 'Non org iam member',
      description: 'A stranger.',
      severity: 'high',
      status: 'fail',
      provider: 'gcp',
      scopeId: 'lab-ada',
      resourceUid: '//cloudresourcemanager.googleapis.com/projects/4711',
      principal: 'user:eve@example.org',
      remediation: 'Remove them.',
      remediationUrl: 'https://console.cloud.google.com/iam-admin/iam',
      warnings: [],
    });
  });

  it('is read alone, in a notification and in a list', () => {
    const shapes = [
      finding(),
      { notificationConfigName: 'n', finding: finding() },
      { listFindingsResults: [{ finding: finding(), resource: {} }] },
    ];
    expect(new Set(shapes.map(shape => readOne(shape).key)).size).toBe(1);
  });

  it('takes the resource, its project and its labels from beside the finding', () => {
    const { resourceName, sourceProperties, ...rest } = finding();
    expect(
      readOne({
        finding: rest,
        resource: {
          name: '//storage.googleapis.com/bucket',
          type: 'google.cloud.storage.Bucket',
          gcpMetadata: { projectDisplayName: 'lab-grace' },
        },
      }),
    ).toMatchObject({
      resourceUid: '//storage.googleapis.com/bucket',
      resourceType: 'google.cloud.storage.Bucket',
      scopeId: 'lab-grace',
    });
  });

  it('knows the accounts of other clouds', () => {
    expect(
      readOne({
        finding: finding(),
        resource: {
          cloudProvider: 'AMAZON_WEB_SERVICES',
          awsMetadata: { account: { id: '111122223333' } },
        },
      }),
    ).toMatchObject({ provider: 'aws', scopeId: '111122223333' });
  });

  it.each([
    [{ state: 'INACTIVE' }, 'resolved', 'pass'],
    [{ mute: 'MUTED' }, 'suppressed', 'fail'],
    [{ mute: 'UNDEFINED' }, 'active', 'fail'],
  ])('with %j is %s at its source', (changes, sourceState, status) => {
    expect(readOne(finding(changes))).toMatchObject({ sourceState, status });
  });

  it('guesses a severity that is missing by the class, and says so', () => {
    expect(
      readOne(
        finding({ severity: undefined, findingClass: 'MISCONFIGURATION' }),
      ),
    ).toMatchObject({
      severity: 'medium',
      warnings: [
        'event 0: severity is missing; taken as medium for class MISCONFIGURATION',
      ],
    });
  });

  it('takes the number of a project where its id is nowhere, and says so', () => {
    expect(readOne(finding({ sourceProperties: {} }))).toMatchObject({
      scopeId: '4711',
      warnings: [
        'event 0: only the number of the project is given, not its id',
      ],
    });
  });

  it('is read from the log of Event Threat Detection, whose entry may have no time but that of the file', () => {
    const entry = {
      jsonPayload: {
        detectionCategory: { ruleName: 'bad_ip' },
        properties: {
          instanceDetails: '/projects/lab-ada/zones/z/instances/i',
          network: { project: 'lab-ada' },
        },
      },
    };
    expect(read(entry).errors.map(each => each.field)).toEqual(['timestamp']);
    expect(readOne(entry, '2026-11-01T00:00:00.000Z')).toMatchObject({
      checkId: 'bad_ip',
      scopeId: 'lab-ada',
      severity: 'high',
      observedAt: '2026-11-01T00:00:00.000Z',
    });
  });

  it('does not believe a time that was never set', () => {
    const never = finding({ eventTime: '1970-01-01T00:00:00Z' });
    expect(readOne(never, '2026-11-01T00:00:00.000Z').observedAt).toBe(
      '2026-11-01T00:00:00.000Z',
    );
    expect(readOne(never).warnings).toEqual([
      'event 0: eventTime is the beginning of 1970: it was never set',
    ]);
  });
});
