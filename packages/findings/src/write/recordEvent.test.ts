import fc from 'fast-check';
import { arbitraryRecord, record } from '../__testUtils__/records';
import {
  describeWithSharedData,
  sharedText,
} from '../__testUtils__/sharedData';
import { readFindings } from '../read';
import { findingKey, FindingRecord } from '../record';
import { iamAnalysisFinding } from './iamAnalysisFinding';
import { recordEvent } from './recordEvent';

/** https://schema.ocsf.io/1.6.0: what is required of a finding, objects within included. */
const REQUIRED = [
  'activity_id',
  'category_uid',
  'class_uid',
  'finding_info.uid',
  'metadata.product',
  'metadata.version',
  'severity_id',
  'time',
  'type_uid',
  'cloud.provider',
];

/** Of the classes: 2008 needs one of its results, and a result of access those who have it. */
const REQUIRED_OF_CLASS: Record<number, string[][]> = {
  2003: [['compliance']],
  2008: [
    ['access_analysis_result.accessors.0.uid'],
    ['permission_analysis_results.0'],
  ],
};

function has(event: object, path: string): boolean {
  return (
    path.split('.').reduce<any>((value, name) => value?.[name], event) !==
    undefined
  );
}

function expectValid(event: { class_uid: number; type_uid: number }) {
  expect(REQUIRED.filter(path => !has(event, path))).toEqual([]);
  expect(
    REQUIRED_OF_CLASS[event.class_uid].some(paths =>
      paths.every(path => has(event, path)),
    ),
  ).toBe(true);
  expect(event.type_uid).toBe(event.class_uid * 100 + 1);
}

function readBack(of: FindingRecord): FindingRecord {
  const event = recordEvent(of);
  expectValid(event);
  const { records, errors } = readFindings({
    file: 'export.json',
    text: JSON.stringify([event]),
    source: of.source,
  });
  expect(errors).toEqual([]);
  return records[0];
}

describe('recordEvent', () => {
  it('is read back without loss, key included', () => {
    const full = record({
      checkId: 'iam_key_age',
      title: 'Keys are young',
      description: 'A key of ada is old',
      providerUid: 'aws-1',
      product: 'Prowler',
      principal: 'ada',
      discriminator: 'second-key',
      sourceState: 'suppressed',
      resourceName: 'ada',
      resourceType: 'AwsIamUser',
      tags: { learner: 'user:default/ada' },
      scopeTags: { cohort: 'autumn' },
      remediation: 'Rotate it',
      remediationUrl: 'https://docs.example.org/rotate',
      simulated: true,
    });
    const { eventDigest, raw, providerUid, ...rest } = {
      ...full,
      key: findingKey(full),
    };
    expect(readBack({ ...full, key: rest.key })).toMatchObject({
      ...rest,
      providerUid: rest.key,
    });
  });

  it('keeps status and severity of every record', () => {
    fc.assert(
      fc.property(arbitraryRecord, each => {
        const { status, severity, observedAt, title } = each;
        expect(readBack(each)).toMatchObject({
          status,
          severity,
          observedAt,
          title,
        });
      }),
    );
  });

  it('says who may use a resource as analysis of access', () => {
    const event = recordEvent(
      record({ format: 'access-analyzer', principal: '444455556666' }),
    );
    expectValid(event);
    expect(event).toMatchObject({
      class_uid: 2008,
      access_analysis_result: { accessors: [{ uid: '444455556666' }] },
    });
  });
});

describe('iamAnalysisFinding', () => {
  it('names the identity, its privileges and the policy', () => {
    const event = iamAnalysisFinding({
      uid: 'f-1',
      checkId: 'aws-administrator',
      title: 'Nobody may do everything',
      description: 'ada is an administrator',
      severity: 'high',
      status: 'fail',
      observedAt: '2026-11-01T00:00:00Z',
      product: { name: 'academy', vendorName: 'GPU Academy' },
      provider: 'aws',
      resource: { uid: 'ada' },
      analysis: { principal: 'ada', privileges: ['*'], policy: 'all' },
    });
    expectValid(event);
    expect(event).toMatchObject({
      user: { uid: 'ada' },
      permission_analysis_results: [
        { policy: { name: 'all' }, granted_privileges: ['*'] },
      ],
    });
  });
});

describeWithSharedData(
  'recordEvent of published findings (needs ../shared/data)',
  () => {
    it.each([
      'asff/prowler-run-731.asff.json',
      'access-analyzer/awscli-accessanalyzer-list-findings.json',
      'scc/bad_ip_scc.json',
      'azure/defender-assessments-cassette.json',
      'prowler-ocsf/example_output_kubernetes.ocsf.json',
    ])('keeps every key of %s', path => {
      const { records } = readFindings({
        file: path,
        text: sharedText(path),
        receivedAt: '2026-11-01T00:00:00.000Z',
      });
      const events = records.map(recordEvent);
      events.forEach(expectValid);
      const again = readFindings({
        file: 'export.json',
        text: JSON.stringify(events),
      });
      const states = (of: FindingRecord[]) =>
        of.map(each => [each.key, each.status, each.severity]);
      expect(again.errors).toEqual([]);
      expect(states(again.records)).toEqual(states(records));
    });
  },
);
