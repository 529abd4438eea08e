import { prowlerEvent, standardEvent } from '../__testUtils__/ocsfEvents';
import {
  describeWithSharedData,
  sharedText,
} from '../__testUtils__/sharedData';
import { foldFindings } from '../fold';
import { readFindings } from './readFindings';

function read(text: string, options: { simulated?: boolean } = {}) {
  return readFindings({
    file: 'scan.json',
    text,
    source: 'nightly',
    ...options,
  });
}

function readOne(event: unknown) {
  const { records, warnings, errors } = read(JSON.stringify(event));
  expect(errors).toEqual([]);
  expect(records).toHaveLength(1);
  return { ...records[0], warnings };
}

describe('readFindings', () => {
  describe('takes a file apart', () => {
    const two = [
      prowlerEvent(),
      prowlerEvent({ 'metadata.event_code': 'iam_user_mfa_enabled' }),
    ];

    it.each([
      ['a JSON array', JSON.stringify(two)],
      ['one event a line', two.map(each => JSON.stringify(each)).join('\n')],
      [
        'one event a line with CRLF',
        `${two.map(each => JSON.stringify(each)).join('\r\n')}\r\n`,
      ],
      ['an array behind a byte order mark', `\ufeff${JSON.stringify(two)}`],
      [
        'indented events that follow each other',
        two.map(each => JSON.stringify(each, null, 2)).join('\n'),
      ],
    ])('reads %s', (_, text) => {
      const { records, errors } = read(text);
      expect(errors).toEqual([]);
      expect(records.map(each => each.checkId)).toEqual([
        'ec2_securitygroup_allow_ingress_from_internet_to_port_22',
        'iam_user_mfa_enabled',
      ]);
    });

    it('reads a single object', () => {
      expect(readOne(standardEvent()).checkId).toBe('IAM.5');
    });

    it('reads an empty array as a scan that found nothing', () => {
      expect(read('[]')).toEqual({ records: [], warnings: [], errors: [] });
    });

    it.each(['', '  \n '])('calls %j an empty file', text => {
      const { records, errors } = read(text);
      expect(records).toEqual([]);
      expect(errors.map(each => each.message)).toEqual([
        'scan.json: found an empty file, expected a JSON array of events, one event a line, or a table. Run the scanner again and look at its own log.',
      ]);
    });
  });

  describe('reads what Prowler writes', () => {
    it('makes one flat record of an event', () => {
      const event = prowlerEvent();
      const record = readOne(event);
      expect(record).toEqual({
        key: expect.stringMatching(/^[0-9a-f]{64}$/),
        source: 'nightly',
        format: 'ocsf',
        providerUid: 'prowler-aws-ec2-111122223333-eu-west-1-sg-0a1',
        product: 'Prowler',
        checkId: 'ec2_securitygroup_allow_ingress_from_internet_to_port_22',
        title: 'Port 22 is closed to the internet',
        description:
          'Security group sg-0a1 lets the whole internet reach port 22.',
        severity: 'high',
        status: 'fail',
        sourceState: 'active',
        provider: 'aws',
        scopeId: '111122223333',
        region: 'eu-west-1',
        resourceUid: 'arn:aws:ec2:eu-west-1:111122223333:security-group/sg-0a1',
        resourceName: 'sg-0a1',
        resourceType: 'AwsEc2SecurityGroup',
        tags: { learner: 'ada', lab: 'mod-102' },
        scopeTags: { cohort: 'spring' },
        principal: undefined,
        discriminator: '',
        observedAt: '2026-09-21T14:13:20.000Z',
        remediation: 'Allow port 22 from your own address only.',
        remediationUrl: 'https://docs.example.org/port-22',
        simulated: false,
        eventDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
        raw: event,
        warnings: [],
      });
    });

    it.each([
      ['PASS', 'pass'],
      ['FAIL', 'fail'],
      ['MANUAL', 'manual'],
    ])(
      'takes the status from status_code %s and not from status_id',
      (code, status) => {
        expect(readOne(prowlerEvent({ status_code: code })).status).toBe(
          status,
        );
      },
    );

    it('tells the findings of two access keys of one user apart', () => {
      const keyOf = (accessKey: string) =>
        readOne(
          prowlerEvent({
            'metadata.event_code': 'iam_rotate_access_key_90_days',
            status_detail: `User ada has not rotated access key ${accessKey} for 120 days.`,
          }),
        ).key;
      expect(keyOf('AKIAIOSFODNN7EXAMPLE')).not.toBe(
        keyOf('AKIAI44QH8DHBEXAMPLE'),
      );
    });

    it('finds provider and scope of a Kubernetes event, which names neither', () => {
      const record = readOne(
        prowlerEvent({
          cloud: undefined,
          resources: [
            {
              uid: 'pod-1',
              type: 'KubernetesAPIServer',
              namespace: 'kube-system',
              labels: [],
            },
          ],
        }),
      );
      expect(record).toMatchObject({
        provider: 'kubernetes',
        scopeId: 'kube-system',
      });
      expect(record.warnings).toEqual([
        'event 0: cloud.provider is missing; kubernetes was taken from the resource',
        'event 0: cloud.account.uid is missing; account or namespace of the resource was taken',
      ]);
    });
  });

  describe('reads what the standard says', () => {
    it.each([
      [1, 'pass'],
      [2, 'warning'],
      [3, 'fail'],
    ])('takes compliance.status_id %d as %s', (id, status) => {
      expect(
        readOne(standardEvent({ 'compliance.status_id': id })).status,
      ).toBe(status);
    });

    it.each([[0], [undefined], [77]])(
      'leaves a compliance finding of status_id %s and no other outcome to a person',
      id => {
        expect(
          readOne(standardEvent({ 'compliance.status_id': id })),
        ).toMatchObject({
          status: 'manual',
          warnings: [expect.stringContaining('is no outcome')],
        });
      },
    );

    it('takes a user that a finding is about as its principal, and tags in name and value', () => {
      expect(readOne(standardEvent())).toMatchObject({
        principal: 'arn:aws:iam::111122223333:user/ada',
        tags: { learner: 'ada' },
        provider: 'aws',
      });
    });

    it.each([
      [0, 'unknown'],
      [1, 'informational'],
      [2, 'low'],
      [3, 'medium'],
      [4, 'high'],
      [5, 'critical'],
      [6, 'critical'],
    ])('maps severity_id %d to %s', (id, severity) => {
      expect(readOne(standardEvent({ severity_id: id })).severity).toBe(
        severity,
      );
    });

    it('takes the name of a severity that has no number', () => {
      expect(
        readOne(standardEvent({ severity_id: 99, severity: 'Important' }))
          .severity,
      ).toBe('high');
    });

    it('warns of a severity that it does not know and keeps the finding', () => {
      const record = readOne(standardEvent({ severity_id: 'loud' }));
      expect(record.severity).toBe('unknown');
      expect(record.warnings).toEqual([
        'event 0: severity_id "loud" and severity nothing are not known; taken as unknown',
      ]);
    });

    it('takes a vulnerability for open without any status', () => {
      expect(
        readOne(
          standardEvent({
            class_uid: 2002,
            compliance: undefined,
            vulnerabilities: [{ cve: { uid: 'CVE-2026-1234' } }],
          }),
        ),
      ).toMatchObject({ status: 'fail', checkId: 'CVE-2026-1234' });
    });

    it.each([
      ['status_id 4', { status_id: 4 }, 'resolved', 'pass'],
      ['activity_id 3', { activity_id: 3 }, 'resolved', 'pass'],
      ['status_id 3', { status_id: 3 }, 'suppressed', 'fail'],
    ])(
      'reads from %s what became of the finding at its source',
      (_, overrides, sourceState, status) => {
        expect(readOne(standardEvent(overrides))).toMatchObject({
          sourceState,
          status,
        });
      },
    );
  });

  describe('reads times', () => {
    it.each([
      ['milliseconds', { time: 1790000000123 }, '2026-09-21T14:13:20.123Z'],
      ['seconds', { time: 1790000000 }, '2026-09-21T14:13:20.000Z'],
      [
        'a number written as text',
        { time: '1790000000' },
        '2026-09-21T14:13:20.000Z',
      ],
      [
        'time_dt with an offset',
        { time: undefined, time_dt: '2026-09-21T16:13:20.5+02:00' },
        '2026-09-21T14:13:20.500Z',
      ],
      [
        'microseconds in time_dt',
        { time: undefined, time_dt: '2026-09-21T14:13:20.123456Z' },
        '2026-09-21T14:13:20.123Z',
      ],
    ])('in %s', (_, overrides, observedAt) => {
      const record = readOne(standardEvent(overrides));
      expect(record.observedAt).toBe(observedAt);
      expect(record.warnings).toEqual([]);
    });

    it('without a zone as UTC, and says so', () => {
      const record = readOne(
        standardEvent({ time: undefined, time_dt: '2026-09-21T14:13:20' }),
      );
      expect(record.observedAt).toBe('2026-09-21T14:13:20.000Z');
      expect(record.warnings).toEqual([
        'event 0: time_dt has no time zone; taken as UTC',
      ]);
    });

    it('from finding_info.created_time where older tools give no other', () => {
      const record = readOne(
        prowlerEvent({ time: undefined, time_dt: undefined }),
      );
      expect(record.observedAt).toBe('2026-09-21T14:13:20.000Z');
      expect(record.warnings).toEqual([
        'event 0: time is missing; finding_info.created_time was taken for it',
      ]);
    });
  });

  describe('names what is wrong, where, and what to do', () => {
    it.each([
      [
        'an unknown class',
        standardEvent({ class_uid: 3002 }),
        'scan.json, event 0, field class_uid: found 3002, expected one of 2002, 2003, 2004, 2008. Export findings (vulnerability, compliance, detection or IAM analysis) and keep other events out of the folder.',
      ],
      [
        'a time out of range',
        standardEvent({ time: 17900 }),
        'scan.json, event 0, field time: found 17900, expected epoch seconds, epoch milliseconds or ISO 8601, between 1970 and 2100. Correct the time, or leave the field out if another one has it.',
      ],
      [
        'a time that is none',
        standardEvent({ time: '2026-13-45T00:00:00Z' }),
        'scan.json, event 0, field time: found "2026-13-45T00:00:00Z", expected epoch seconds, epoch milliseconds or ISO 8601, between 1970 and 2100. Correct the time, or leave the field out if another one has it.',
      ],
      [
        'no time at all',
        standardEvent({ time: undefined }),
        'scan.json, event 0, field time: found nothing, expected time, time_dt, finding_info.last_seen_time, finding_info.last_seen_time_dt, finding_info.modified_time, finding_info.modified_time_dt, finding_info.created_time or finding_info.created_time_dt. Export the finding with the time when it was observed.',
      ],
      [
        'neither resource nor account',
        standardEvent({ resources: [], cloud: undefined }),
        'scan.json, event 0, field resources.0.uid: found [], expected the id of the resource that the finding is about. Export the finding with its resources or its account.',
      ],
      [
        'neither check nor title',
        standardEvent({
          compliance: undefined,
          finding_info: {},
          status_code: 'FAIL',
        }),
        'scan.json, event 0, field finding_info.title: found nothing, expected the id of the check in metadata.event_code, compliance.control or finding_info.analytic.uid. Export the finding with the id or at least the title of its check.',
      ],
      [
        'another kind of JSON',
        { hello: 'world' },
        'scan.json, event 0: found an object with the fields ["hello"], expected an event of OCSF, ASFF, Access Analyzer, Security Command Center, Google recommender, Defender, SARIF, a credential report or Prowler. Export the findings as OCSF, e.g. `prowler -M json-ocsf`.',
      ],
      [
        'a value that is no object',
        [42],
        'scan.json, event 0: found 42, expected an object. Remove it: each event is one JSON object.',
      ],
    ])('for %s', (_, event, message) => {
      const { records, errors } = read(JSON.stringify(event));
      expect(records).toEqual([]);
      expect(errors.map(each => each.message)).toEqual([message]);
    });

    it('and keeps the good events beside a bad one', () => {
      const { records, errors } = read(
        JSON.stringify([
          prowlerEvent(),
          prowlerEvent({ class_uid: 'x' }),
          standardEvent(),
        ]),
      );
      expect(records.map(each => each.product)).toEqual([
        'Prowler',
        'Example scanner',
      ]);
      expect(errors).toEqual([
        expect.objectContaining({
          file: 'scan.json',
          index: 1,
          field: 'class_uid',
          found: '"x"',
        }),
      ]);
    });

    it('with the line where events stand one a line', () => {
      const good = JSON.stringify(prowlerEvent());
      const { records, errors } = read(
        `${good}\n\n${good.slice(0, 50)}\n${good}\n`,
      );
      expect(records).toHaveLength(2);
      expect(errors).toEqual([
        expect.objectContaining({
          index: 1,
          line: 3,
          expected: 'one JSON object an event',
        }),
      ]);
    });

    it('and keeps the events before the place where an array was cut off', () => {
      const text = JSON.stringify(
        [prowlerEvent(), standardEvent(), prowlerEvent()],
        null,
        2,
      );
      const { records, errors } = read(text.slice(0, -30));
      expect(records).toHaveLength(2);
      expect(errors).toEqual([
        expect.objectContaining({ index: 2, line: expect.any(Number) }),
      ]);
    });

    it('and keeps the events after one whose quote is missing', () => {
      const text = JSON.stringify(
        [prowlerEvent(), standardEvent(), prowlerEvent()],
        null,
        2,
      ).replace('"IAM.5"', '"IAM.5');
      const { records, errors } = read(text);
      expect(records).toHaveLength(2);
      expect(errors.map(each => each.index)).toEqual([1]);
    });

    it('and never throws, wherever a file is cut off', () => {
      const text = JSON.stringify([prowlerEvent(), standardEvent()]);
      for (let length = 0; length < text.length; length += 7) {
        const { records, errors } = read(text.slice(0, length));
        expect(errors.length).toBeGreaterThan(0);
        expect(records.length).toBeLessThanOrEqual(2);
      }
    });
  });

  it('says once what it guessed at many events', () => {
    const { warnings } = read(
      JSON.stringify(
        Array.from({ length: 5 }, () =>
          standardEvent({ time: undefined, time_dt: '2026-09-21T14:13:20' }),
        ),
      ),
    );
    expect(warnings).toEqual([
      'events 0, 1, 2 and 2 more: time_dt has no time zone; taken as UTC',
    ]);
  });

  it('marks a finding as simulated by its label, or by its source as a whole', () => {
    const labelled = read(
      JSON.stringify(standardEvent({ 'metadata.labels': ['simulated'] })),
    );
    const declared = read(JSON.stringify(standardEvent()), { simulated: true });
    expect(labelled.records[0].simulated).toBe(true);
    expect(declared.records[0].simulated).toBe(true);
  });

  it('gives shell commands and scripts no chance to become a link', () => {
    const record = readOne(
      prowlerEvent({
        'remediation.references': ['data:text/html,x', 'ftp://x', 'aws s3 ls'],
      }),
    );
    expect(record.remediationUrl).toBeUndefined();
  });

  describeWithSharedData(
    'reads the real exports of Prowler (../shared/data beside the checkout)',
    () => {
      const cases = [
        {
          cloud: 'aws',
          events: 5,
          findings: 5,
          statuses: { fail: 2, manual: 3 },
          severities: { low: 1, medium: 4 },
        },
        {
          cloud: 'azure',
          events: 5,
          findings: 5,
          statuses: { fail: 5 },
          severities: { low: 1, medium: 3, high: 1 },
        },
        // Three events name one redacted firewall, twice as passed and once as failed.
        {
          cloud: 'gcp',
          events: 5,
          findings: 3,
          statuses: { fail: 2, pass: 1 },
          severities: { medium: 2, critical: 1 },
        },
        {
          cloud: 'kubernetes',
          events: 6,
          findings: 6,
          statuses: { fail: 5, pass: 1 },
          severities: { medium: 4, high: 2 },
        },
      ];

      it.each(cases)(
        'of $cloud',
        ({ cloud, events, findings, statuses, severities }) => {
          const file = `example_output_${cloud}.ocsf.json`;
          const { records, errors } = readFindings({
            file,
            text: sharedText(`prowler-ocsf/${file}`),
          });
          expect(errors).toEqual([]);
          expect(records).toHaveLength(events);
          const folded = foldFindings(records);
          expect(folded).toHaveLength(findings);
          expect(count(folded.map(each => each.status))).toEqual(statuses);
          expect(count(folded.map(each => each.severity))).toEqual(severities);
          expect(new Set(records.map(each => each.provider))).toEqual(
            new Set([cloud]),
          );
          expect(
            new Set(records.map(each => each.observedAt.slice(0, 10))),
          ).toEqual(new Set(['2025-02-14']));
        },
      );

      it('with the labels of the project that a resource is in', () => {
        const { records } = readFindings({
          file: 'gcp',
          text: sharedText('prowler-ocsf/example_output_gcp.ocsf.json'),
        });
        expect(records.map(each => each.scopeTags.tag)).toEqual(
          Array(5).fill('test'),
        );
      });
    },
  );
});

function count(values: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) {
    counts[value] = (counts[value] ?? 0) + 1;
  }
  return counts;
}
