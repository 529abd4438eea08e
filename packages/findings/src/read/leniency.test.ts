import { standardEvent } from '../__testUtils__/ocsfEvents';
import { readFindings } from './readFindings';

const RECEIVED = '2026-11-01T00:00:00.000Z';
const AT = '2026-09-21T14:13:20.000Z';

function read(value: unknown) {
  return readFindings({
    file: 'scan.json',
    text: typeof value === 'string' ? value : JSON.stringify(value),
    source: 'nightly',
    receivedAt: RECEIVED,
  });
}

function one(value: unknown) {
  const { records, errors, warnings } = read(value);
  expect(errors).toEqual([]);
  expect(records).toHaveLength(1);
  return { ...records[0], warnings };
}

describe('an event of OCSF', () => {
  it.each([
    [
      'a time that cannot be read beside one that can',
      { time: 1790000000123456, time_dt: AT },
      AT,
      'event 0: time cannot be read; time_dt was taken for it',
    ],
    [
      'the day alone',
      { time: undefined, time_dt: '2026-09-21' },
      '2026-09-21T00:00:00.000Z',
      'event 0: time_dt has no time zone; taken as UTC',
    ],
    [
      'no time',
      { time: undefined },
      RECEIVED,
      'event 0: the event has no time; that of the file was taken for it',
    ],
  ])('may have %s', (_, changes, observedAt, warning) => {
    expect(one(standardEvent(changes))).toMatchObject({
      observedAt,
      warnings: [warning],
    });
  });

  it('may say its class by its type alone', () => {
    expect(one(standardEvent({ class_uid: undefined }))).toMatchObject({
      status: 'fail',
      warnings: [
        'event 0: class_uid is missing; the class of type_uid was taken',
      ],
    });
  });

  it('may have one resource and no list, as before version 1.3', () => {
    expect(
      one(
        standardEvent({
          resources: undefined,
          resource: {
            uid: 'arn:aws:s3:::lab',
            name: 'lab',
            type: 'AwsS3Bucket',
            region: 'eu-west-1',
            labels: ['learner:ada'],
          },
          'metadata.version': '1.1.0',
        }),
      ),
    ).toMatchObject({
      resourceUid: 'arn:aws:s3:::lab',
      resourceName: 'lab',
      resourceType: 'AwsS3Bucket',
      region: 'eu-west-1',
      tags: { learner: 'ada' },
    });
  });

  it('is told to have more vulnerabilities than one', () => {
    const cve = (uid: string) => ({ cve: { uid } });
    expect(
      one(
        standardEvent({
          class_uid: 2002,
          compliance: undefined,
          vulnerabilities: [cve('CVE-1'), cve('CVE-2')],
        }),
      ),
    ).toMatchObject({
      checkId: 'CVE-1',
      warnings: [
        'event 0: the event names 2 vulnerabilities; the first one was taken',
      ],
    });
  });

  it('may come by EventBridge', () => {
    expect(
      one({
        'detail-type': 'Findings Imported V2',
        detail: { findings: [standardEvent()] },
      }),
    ).toMatchObject({ format: 'ocsf' });
  });
});

describe('a finding of the Security Command Center', () => {
  const finding = {
    name: 'organizations/1/sources/2/locations/global/findings/f',
    canonicalName: 'projects/47/sources/2/locations/global/findings/f',
    resourceName: '//storage.googleapis.com/lab',
    category: 'PUBLIC_BUCKET_ACL',
    severity: 'HIGH',
    state: 'ACTIVE',
    eventTime: AT,
  };

  it('is of the project that its name has where nothing else says one', () => {
    expect(one(finding)).toMatchObject({ scopeId: '47', observedAt: AT });
  });

  it('may spell its fields as protocol buffers do', () => {
    const { resourceName, eventTime, canonicalName, ...rest } = finding;
    expect(
      one({
        finding: {
          ...rest,
          resource_name: resourceName,
          event_time: eventTime,
          canonical_name: canonicalName,
        },
      }),
    ).toMatchObject({
      resourceUid: resourceName,
      observedAt: AT,
      providerUid: canonicalName,
    });
  });
});

describe('an assessment of Defender', () => {
  const id =
    '/subscriptions/s1/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/lab/providers/Microsoft.Security/assessments/a-1';
  const properties = {
    displayName: 'Closed to the internet',
    status: { code: 'Unhealthy' },
    metadata: { severity: 'High' },
    timeGenerated: AT,
  };
  const expected = {
    status: 'fail',
    severity: 'high',
    title: 'Closed to the internet',
    scopeId: 's1',
    observedAt: AT,
  };

  it.each([
    [
      'with its properties as text',
      {
        id,
        name: 'a-1',
        type: 'microsoft.security/assessments',
        properties: JSON.stringify(properties),
      },
    ],
    [
      'with its properties as columns',
      {
        id,
        name: 'a-1',
        type: 'microsoft.security/assessments',
        ...properties,
      },
    ],
    [
      'in a table',
      {
        data: {
          columns: [{ name: 'id' }, { name: 'name' }, { name: 'properties' }],
          rows: [[id, 'a-1', properties]],
        },
      },
    ],
  ])('may come %s', (_, value) => {
    expect(one(value)).toMatchObject(expected);
  });
});

describe('a result of SARIF', () => {
  const run = (result: object) => ({
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'scanner', rules: [{ id: 'R1' }] } },
        versionControlProvenance: [
          { repositoryUri: 'https://git.example.org/lab' },
        ],
        results: [result],
      },
    ],
  });

  it('may name its rule by place, and no file', () => {
    expect(
      one(run({ ruleIndex: 0, message: { text: 'No licence.' } })),
    ).toMatchObject({
      checkId: 'R1',
      resourceUid: 'https://git.example.org/lab',
    });
  });
});

describe('a row of Prowler', () => {
  it('may have fewer columns, and commas between them', () => {
    expect(
      one(
        'TIMESTAMP,ACCOUNT_UID,PROVIDER,CHECK_ID,STATUS,SEVERITY,RESOURCE_UID,REGION\n2026-09-21,s1,azure,c,MANUAL,low,/subscriptions/s1,global\n',
      ),
    ).toMatchObject({
      format: 'prowler-csv',
      status: 'manual',
      observedAt: '2026-09-21T00:00:00.000Z',
    });
  });
});
