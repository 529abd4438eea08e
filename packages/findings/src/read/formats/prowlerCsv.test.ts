import { read, readOne } from '../../__testUtils__/reading';

describe("Prowler's CSV", () => {
  const text = [
    'AUTH_METHOD;TIMESTAMP;ACCOUNT_UID;ACCOUNT_TAGS;FINDING_UID;PROVIDER;CHECK_ID;CHECK_TITLE;STATUS;STATUS_EXTENDED;MUTED;SEVERITY;RESOURCE_TYPE;RESOURCE_UID;RESOURCE_TAGS;REGION;REMEDIATION_RECOMMENDATION_URL',
    'profile;2026-10-02 08:00:00.123456;111122223333;cohort:spring;uid;aws;ec2_open_22;Port 22 is closed;FAIL;"sg-1 is open; to everyone";False;high;AwsEc2SecurityGroup;sg-1;learner=ada | lab=1;eu-west-1;https://docs.example.org/22',
    'profile;2026-10-02 08:00:00;111122223333;;uid;aws;ec2_open_22;Port 22 is closed;PASS;sg-2 is closed;True;high;AwsEc2SecurityGroup;sg-2;;eu-west-1;',
    'profile;2026-10-02 08:00:00;111122223333;;uid;aws;ec2_open_22;Port 22 is closed;MAYBE;sg-3;True;high;AwsEc2SecurityGroup;sg-3;;eu-west-1;',
  ].join('\n');

  it('is read row by row, a bad row beside good ones', () => {
    const { records, errors } = read(text);
    expect(records).toMatchObject([
      {
        format: 'prowler-csv',
        checkId: 'ec2_open_22',
        description: 'sg-1 is open; to everyone',
        status: 'fail',
        sourceState: 'active',
        severity: 'high',
        tags: { learner: 'ada', lab: '1' },
        scopeTags: { cohort: 'spring' },
        observedAt: '2026-10-02T08:00:00.123Z',
        remediationUrl: 'https://docs.example.org/22',
      },
      { status: 'pass', sourceState: 'suppressed', tags: {} },
    ]);
    expect(errors).toEqual([
      expect.objectContaining({
        index: 2,
        line: 4,
        field: 'STATUS',
        found: '"MAYBE"',
      }),
    ]);
  });

  it('has the keys of its OCSF export', () => {
    const ocsf = {
      class_uid: 2004,
      time: 1790928000,
      severity_id: 4,
      status_code: 'FAIL',
      metadata: { event_code: 'ec2_open_22' },
      finding_info: { uid: 'other', title: 'Port 22 is closed' },
      cloud: { provider: 'aws', account: { uid: '111122223333' } },
      resources: [{ uid: 'sg-1', region: 'eu-west-1' }],
    };
    expect(readOne(ocsf).key).toBe(read(text).records[0].key);
  });
});
