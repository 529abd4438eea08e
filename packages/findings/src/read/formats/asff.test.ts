import {
  describeWithSharedData,
  sharedText,
} from '../../__testUtils__/sharedData';
import { read, readOne } from '../../__testUtils__/reading';
import { foldFindings } from '../../fold';

describe('ASFF', () => {
  const finding = (changes: object = {}) => ({
    SchemaVersion: '2018-10-08',
    Id: 'finding-1',
    ProductArn: 'arn:aws:securityhub:eu-west-1::product/aws/securityhub',
    GeneratorId: 'security-control/IAM.5',
    AwsAccountId: '111122223333',
    CreatedAt: '2026-10-01T08:00:00Z',
    UpdatedAt: '2026-10-02T08:00:00Z',
    Severity: { Label: 'MEDIUM', Normalized: 40 },
    Title: 'MFA is on for console users',
    Description: 'Ada has no MFA.',
    ProductFields: { 'aws/securityhub/ProductName': 'Security Hub' },
    Resources: [
      {
        Type: 'AwsIamUser',
        Id: 'arn:aws:iam::111122223333:user/ada',
        Region: 'eu-west-1',
        Tags: { learner: 'ada' },
      },
    ],
    Compliance: { Status: 'FAILED', SecurityControlId: 'IAM.5' },
    RecordState: 'ACTIVE',
    Workflow: { Status: 'NEW' },
    ...changes,
  });

  it('becomes a record', () => {
    expect(readOne(finding())).toMatchObject({
      format: 'asff',
      providerUid: 'finding-1',
      product: 'Security Hub',
      checkId: 'IAM.5',
      title: 'MFA is on for console users',
      description: 'Ada has no MFA.',
      severity: 'medium',
      status: 'fail',
      sourceState: 'active',
      provider: 'aws',
      scopeId: '111122223333',
      region: 'eu-west-1',
      resourceUid: 'arn:aws:iam::111122223333:user/ada',
      tags: { learner: 'ada' },
      principal: 'arn:aws:iam::111122223333:user/ada',
      observedAt: '2026-10-02T08:00:00.000Z',
      warnings: [],
    });
  });

  it('is read alone, in a list, in an answer of Security Hub and in a recording of one', () => {
    const shapes = [
      finding(),
      [finding()],
      { Findings: [finding()], NextToken: 'more' },
      { status_code: 200, data: { Findings: [finding()] } },
    ];
    const keys = shapes.map(shape => readOne(shape).key);
    expect(new Set(keys).size).toBe(1);
  });

  it('keeps the findings of an answer that was cut off', () => {
    const text = JSON.stringify({
      Findings: [finding(), finding(), finding()],
    });
    const { records, errors } = read(text.slice(0, -100));
    expect(records).toHaveLength(2);
    expect(errors).toEqual([expect.objectContaining({ index: 2 })]);
  });

  it.each([
    ['PASSED', 'pass'],
    ['FAILED', 'fail'],
    ['WARNING', 'warning'],
    ['NOT_AVAILABLE', 'manual'],
    ['INFOED', 'manual'],
  ])('of status %s is %s', (Status, status) => {
    expect(readOne(finding({ Compliance: { Status } })).status).toBe(status);
  });

  it('without a compliance status is there because it is there', () => {
    expect(readOne(finding({ Compliance: undefined })).status).toBe('fail');
  });

  it.each([
    [{ RecordState: 'ARCHIVED' }, 'resolved', 'pass'],
    [{ Workflow: { Status: 'RESOLVED' } }, 'resolved', 'pass'],
    [{ Workflow: { Status: 'SUPPRESSED' } }, 'suppressed', 'fail'],
    [{ Workflow: { Status: 'NOTIFIED' } }, 'active', 'fail'],
  ])('with %j is %s at its source', (changes, sourceState, status) => {
    expect(readOne(finding(changes))).toMatchObject({ sourceState, status });
  });

  it.each([
    [0, 'informational'],
    [1, 'low'],
    [39, 'low'],
    [40, 'medium'],
    [69, 'medium'],
    [70, 'high'],
    [89, 'high'],
    [90, 'critical'],
    [100, 'critical'],
  ])(
    'without a label of normalized severity %d is %s',
    (Normalized, severity) => {
      expect(readOne(finding({ Severity: { Normalized } })).severity).toBe(
        severity,
      );
    },
  );

  it('of Prowler names the check as its other formats do', () => {
    expect(
      readOne(
        finding({
          Compliance: { Status: 'FAILED' },
          GeneratorId: 'prowler-iam_user_mfa_enabled_console_access',
          ProductFields: { ProviderName: 'Prowler' },
        }),
      ).checkId,
    ).toBe('iam_user_mfa_enabled_console_access');
  });

  describeWithSharedData(
    'of 731 real findings (../shared/data beside the checkout)',
    () => {
      const readAll = (findings: unknown[]) => read(findings);
      const all = () =>
        JSON.parse(sharedText('asff/prowler-run-731.asff.json')) as unknown[];
      const failing = (values: unknown[]) =>
        foldFindings(readAll(values).records)
          .filter(each => each.status === 'fail')
          .map(each => each.key)
          .sort();

      it('are 728, of which 286 fail, in any order', () => {
        const findings = all();
        const { records, errors, warnings } = readAll(findings);
        expect({ errors, warnings }).toEqual({ errors: [], warnings: [] });
        expect(records).toHaveLength(731);
        expect(foldFindings(records)).toHaveLength(728);
        const inOrder = failing(findings);
        expect(inOrder).toHaveLength(286);
        expect(failing(findings.slice().reverse())).toEqual(inOrder);
        const half = Math.floor(findings.length / 2);
        expect(
          failing([
            ...findings.slice(half),
            ...findings.slice(0, half),
            ...findings,
          ]),
        ).toEqual(inOrder);
      });
    },
  );
});
