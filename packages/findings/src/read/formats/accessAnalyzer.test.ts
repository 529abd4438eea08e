import { readOne } from '../../__testUtils__/reading';

describe('Access Analyzer', () => {
  const ROLE = 'arn:aws:iam::111122223333:role/lab';
  const v1 = (changes: object = {}) => ({
    id: 'aa-1',
    principal: { AWS: '444455556666' },
    action: ['sts:AssumeRole'],
    resource: ROLE,
    resourceType: 'AWS::IAM::Role',
    resourceOwnerAccount: '111122223333',
    isPublic: false,
    condition: {},
    createdAt: '2026-10-01T08:00:00Z',
    analyzedAt: '2026-10-02T08:00:00.5+00:00',
    updatedAt: '2026-10-01T08:00:00Z',
    status: 'ACTIVE',
    ...changes,
  });
  const v2 = (findingType: string, details?: object) => {
    const { principal, action, isPublic, condition, ...rest } = v1();
    return {
      ...rest,
      findingType,
      ...(details && { findingDetails: [details] }),
    };
  };

  it('becomes a record that names who may do what', () => {
    expect(readOne(v1())).toMatchObject({
      format: 'access-analyzer',
      checkId: 'access-analyzer/ExternalAccess',
      description: `444455556666 may use ${ROLE} by sts:AssumeRole.`,
      severity: 'medium',
      status: 'fail',
      scopeId: '111122223333',
      principal: '444455556666',
      observedAt: '2026-10-02T08:00:00.500Z',
      warnings: [],
    });
  });

  it('has one key in list and details, in the first and the second version', () => {
    const details = {
      externalAccessDetails: {
        action: ['sts:AssumeRole'],
        principal: { AWS: '444455556666' },
      },
    };
    const shapes = [
      v1(),
      { finding: v1() },
      { findings: [v1()] },
      { findings: [v2('ExternalAccess')] },
      v2('ExternalAccess', details),
    ];
    expect(new Set(shapes.map(shape => readOne(shape).key)).size).toBe(1);
  });

  it('tells two findings at one resource apart', () => {
    expect(readOne(v1({ id: 'aa-2' })).key).not.toBe(readOne(v1()).key);
  });

  it.each([
    [
      'anyone may change something',
      v1({ isPublic: true, action: ['s3:GetObject', 's3:PutObject'] }),
      'critical',
    ],
    ['anyone may assume the role', v1({ isPublic: true }), 'critical'],
    [
      'anyone may read',
      v1({ isPublic: true, action: ['s3:GetObject', 's3:ListBucket'] }),
      'high',
    ],
    ['another account may do something', v1(), 'medium'],
    [
      'another principal of the organisation may',
      v2('InternalAccess', {
        internalAccessDetails: { action: ['s3:PutObject'] },
      }),
      'low',
    ],
    [
      'a password is unused',
      v2('UnusedIAMUserPassword', { unusedIamUserPasswordDetails: {} }),
      'medium',
    ],
    [
      'a key is unused',
      v2('UnusedIAMUserAccessKey', {
        unusedIamUserAccessKeyDetails: { accessKeyId: 'AKIA' },
      }),
      'medium',
    ],
    [
      'a role is unused',
      v2('UnusedIAMRole', { unusedIamRoleDetails: {} }),
      'low',
    ],
    [
      'a permission to change is unused',
      v2('UnusedPermission', {
        unusedPermissionDetails: {
          serviceNamespace: 'iam',
          actions: [{ action: 'GetUser' }, { action: 'CreateUser' }],
        },
      }),
      'low',
    ],
    [
      'a permission to read is unused',
      v2('UnusedPermission', {
        unusedPermissionDetails: {
          serviceNamespace: 'iam',
          actions: [{ action: 'GetUser' }],
        },
      }),
      'informational',
    ],
    [
      'a service that is not used at all may change something',
      v2('UnusedPermission', {
        unusedPermissionDetails: { serviceNamespace: 'iam' },
      }),
      'low',
    ],
    [
      'a permission to change is unused beside one to read',
      {
        ...v2('UnusedPermission'),
        findingDetails: [
          {
            unusedPermissionDetails: {
              serviceNamespace: 'logs',
              actions: [{ action: 'DescribeLogGroups' }],
            },
          },
          {
            unusedPermissionDetails: {
              serviceNamespace: 's3',
              actions: [{ action: 'DeleteBucket' }],
            },
          },
        ],
      },
      'low',
    ],
  ])('is as severe as what it lets one do: %s', (_, finding, severity) => {
    expect(readOne(finding)).toMatchObject({ severity, warnings: [] });
  });

  it('names every permission that is not used', () => {
    const services = [
      { serviceNamespace: 'logs', actions: [{ action: 'DescribeLogGroups' }] },
      { serviceNamespace: 'iam' },
    ];
    expect(
      readOne({
        ...v2('UnusedPermission'),
        findingDetails: services.map(unusedPermissionDetails => ({
          unusedPermissionDetails,
        })),
      }).description,
    ).toBe(`${ROLE} does not use logs:DescribeLogGroups, iam:*.`);
  });

  it('is read from an event of EventBridge, and resolved where that says it was deleted', () => {
    const { resourceOwnerAccount, ...finding } = v1();
    const event = (changes: object) => ({
      'detail-type': 'Access Analyzer Finding',
      source: 'aws.access-analyzer',
      detail: { ...finding, accountId: resourceOwnerAccount, ...changes },
    });
    expect(readOne(event({ isDeleted: false }))).toMatchObject({
      key: readOne(v1()).key,
      scopeId: '111122223333',
      sourceState: 'active',
    });
    expect(readOne(event({ isDeleted: true }))).toMatchObject({
      sourceState: 'resolved',
      status: 'pass',
    });
  });

  it('says that the list of the second version does not tell how severe it is', () => {
    expect(readOne(v2('ExternalAccess'))).toMatchObject({
      severity: 'medium',
      warnings: [
        'event 0: the answer has no details of the access; severity was taken as medium',
      ],
    });
  });

  it.each([
    ['ACTIVE', 'active', 'fail'],
    ['ARCHIVED', 'suppressed', 'fail'],
    ['RESOLVED', 'resolved', 'pass'],
  ])('of status %s is %s at its source', (status, sourceState, ours) => {
    expect(readOne(v1({ status }))).toMatchObject({
      sourceState,
      status: ours,
    });
  });

  it('asks a person where the resource could not be analysed', () => {
    expect(readOne(v1({ error: 'ACCESS_DENIED' })).status).toBe('manual');
  });

  it('reads times as recordings of boto3 write them', () => {
    const analyzedAt = {
      __class__: 'datetime',
      year: 2026,
      month: 10,
      day: 2,
      hour: 8,
      minute: 9,
      second: 10,
      microsecond: 123456,
    };
    expect(readOne(v1({ analyzedAt })).observedAt).toBe(
      '2026-10-02T08:09:10.123Z',
    );
  });
});
