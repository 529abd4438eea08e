import fc from 'fast-check';
import { propertyRuns } from '../__testUtils__/propertyRuns';
import { prowlerEvent, standardEvent } from '../__testUtils__/ocsfEvents';
import { readFindings } from './readFindings';

/** A format as it comes: what is before its events, between them and after them. */
interface Sample {
  before: string;
  events: string[];
  between: string;
  after: string;
  /** Records of each event that is whole. */
  each: number;
}

const AT = '2026-10-01T08:00:00Z';
const three = (event: (at: number) => object) =>
  [0, 1, 2].map(at => JSON.stringify(event(at)));
const json = (
  event: (at: number) => object,
  [before, after] = ['[', ']'],
): Sample => ({ before, events: three(event), between: ',', after, each: 1 });
const table = (header: string, row: (at: number) => string, each: number) => ({
  before: `${header}\n`,
  events: [0, 1, 2].map(row),
  between: '\n',
  after: '\n',
  each,
});

const asff = (at: number) => ({
  SchemaVersion: '2018-10-08',
  Id: `finding-${at}`,
  ProductArn: 'arn:aws:securityhub:eu-west-1::product/aws/securityhub',
  GeneratorId: 'iam.5',
  AwsAccountId: '111122223333',
  CreatedAt: AT,
  UpdatedAt: AT,
  Title: 'MFA is on',
  Description: 'It is off, {says} "the scanner".',
  Severity: { Label: 'HIGH' },
  Resources: [
    { Type: 'AwsIamUser', Id: `arn:aws:iam::111122223333:user/u${at}` },
  ],
  Compliance: { Status: 'FAILED' },
});
const analyzerV1 = (at: number) => ({
  id: `v1-${at}`,
  principal: { AWS: '444455556666' },
  action: ['s3:GetObject'],
  resource: `arn:aws:s3:::lab-${at}`,
  resourceType: 'AWS::S3::Bucket',
  isPublic: false,
  condition: {},
  status: 'ACTIVE',
  resourceOwnerAccount: '111122223333',
  createdAt: AT,
  analyzedAt: AT,
  updatedAt: AT,
});
const analyzerV2 = (at: number) => ({
  id: `v2-${at}`,
  resource: `arn:aws:iam::111122223333:role/r${at}`,
  resourceType: 'AWS::IAM::Role',
  resourceOwnerAccount: '111122223333',
  status: 'ACTIVE',
  findingType: 'UnusedIAMRole',
  createdAt: AT,
  analyzedAt: AT,
  updatedAt: AT,
});
const securityCommandCenter = (at: number) => ({
  finding: {
    name: `organizations/1/sources/2/findings/${at}`,
    category: 'PUBLIC_BUCKET_ACL',
    resourceName: `//storage.googleapis.com/lab-${at}`,
    state: 'ACTIVE',
    severity: 'HIGH',
    eventTime: AT,
  },
  resource: { projectDisplayName: 'lab' },
});
const recommendation = (at: number) => ({
  name: `projects/1/locations/global/recommenders/google.iam.policy.Recommender/recommendations/${at}`,
  description: 'Remove it',
  lastRefreshTime: AT,
  recommenderSubtype: 'REMOVE_ROLE',
  priority: 'P1',
  primaryImpact: { category: 'SECURITY' },
  content: {
    overview: { member: `user:u${at}@example.com`, removedRole: 'roles/owner' },
  },
  stateInfo: { state: 'ACTIVE' },
});
const insight = (at: number) => ({
  name: `projects/1/locations/global/insightTypes/google.iam.policy.Insight/insights/${at}`,
  insightSubtype: 'PERMISSIONS_USAGE',
  description: 'Unused',
  lastRefreshTime: AT,
  category: 'SECURITY',
  severity: 'HIGH',
  content: { role: 'roles/editor', member: `user:u${at}@example.com` },
  targetResources: ['//cloudresourcemanager.googleapis.com/projects/1'],
  stateInfo: { state: 'ACTIVE' },
});
const assessment = (at: number) => {
  const resource = `/subscriptions/s1/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/lab${at}`;
  return {
    id: `${resource}/providers/Microsoft.Security/assessments/a-1`,
    name: 'a-1',
    type: 'Microsoft.Security/assessments',
    properties: {
      displayName: 'Closed to the internet',
      resourceDetails: { source: 'Azure', id: resource },
      status: { code: 'Unhealthy', statusChangeDate: AT },
      metadata: { severity: 'High' },
    },
  };
};
const sarifResult = (at: number) => ({
  ruleId: 'R1',
  level: 'error',
  message: { text: 'Open' },
  locations: [
    {
      physicalLocation: {
        artifactLocation: { uri: `file-${at}.tf` },
        region: { startLine: 3 },
      },
    },
  ],
});

const CREDENTIALS =
  'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated';

