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
      { time: 179000000012345678901234, time_dt: AT },
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

  describe('about several things', () => {
    const cve = (uid: string) => ({ cve: { uid } });
    const machine = (name: string, region = 'eu-west-1') => ({
      uid: `arn:aws:ec2:${region}:111122223333:instance/${name}`,
      name,
      region,
      labels: [`learner:${name}`],
    });
    const vulnerabilities = (changes: object = {}) =>
      standardEvent({
        class_uid: 2002,
        compliance: undefined,
        resources: [machine('ada'), machine('bob', 'us-east-1')],
        vulnerabilities: [cve('CVE-1'), cve('CVE-2')],
        ...changes,
      });

    it('is a record for each resource and each vulnerability, with the whole event beside each', () => {
      const event = vulnerabilities();
      const { records, warnings, errors } = read(event);
      expect([warnings, errors]).toEqual([[], []]);
      expect(
        records.map(each => [each.checkId, each.resourceName, each.region]),
      ).toEqual([
        ['CVE-1', 'ada', 'eu-west-1'],
        ['CVE-2', 'ada', 'eu-west-1'],
        ['CVE-1', 'bob', 'us-east-1'],
        ['CVE-2', 'bob', 'us-east-1'],
      ]);
      expect(records.map(each => each.tags.learner)).toEqual([
        'ada',
        'ada',
        'bob',
        'bob',
      ]);
      expect(new Set(records.map(each => each.key)).size).toBe(4);
      expect(new Set(records.map(each => each.eventDigest)).size).toBe(1);
      for (const { raw } of records) {
        expect(raw).toEqual(JSON.parse(JSON.stringify(event)));
      }
    });

    it('has the keys of events about each alone, in any order', () => {
      const keysOf = (...events: object[]) =>
        events
          .flatMap(each => read(each).records)
          .map(each => each.key)
          .sort();
      for (const more of [{}, { 'metadata.event_code': 'inspector' }]) {
        const together = keysOf(vulnerabilities(more));
        const apart = ['ada', 'bob'].flatMap(name =>
          ['CVE-1', 'CVE-2'].map(uid =>
            vulnerabilities({
              ...more,
              resources: [
                machine(name, name === 'ada' ? 'eu-west-1' : 'us-east-1'),
              ],
              vulnerabilities: [cve(uid)],
            }),
          ),
        );
        expect(new Set(together).size).toBe(4);
        expect(keysOf(...apart)).toEqual(together);
        expect(
          keysOf(
            vulnerabilities({
              ...more,
              resources: [machine('bob', 'us-east-1'), machine('ada')],
              vulnerabilities: [cve('CVE-2'), cve('CVE-1')],
            }),
          ),
        ).toEqual(together);
      }
    });

    it('counts what is named twice once, and leaves out what has no name, with a warning', () => {
      const { records, warnings } = read(
        vulnerabilities({
          resources: [machine('ada'), machine('ada'), { type: 'AwsEc2' }],
          vulnerabilities: [cve('CVE-1')],
        }),
      );
      expect(records).toHaveLength(1);
      expect(warnings).toEqual([
        'event 0: 1 of 3 resources say nothing of which they are and were left out',
      ]);
    });

    it('makes no more than a thousand records', () => {
      const { records, warnings } = read(
        vulnerabilities({
          resources: Array.from({ length: 300 }, (_, i) => machine(`m${i}`)),
          vulnerabilities: Array.from({ length: 300 }, (_, i) => cve(`C-${i}`)),
        }),
      );
      expect(records).toHaveLength(900);
      expect(warnings).toEqual([
        'event 0: the event makes more than 1000 findings; of 300 vulnerabilities the first 3 were taken',
      ]);
    });

    it('is the same in ASFF', () => {
      const { records } = read({
        SchemaVersion: '2018-10-08',
        Id: 'f-1',
        ProductArn: 'arn:aws:securityhub:eu-west-1::product/aws/inspector',
        GeneratorId: 'AWSInspector',
        AwsAccountId: '111122223333',
        UpdatedAt: AT,
        Title: 'Old packages',
        Severity: { Label: 'HIGH' },
        Resources: [
          { Id: machine('ada').uid, Type: 'AwsEc2Instance' },
          { Id: machine('bob').uid, Type: 'AwsEc2Instance' },
        ],
        Vulnerabilities: [{ Id: 'CVE-1' }, { Id: 'CVE-2' }],
      });
      expect(
        records.map(each => [each.resourceUid, each.discriminator]),
      ).toEqual([
        [machine('ada').uid, 'CVE-1'],
        [machine('ada').uid, 'CVE-2'],
        [machine('bob').uid, 'CVE-1'],
        [machine('bob').uid, 'CVE-2'],
      ]);
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

describe('a time', () => {
  const US = 'time has an unusual shape; taken as microseconds';
  const NS = 'time has an unusual shape; taken as nanoseconds';
  const YMD = 'time has an unusual shape; taken as year, month and day';
  const ZONE = 'time has no time zone; taken as UTC';

  it.each<[unknown, string, string[]]>([
    [1790000000, AT, []],
    [1790000000.25, '2026-09-21T14:13:20.250Z', []],
    [1790000000123, '2026-09-21T14:13:20.123Z', []],
    [1790000000123456, '2026-09-21T14:13:20.123Z', [US]],
    ['1790000000123456', '2026-09-21T14:13:20.123Z', [US]],
    [1790000000123456789, '2026-09-21T14:13:20.123Z', [NS]],
    ['1790000000123456789', '2026-09-21T14:13:20.123Z', [NS]],
    ['2026-09-21T14:13:20,5Z', '2026-09-21T14:13:20.500Z', []],
    ['2026-09-21 14:13:20.123456789 +0000 UTC', '2026-09-21T14:13:20.123Z', []],
    ['2026-09-21T14:13:20.000+00', AT, []],
    ['2026-09-21T16:13:20+02:00[Europe/Berlin]', AT, []],
    ['2026-09-21T14Z', '2026-09-21T14:00:00.000Z', []],
    ['2026-09-21 14:13:20 GMT', AT, []],
    ['2016-12-31T23:59:60Z', '2016-12-31T23:59:59.000Z', []],
    ['20260921T141320Z', AT, [YMD]],
    ['20260921141320', AT, [YMD, ZONE]],
    ['2026/09/21 14:13:20', AT, [YMD, ZONE]],
    ['Mon, 21 Sep 2026 14:13:20 +0000', AT, []],
    ['21 Sep 2026 16:13:20 +0200', AT, []],
    ['Mon Sep 21 14:13:20 2026', AT, [ZONE]],
    ['Mon Sep 21 14:13:20 UTC 2026', AT, []],
  ])('may be %p', (time, observedAt, warnings) => {
    const found = one(standardEvent({ time, time_dt: undefined }));
    expect(found.observedAt).toBe(observedAt);
    expect(found.warnings).toEqual(warnings.map(each => `event 0: ${each}`));
  });

  it.each([
    '01/02/2026 10:00:00',
    '2026-13-01T00:00:00Z',
    '2026-9-21',
    '2026-09/21 10:00:00',
    '2026-09-21T10.5Z',
    '31 Foo 2026 10:00:00',
    '12345678901234567890',
    1e20,
    -1790000000123456,
  ])('is not %p, which may be anything', time => {
    const { records, errors } = read(
      standardEvent({ time, time_dt: undefined }),
    );
    expect([records.length, errors.length]).toEqual([0, 1]);
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
