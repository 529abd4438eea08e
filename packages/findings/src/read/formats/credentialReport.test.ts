import { read } from '../../__testUtils__/reading';

describe('IAM credential report', () => {
  const HEADER =
    'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated';
  const root =
    'false,2026-10-30T00:00:00+00:00,not_supported,not_supported,false,true,2026-10-01T00:00:00+00:00,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A';
  const ada =
    'true,2026-10-30T00:00:00+00:00,2026-01-01T00:00:00+00:00,N/A,true,true,2026-06-01T00:00:00+00:00,2026-10-31T00:00:00+00:00,eu-west-1,s3,true,2026-10-15T00:00:00+00:00,N/A,N/A,N/A,false,N/A,false,N/A';
  const report = [
    HEADER,
    `<root_account>,arn:aws:iam::111122223333:root,2020-01-01T00:00:00+00:00,${root}`,
    `ada,arn:aws:iam::111122223333:user/ada,2025-01-01T00:00:00+00:00,${ada}`,
  ].join('\n');
  const RECEIVED = '2026-11-01T00:00:00.000Z';

  const verdicts = (value: unknown, receivedAt?: string) =>
    read(value, receivedAt).records.map(each => [
      each.resourceName,
      each.checkId.replace('credential-report/', ''),
      each.discriminator,
      each.status,
    ]);

  const expected = [
    ['<root_account>', 'root-mfa', '', 'fail'],
    ['<root_account>', 'access-key-age', 'access-key-1', 'pass'],
    ['<root_account>', 'access-key-unused', 'access-key-1', 'pass'],
    ['<root_account>', 'root-access-key', 'access-key-1', 'fail'],
    ['ada', 'mfa', '', 'pass'],
    ['ada', 'password-unused', '', 'pass'],
    ['ada', 'access-key-age', 'access-key-1', 'fail'],
    ['ada', 'access-key-unused', 'access-key-1', 'pass'],
    ['ada', 'access-key-age', 'access-key-2', 'pass'],
    ['ada', 'access-key-unused', 'access-key-2', 'pass'],
  ];

  it('answers for each user what CIS asks of passwords, MFA and keys', () => {
    expect(verdicts(report, RECEIVED)).toEqual(expected);
  });

  it.each([
    ['as text', report],
    ['in base64', Buffer.from(report).toString('base64')],
  ])(
    'is read from the answer of GetCredentialReport %s, with its time',
    (_, Content) => {
      const answer = {
        Content,
        ReportFormat: 'text/csv',
        GeneratedTime: RECEIVED,
      };
      expect(verdicts(answer)).toEqual(expected);
      expect(read(answer).warnings).toEqual([]);
    },
  );

  it('cannot tell the age of anything without a time', () => {
    expect(read(report).errors.map(each => each.field)).toEqual([
      'GeneratedTime',
      'GeneratedTime',
    ]);
  });

  it('gives a key that was never used the age since its making', () => {
    const late = '2026-12-31T00:00:00.000Z';
    expect(verdicts(report, late)).toContainEqual([
      'ada',
      'access-key-unused',
      'access-key-2',
      'fail',
    ]);
  });
});