const SAMPLES: Record<string, Sample> = {
  'OCSF of Prowler': json(at =>
    prowlerEvent({ 'finding_info.uid': `f-${at}` }),
  ),
  'OCSF as the standard has it': json(at =>
    standardEvent({ 'finding_info.uid': `f-${at}` }),
  ),
  'Security Hub V2': json(
    at => standardEvent({ 'finding_info.uid': `f-${at}` }),
    ['{"Findings":[', ']}'],
  ),
  'OCSF, an event a line': {
    ...json(at => standardEvent({ 'finding_info.uid': `f-${at}` })),
    before: '',
    between: '\n',
    after: '\n',
  },
  ASFF: json(asff, ['{"Findings":[', ']}']),
  'ASFF as a list': json(asff),
  'Access Analyzer V1': json(analyzerV1, ['{"findings":[', ']}']),
  'Access Analyzer V2': json(analyzerV2, [
    '{"findings":[',
    '],"nextToken":"x"}',
  ]),
  'IAM credential report': table(
    CREDENTIALS,
    at =>
      `u${at},arn:aws:iam::111122223333:user/u${at},2026-01-01T00:00:00+00:00,true,${AT},${AT},N/A,true,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A`,
    2,
  ),
  'Security Command Center': json(securityCommandCenter, [
    '{"listFindingsResults":[',
    '],"totalSize":3}',
  ]),
  'Google recommendations': json(recommendation, [
    '{"recommendations":[',
    ']}',
  ]),
  'Google insights': json(insight),
  'Defender assessments': json(assessment, ['{"value":[', ']}']),
  'Resource Graph': json(assessment, ['{"count":3,"data":[', ']}']),
  SARIF: json(sarifResult, [
    '{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"scanner","rules":[]}},"results":[',
    ']}]}',
  ]),
  'Prowler CSV': table(
    'TIMESTAMP;ACCOUNT_UID;FINDING_UID;PROVIDER;CHECK_ID;CHECK_TITLE;STATUS;STATUS_EXTENDED;SEVERITY;RESOURCE_UID;REGION',
    at =>
      `${AT};111122223333;f-${at};aws;c;T;FAIL;"Open; to ""all""";high;arn:aws:s3:::lab-${at};eu-west-1`,
    1,
  ),
};

const names = Object.keys(SAMPLES);
const textOf = ({ before, events, between, after }: Sample) =>
  `${before}${events.join(between)}${after}`;

function read(text: string) {
  return readFindings({
    file: 'scan',
    text,
    receivedAt: '2026-11-01T00:00:00.000Z',
  });
}

describe('findings of every format', () => {
  it.each(names)('are read whole: %s', name => {
    const { records, errors } = read(textOf(SAMPLES[name]));
    expect(errors).toEqual([]);
    expect(records).toHaveLength(3 * SAMPLES[name].each);
  });

  it.each(names)(
    'are kept up to where the file was cut off, with an error that says where: %s',
    name => {
      const sample = SAMPLES[name];
      const text = textOf(sample);
      const ends = sample.events.map(
        (_, at) =>
          sample.before.length +
          sample.events.slice(0, at + 1).join(sample.between).length,
      );
      const lastEvent = ends[2];
      fc.assert(
        fc.property(fc.integer({ min: 1, max: lastEvent - 1 }), length => {
          const { records, errors } = read(text.slice(0, length));
          const whole = ends.filter(end => end <= length).length;
          expect(records.length).toBeGreaterThanOrEqual(whole * sample.each);
          expect(errors.length > 0 || isWellFormedUpTo(sample, length)).toBe(
            true,
          );
          for (const { message } of errors) {
            expect(message).toMatch(
              /^scan(, event \d+)?(, line \d+)?(, field [^:]+)?: found /,
            );
          }
        }),
        { numRuns: propertyRuns(60) },
      );
    },
  );

  it.each(names.filter(name => SAMPLES[name].between === ','))(
    'are kept beside one with any value in any field: %s',
    name => {
      const sample = SAMPLES[name];
      const event = JSON.parse(sample.events[1]);
      const paths = pathsOf(event);
      fc.assert(
        fc.property(
          fc.constantFrom(...paths),
          fc.jsonValue({ maxDepth: 2 }),
          (path, value) => {
            const events = [
              sample.events[0],
              JSON.stringify(withValue(event, path, value)),
              sample.events[2],
            ];
            const { records, errors, warnings } = read(
              textOf({ ...sample, events }),
            );
            expect(records.length).toBeGreaterThanOrEqual(2);
            // What was left out is told of.
            expect(
              records.length + errors.length + warnings.length,
            ).toBeGreaterThanOrEqual(3);
          },
        ),
        { numRuns: propertyRuns(60) },
      );
    },
  );
});

/** Lines may end after any of them, and nobody can tell a text in the last column of a row from the beginning of one. */
function isWellFormedUpTo(sample: Sample, length: number): boolean {
  const { before, between, events } = sample;
  if (between !== '\n') {
    return false;
  }
  const lastLine = textOf(sample).slice(0, length).split('\n').pop()!;
  const isTable = before !== '';
  return (
    length <= before.length ||
    lastLine === '' ||
    events.includes(lastLine) ||
    (isTable &&
      lastLine.split(/[;,]/).length === events[0].split(/[;,]/).length)
  );
}

function pathsOf(value: unknown, prefix: string[] = []): string[][] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, each]) => [
        [...prefix, key],
        ...pathsOf(each, [...prefix, key]),
      ])
    : [];
}

function withValue(root: unknown, path: string[], value: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) {
    return value;
  }
  const copy: any = Array.isArray(root) ? [...root] : { ...(root as object) };
  copy[name] = withValue(copy[name], rest, value);
  return copy;
}
